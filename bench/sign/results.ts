import { type Cell, FILES, type FileName, LEVELS, type Level, type Timing, type ToolName } from "./cell";

/** What was measured of one cell, round by round, or why it was not. */
export interface CellResult extends Cell {
  rounds: Timing[];
  failure?: string;
}

export interface Comparison extends CellResult {
  /** Signatures in one second of one core's processor time; median over the rounds. */
  perCoreSecond?: number;
  /** Signatures in one second by the clock, beside whatever else the machine did; median over the rounds. */
  perSecond?: number;
  /** Share of the limit's speed; median over the rounds, each against the limit in the same round. */
  ofLimit?: number;
  /** How many times as fast Vermilion (cold) is; median over the rounds. */
  vermilionTimes?: number;
}

export interface Bar {
  name: string;
  value?: number;
  atLeast: number;
  met: boolean;
}

/** The middle value; of an even count the mean of the two in the middle. Nothing of nothing. */
export function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

/** The median over the rounds of how much less processor time `fast` takes than `slow`, round against round. */
export function speedUp(fast: CellResult | undefined, slow: CellResult | undefined): number | undefined {
  if (!fast || !slow || fast.failure !== undefined || slow.failure !== undefined) return undefined;
  const rounds = Math.min(fast.rounds.length, slow.rounds.length);
  return median(
    Array.from({ length: rounds }, (_, i) => {
      const [a, b] = [fast.rounds[i], slow.rounds[i]];
      return a && b ? b.processor / a.processor : Number.NaN;
    }),
  );
}

/** Rates and ratios of every cell. */
export function compare(results: readonly CellResult[]): Comparison[] {
  return results.map((result) => {
    if (result.failure !== undefined) return result;
    const beside = (tool: ToolName) => find(results, tool, result.file, result.level);
    return {
      ...result,
      perCoreSecond: median(result.rounds.map(({ processor }) => 1000 / processor)),
      perSecond: median(result.rounds.map(({ elapsed }) => 1000 / elapsed)),
      ofLimit: speedUp(result, beside("limit")),
      vermilionTimes: speedUp(beside("vermilion"), result),
    };
  });
}

function find(results: readonly CellResult[], tool: ToolName, file: FileName, level: Level): CellResult | undefined {
  return results.find((one) => one.tool === tool && one.file === file && one.level === level);
}

const TIMES_LIBPDF = 8;
const SHARE_OF_LIMIT = 0.5;

/** What is asked of Vermilion, cold: 8 times @libpdf/core at 1 MB, and half of the limit from 1 MB on. */
export function bars(results: readonly CellResult[]): Bar[] {
  const bar = (name: string, atLeast: number, value: number | undefined): Bar => {
    return { name, atLeast, value, met: value !== undefined && value >= atLeast };
  };
  return LEVELS.flatMap((level) => {
    const vermilion = (file: FileName) => find(results, "vermilion", file, level);
    const times = speedUp(vermilion("1 MB"), find(results, "libpdf", "1 MB", level));
    return [
      bar(`${level}, 1 MB: times @libpdf/core`, TIMES_LIBPDF, times),
      ...FILES.filter((file) => file !== "6 KB").map((file) =>
        bar(
          `${level}, ${file}: share of the limit`,
          SHARE_OF_LIMIT,
          speedUp(vermilion(file), find(results, "limit", file, level)),
        ),
      ),
    ];
  });
}
