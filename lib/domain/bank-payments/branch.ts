/** A bank's branch that takes payments. */
export type Branch = {
  /** 12 digits. */
  cnaps: string;
  bank: string;
  branch: string;
  /** Where the directory says it. */
  city: string | null;
};
