import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { Queue } from "@/lib/domain/administration/office-overview";

const places: Record<Queue["name"], string> = {
  reviews: "/office/reviews",
  second_approval: "/office/reviews",
  seals: "/office/reviews/seals",
  unmatched: "/office/payments",
  disputed: "/office/payments?tab=disputed",
  proposals: "/office/payments?tab=proposals",
  entries: "/office/payments?tab=proposals",
  statements: "/office/payments?tab=imports",
  refunds: "/office/payments?tab=refunds",
  payouts: "/office/payments?tab=payouts",
  locked: "/office/people",
};

/** What waits, room by room: how much, and for how long the oldest has waited. On a phone what is empty is folded. */
export function QueueList({ queues, now }: { queues: Queue[]; now: Date }) {
  const t = useTranslations("office.overview");
  const format = useFormatter();
  const empty = queues.filter(({ count }) => count === 0);
  return (
    <>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(260px,1fr))] gap-4">
        {queues.map(({ name, count, oldest }) => (
          <li key={name} className={count ? undefined : "phone:hidden"}>
            <Link
              href={places[name]}
              className="group grid h-full content-start gap-1 rounded-xl border border-line bg-sheet px-5 py-4 no-underline hover:border-line-strong"
            >
              <span className="flex items-center justify-between gap-3 text-ink-2">
                {t(`queues.${name}.title`)}
                <ArrowRight size={16} aria-hidden="true" className="text-ink-3" />
              </span>
              <span className={`num font-serif text-[32px] leading-tight font-[600] ${count ? "" : "text-ink-3"}`}>
                {format.number(count)}
              </span>
              <span className={`text-meta ${oldest ? "text-amber" : "text-ink-3"}`}>
                {oldest
                  ? t("oldest", { ago: format.relativeTime(oldest, now) })
                  : t(count ? `queues.${name}.some` : `queues.${name}.none`)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {empty.length > 0 ? (
        <details className="hidden phone:block">
          <summary className="w-fit cursor-pointer text-ink-2">{t("nothing", { count: empty.length })}</summary>
          <ul className="pt-2">
            {empty.map(({ name }) => (
              <li key={name}>
                <Link className="link block py-1.5" href={places[name]}>
                  {t(`queues.${name}.title`)}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}
