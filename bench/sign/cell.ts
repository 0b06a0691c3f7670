/** One signature of ours or a peer's is timed for each tool, file and level: a cell. */
export const TOOLS = ["limit", "vermilion", "vermilion-warm", "libpdf", "signpdf"] as const;
export type ToolName = (typeof TOOLS)[number];

export const FILES = ["6 KB", "1 MB", "3.4 MB, 900 pages", "10 MB"] as const;
export type FileName = (typeof FILES)[number];

/** B-B is a signature; B-T is one with a time stamp over it. */
export const LEVELS = ["B-B", "B-T"] as const;
export type Level = (typeof LEVELS)[number];

export interface Cell {
  tool: ToolName;
  file: FileName;
  level: Level;
}

/**
 * What the measuring process is asked for: signatures one after the other until `budget` milliseconds of processor
 * time are spent, and before them others that do not count, for `warmUp` milliseconds.
 */
export type Request = Cell & { budget: number; warmUp: number };

/** What one signature took, in milliseconds, on average over a batch. */
export interface Timing {
  /** By the clock. */
  elapsed: number;
  /** Processor time of all threads of the process: what other programs on the machine take does not count. */
  processor: number;
  signatures: number;
}

/** A timing, or why there is none. */
export type Answer = ({ ok: true } & Timing) | { ok: false; reason: string };
