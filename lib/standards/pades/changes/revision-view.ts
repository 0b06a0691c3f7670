import type { PdfDict } from "../../pdf/objects";
import type { ObjectSource } from "../../pdf/source";
import type { XrefEntry } from "../../pdf/xref-section";

/** A file as one revision left it. */
export type RevisionView = ObjectSource & {
  readonly trailer: PdfDict;
  catalog(): PdfDict;
  entryOf(num: number): XrefEntry | undefined;
};
