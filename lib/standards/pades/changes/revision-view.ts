import type { GraphSource } from "../../pdf/object-graph";
import type { PdfDict } from "../../pdf/objects";

/** A file as one revision left it. */
export type RevisionView = GraphSource & { catalog(): PdfDict };
