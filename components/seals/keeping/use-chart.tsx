import { useFormatter, useTranslations } from "next-intl";
import type { Week } from "./weeks-of-uses";

const height = 72;
const gap = 2;
const column = 14;

/** How often a seal was used in each week, as columns; the same as a table for who cannot see them. */
export function UseChart({ weeks }: { weeks: readonly Week[] }) {
  const t = useTranslations("sealUse.uses");
  const format = useFormatter();
  const day = (text: string) =>
    format.dateTime(new Date(`${text}T00:00:00Z`), { dateStyle: "medium", timeZone: "UTC" });
  const most = Math.max(1, ...weeks.map(({ count }) => count));
  const width = weeks.length * column;
  const title = t("chart", { weeks: weeks.length });
  const [first, last] = [weeks[0], weeks.at(-1)];
  return (
    <figure className="grid gap-1.5">
      <figcaption className="flex flex-wrap justify-between gap-x-4 text-meta text-ink-2">
        <span>{title}</span>
        <span className="num text-ink-3">{t("most", { count: most })}</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        aria-hidden="true"
        className="h-[72px] w-full border-b border-line-strong"
      >
        {weeks.map(({ from, count }, index) => {
          // One use is still to be seen beside many.
          const tall = count === 0 ? 1 : Math.max(4, (count / most) * (height - 4));
          return (
            <rect
              key={from}
              x={index * column + gap / 2}
              y={height - tall}
              width={column - gap}
              height={tall}
              className={count === 0 ? "fill-line" : "fill-seal"}
            >
              <title>{`${day(from)}: ${count}`}</title>
            </rect>
          );
        })}
      </svg>
      <div className="num flex justify-between text-xs text-ink-3">
        <span>{first ? day(first.from) : null}</span>
        <span>{last ? day(last.from) : null}</span>
      </div>
      <details className="text-meta text-ink-2">
        <summary className="min-h-8 w-fit cursor-pointer content-center">{t("asTable")}</summary>
        <table className="num mt-1 w-full max-w-xs">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr className="text-left text-ink-3">
              <th scope="col" className="py-1 font-[500]">
                {t("week")}
              </th>
              <th scope="col" className="py-1 text-right font-[500]">
                {t("count")}
              </th>
            </tr>
          </thead>
          <tbody>
            {weeks
              .filter(({ count }) => count > 0)
              .map(({ from, count }) => (
                <tr key={from} className="border-t border-line">
                  <td className="py-1">{day(from)}</td>
                  <td className="py-1 text-right">{count}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
