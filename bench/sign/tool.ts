import type { Level } from "./cell";
import type { Keys } from "./keys";

/** Makes one signature from bytes in memory; returns the signed file, or for Vermilion what is appended to it. */
export type SignOnce = () => Promise<Uint8Array>;

export interface Tool {
  /** As the table names it. */
  title: string;
  /** What it does otherwise than Vermilion, so that nobody compares what is not alike. */
  differs: string;
  levels: readonly Level[];
  /**
   * Readies one file outside the measured time.
   * @param input the unsigned file
   */
  ready(input: Uint8Array, level: Level, keys: Keys): Promise<Readied>;
}

export interface Readied {
  sign: SignOnce;
  /** The whole signed file out of what `sign` returns; absent where nothing is signed. */
  whole?: (made: Uint8Array) => Uint8Array;
}

/** Where the signature goes: on the first page, 160 by 48 points. */
export const fieldToSign = {
  kind: "signature" as const,
  id: "signer",
  page: 0,
  rect: { x: 360, y: 720, width: 160, height: 48 },
  label: "Signature",
};
