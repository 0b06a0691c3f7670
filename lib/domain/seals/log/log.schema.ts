import type { JsonValue } from "@/lib/standards/canonical-json/canonical-json";
import type { PressedPages } from "./pressed-pages";

/** One signing in which a seal was used, in however many places. */
export type UseLine = PressedPages & {
  /** Of the signature. */
  id: string;
  contractId: string;
  title: string;
  person: string;
  at: Date;
  address: string | null;
  version: number;
  approvedBy: string | null;
};

export type SealLogEntry = {
  sequence: number;
  type: string;
  by: string | null;
  address: string | null;
  data: Record<string, JsonValue>;
  at: Date;
};
