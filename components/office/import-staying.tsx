import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ImportPage } from "@/lib/domain/administration/get-import-page";
import { BookedOn } from "../ui/booked-on";
import { Money } from "./money";

/** The payments of a statement that an undoing leaves as they are, each with why. */
export function ImportStaying({ staying, undone }: { staying: ImportPage["staying"]; undone: boolean }) {
  const [t, payments, format] = [
    useTranslations("office.import.staying"),
    useTranslations("office.payments"),
    useFormatter(),
  ];
  if (staying.count === 0) return null;
  const further = staying.count - staying.lines.length;
  return (
    <section className="grid gap-2" aria-labelledby="staying">
      <h2 id="staying" className="text-heading">
        {t(undone ? "stayed" : "title", { count: staying.count })}
      </h2>
      <ul className="border-t border-line">
        {staying.lines.map(({ id, why, payerName, money, bookedAt }) => (
          <li
            key={id}
            className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-line py-3"
          >
            <div className="min-w-0 flex-1 basis-72">
              <p className="font-[560] wrap-anywhere">
                <Link className="link" href={`/office/payments/${id}`}>
                  {payerName || payments("noPayer")}
                </Link>{" "}
                · <Money amount={money} />
              </p>
              <p className="text-ink-2">{t(`why.${why}`)}</p>
            </div>
            <span className="text-meta text-ink-3">
              <BookedOn at={bookedAt} />
            </span>
          </li>
        ))}
      </ul>
      {further > 0 ? <p className="text-meta text-ink-3">{t("further", { count: format.number(further) })}</p> : null}
    </section>
  );
}
