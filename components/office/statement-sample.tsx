import { useTranslations } from "next-intl";

/** The file's first rows as they are. */
export function StatementSample({ headers, rows }: { headers: string[]; rows: string[][] }) {
  const t = useTranslations("office.mapper");
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={t("sample")}
      className="max-h-72 overflow-auto rounded-lg border border-line bg-sheet"
    >
      <table className="w-max min-w-full text-meta">
        <thead>
          <tr>
            {headers.map((header, index) => (
              <th
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the file
                key={index}
                scope="col"
                className="sticky top-0 bg-sunk px-3 py-2 text-left font-[560] whitespace-nowrap"
              >
                {header || t("unnamed", { number: index + 1 })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, 6).map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file never move
            <tr key={row} className="border-t border-line">
              {headers.map((_, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the file
                <td key={index} className="px-3 py-1.5 whitespace-nowrap text-ink-2">
                  {cells[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
