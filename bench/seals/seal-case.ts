/** A value and the most that it may be. */
export interface Bar {
  name: string;
  value: number;
  atMost: number;
  met: boolean;
}

/** What one case measured, by what it is called in the table, and the bars it has to meet. */
export interface SealCase {
  name: string;
  measured: Record<string, number>;
  bars: Bar[];
}
