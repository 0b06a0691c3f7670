import os from "node:os";
import { FILES, LEVELS, TOOLS, type ToolName } from "./cell";
import { makeFile } from "./files";
import { loadTool } from "./load-tool";
import { MeasuredTool } from "./measured-tool";
import { bars, type CellResult, compare } from "./results";

export interface Pace {
  rounds: number;
  /** Milliseconds of processor time for each cell in each round. */
  budget: number;
  /** Likewise, before a tool's first cell and before each other one: code must be compiled before it is timed. */
  firstWarmUp: number;
  warmUp: number;
  /** After so many seconds no further round begins, once there are `fewest`. */
  seconds: number;
  fewest: number;
  /** Seconds that one batch may take before its tool is ended. */
  patience: number;
}

export const FULL: Pace = {
  rounds: 9,
  budget: 150,
  firstWarmUp: 3000,
  warmUp: 300,
  seconds: 140,
  fewest: 3,
  patience: 30,
};
export const QUICK: Pace = {
  rounds: 3,
  budget: 50,
  firstWarmUp: 1500,
  warmUp: 100,
  seconds: 28,
  fewest: 1,
  patience: 15,
};

/** Measures every cell in every round, so that tools meet the same state of the machine, and compares. */
export async function runSign(pace: Pace, say: (line: string) => void) {
  const began = Date.now();
  const loadBefore = os.loadavg();
  const levels = await levelsOfTools();
  const cells: CellResult[] = FILES.flatMap((file) =>
    LEVELS.flatMap((level) =>
      TOOLS.filter((tool) => levels[tool].includes(level)).map((tool) => ({ tool, file, level, rounds: [] })),
    ),
  );
  const processes = new Map(TOOLS.map((tool) => [tool, new MeasuredTool(tool, pace.patience * 1000)]));
  try {
    for (let round = 0; round < pace.rounds; round++) {
      if (round >= pace.fewest && Date.now() - began > pace.seconds * 1000) break;
      say(`round ${round + 1} of ${pace.rounds}, ${Math.round((Date.now() - began) / 1000)} s`);
      for (const cell of inTurn(cells, round)) await measure(cell, processes.get(cell.tool), pace);
    }
  } finally {
    for (const process of processes.values()) process.end();
  }
  return {
    benchmark: "sign",
    at: new Date(began).toISOString(),
    seconds: Math.round((Date.now() - began) / 1000),
    machine: {
      processor: os.cpus()[0]?.model ?? "unknown",
      cores: os.cpus().length,
      node: process.version,
      openssl: process.versions.openssl,
      loadBefore,
      loadAfter: os.loadavg(),
    },
    files: FILES.map((name) => ({ name, bytes: makeFile(name).length })),
    tools: await Promise.all(
      TOOLS.map(async (tool) => {
        const { title, differs } = await loadTool(tool);
        return { tool, title, differs };
      }),
    ),
    results: compare(cells),
    bars: bars(cells),
  };
}

export type SignReport = Awaited<ReturnType<typeof runSign>>;

async function levelsOfTools() {
  const entries = await Promise.all(TOOLS.map(async (tool) => [tool, (await loadTool(tool)).levels] as const));
  return Object.fromEntries(entries) as Record<ToolName, (typeof entries)[number][1]>;
}

/** The cells of one file and level stay together, as they are compared, and each round begins with another tool. */
function inTurn(cells: readonly CellResult[], round: number): CellResult[] {
  return FILES.flatMap((file) =>
    LEVELS.flatMap((level) => {
      const together = cells.filter((cell) => cell.file === file && cell.level === level);
      const first = round % together.length;
      return [...together.slice(first), ...together.slice(0, first)];
    }),
  );
}

/** A tool that failed on a file is not asked again about it. */
async function measure(cell: CellResult, tool: MeasuredTool | undefined, pace: Pace): Promise<void> {
  if (cell.failure !== undefined || !tool) return;
  const { file, level } = cell;
  const warmUp = cell.rounds.length > 0 ? 0 : tool.isRunning ? pace.warmUp : pace.firstWarmUp;
  const answer = await tool.measure({ file, level, budget: pace.budget, warmUp });
  if (!answer.ok) cell.failure = answer.reason;
  else cell.rounds.push({ elapsed: answer.elapsed, processor: answer.processor, signatures: answer.signatures });
}
