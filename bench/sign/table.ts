import type { Comparison } from "./results";
import type { SignReport } from "./run";

const number = (value: number) =>
  value.toLocaleString("en-US", {
    maximumFractionDigits: value < 10 ? 1 : 0,
    minimumFractionDigits: value < 10 ? 1 : 0,
  });

/** The report as text: one line for each file, level and tool, then what each tool does otherwise, then the bars. */
export function signTable(report: SignReport): string {
  const titles = new Map(report.tools.map(({ tool, title }) => [tool, title]));
  const rows = report.results.map((one) => row(one, titles.get(one.tool) ?? one.tool));
  const head = ["file", "level", "tool", "per core second", "by the clock", "of the limit", "Vermilion is"];
  const { machine } = report;
  const loads = `${machine.loadBefore[0]?.toFixed(1)} before, ${machine.loadAfter[0]?.toFixed(1)} after`;
  return [
    `Signatures per second, ${report.seconds} s in all`,
    `${machine.processor}, ${machine.cores} cores, Node ${machine.node}, OpenSSL ${machine.openssl}; load ${loads}`,
    "",
    ...columns([head, ...rows]),
    "",
    ...report.tools.map(({ title, differs }) => `${title}: ${differs}`),
    "",
    ...report.bars.map(({ name, value, atLeast, met }) => {
      const got = value === undefined ? "not measured" : value.toFixed(2);
      return `${met ? "met   " : "MISSED"}  ${name}: ${got} (at least ${atLeast})`;
    }),
  ].join("\n");
}

function row(one: Comparison, title: string): string[] {
  const { perCoreSecond, perSecond, ofLimit, vermilionTimes } = one;
  const place = [one.file, one.level, title];
  if (one.failure !== undefined) return [...place, `failed: ${one.failure}`];
  const shown = (value: number | undefined, unit = "") => (value === undefined ? "" : `${number(value)}${unit}`);
  return [
    ...place,
    shown(perCoreSecond),
    shown(perSecond),
    ofLimit === undefined ? "" : `${(100 * ofLimit).toFixed(ofLimit < 0.1 ? 1 : 0)} %`,
    one.tool === "limit" || one.tool.startsWith("vermilion") ? "" : shown(vermilionTimes, "×"),
  ];
}

/** Pads cells to columns; the first three begin on the left, numbers end on the right. */
function columns(rows: readonly string[][]): string[] {
  const widths: number[] = [];
  for (const cells of rows) {
    if (cells.length < 5) continue;
    for (const [i, cell] of cells.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length);
  }
  return rows.map((cells) =>
    cells
      .map((cell, i) => (i < 3 || cells.length < 5 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}
