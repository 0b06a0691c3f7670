import type { ValidationReport } from "@/lib/standards/pades/report";
import type { PdfErrorCode } from "@/lib/standards/pdf/errors";

/** What the validating process is asked. */
export type ValidationQuestion = {
  /** Path of the file. */
  file: string;
  /** Trusted certificates in DER. */
  anchors: Uint8Array[];
  intermediates: Uint8Array[];
  /** When certificates are judged where no time stamp proves an earlier time. */
  at: Date;
};

/** Why nothing can be said about a file: it is no readable PDF, or reading it was stopped at a bound. */
export type Unreadable = PdfErrorCode | "time" | "memory" | "defect";

/** What it answers. */
export type Validation =
  | { report: ValidationReport; unreadable: null; milliseconds: number }
  | { report: null; unreadable: Unreadable; milliseconds: number };
