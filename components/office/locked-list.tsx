import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { LockedPerson } from "@/lib/domain/administration/locked-people";

/** People who have used up the tries of a day. */
export function LockedList({ people }: { people: LockedPerson[] }) {
  const [t, format] = [useTranslations("office.people"), useFormatter()];
  return (
    <section className="grid gap-3" aria-labelledby="locked">
      <h2 id="locked" className="text-heading">
        {t("lockedTitle")}
      </h2>
      {people.length === 0 ? (
        <p className="text-ink-2">{t("lockedNone")}</p>
      ) : (
        <ul className="border-t border-line">
          {people.map(({ id, name, email, tries, lockedUntil }) => (
            <li
              key={id}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-b border-line py-3"
            >
              <div className="min-w-0">
                <Link className="link font-[560]" href={`/office/people/${id}`}>
                  {name ?? email}
                </Link>
                {name ? <div className="text-meta break-all text-ink-3">{email}</div> : null}
              </div>
              <div className="text-meta text-amber">
                {t("lockedUntil", {
                  time: format.dateTime(lockedUntil, { dateStyle: "medium", timeStyle: "short" }),
                  tries,
                })}
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
