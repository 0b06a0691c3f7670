import type { DraftProblem, DraftPurpose } from "../drafting/draft.schema";
import { openVariables, variablesOf } from "./variables";
import type { Values, Variable, WrittenText } from "./written-text.schema";

/** What a document's row keeps of the text that it was set from. */
export type WrittenColumns = { written: unknown; writtenValues: unknown; writtenStale: boolean };

/** A document's text and the values of its variables; null for a file that came as one. */
export function writtenOf({ written, writtenValues }: Omit<WrittenColumns, "writtenStale">) {
  return written === null ? null : { text: written as WrittenText, values: (writtenValues ?? {}) as Values };
}

/** What the editor of a draft has to know about a text: what is asked for, what is given, what is still open. */
export type WrittenDetails = {
  locale: WrittenText["locale"];
  variables: Variable[];
  values: Values;
  /** Keys of those that still have no value that they can have. */
  open: string[];
  /** The pages are not yet those of the text and the values. */
  stale: boolean;
};

export function detailsOf(columns: WrittenColumns): WrittenDetails | null {
  const kept = writtenOf(columns);
  if (!kept) return null;
  const { text, values } = kept;
  const open = openVariables(text, values).map(({ key }) => key);
  return { locale: text.locale, variables: variablesOf(text), values, open, stale: columns.writtenStale };
}

/**
 * What still stands between written documents and their sending: pages that are not those of the text, and variables
 * that are open. In a template these are filled in for each contract.
 */
export function writtenProblems(
  documents: readonly { id: string; written?: WrittenDetails | null }[],
  purpose: DraftPurpose = "contract",
): DraftProblem[] {
  return documents.flatMap(({ id, written }): DraftProblem[] => {
    if (!written) return [];
    const open = purpose === "contract" && written.open.length > 0;
    return [
      ...(open ? [{ code: "details_needed" as const, documentId: id }] : []),
      ...(written.stale ? [{ code: "pages_not_set" as const, documentId: id }] : []),
    ];
  });
}
