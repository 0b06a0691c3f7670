/** The bounds of sealing without asking: a year, and so many contracts. */
export const silentLimits = { days: 366, most: 10_000 } as const;

/** One word of an owner's, as it is listed. */
export type SilentLine = {
  id: string;
  /** As the template was called. */
  template: string;
  by: string;
  most: number;
  used: number;
  createdAt: Date;
  notAfter: Date;
  /** Null while it counts. */
  over: "ended" | "ran_out" | "used_up" | "template_gone" | null;
};
