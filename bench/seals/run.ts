import os from "node:os";
import type { SealCase } from "./seal-case";

/** Each is imported when its turn comes, so that none warms another up. */
const cases: ((quick: boolean) => Promise<SealCase>)[] = [
  async (quick) => (await import("./drawing")).drawing(quick ? 100 : 1000),
  async (quick) => (await import("./cross-page")).crossPage(quick ? 5 : 25),
];

/** Runs every case of drawing and using seals. */
export async function runSeals(quick: boolean, say: (line: string) => void) {
  const loadBefore = os.loadavg();
  const results: SealCase[] = [];
  for (const measure of cases) {
    const result = await measure(quick);
    say(`${result.name}: measured`);
    results.push(result);
  }
  const machine = { processor: os.cpus()[0]?.model ?? "unknown", cores: os.cpus().length, node: process.version };
  return { benchmark: "seals", at: new Date().toISOString(), machine: { ...machine, loadBefore }, results };
}

export type SealsReport = Awaited<ReturnType<typeof runSeals>>;

/** The report as text. */
export function sealsTable({ machine, results }: SealsReport): string {
  const number = (value: number) => (value >= 1000 ? Math.round(value).toLocaleString("en") : value.toFixed(3));
  const lines = results.flatMap(({ name, measured, bars }) => [
    "",
    name,
    ...Object.entries(measured).map(([what, value]) => `  ${what.padEnd(60)}${number(value).padStart(12)}`),
    ...bars.map(
      ({ name: bar, value, atMost, met }) =>
        `  ${met ? "met   " : "MISSED"}  ${bar}: ${number(value)} (under ${number(atMost)})`,
    ),
  ]);
  const load = machine.loadBefore[0]?.toFixed(1);
  return [`${machine.processor}, ${machine.cores} cores, Node ${machine.node}; load ${load} before`, ...lines].join(
    "\n",
  );
}
