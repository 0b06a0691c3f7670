/** Why a statement could not be read. Closed set, so that callers can word each reason. */
export type StatementErrorCode =
  | "too_large" // more bytes than the caller allows
  | "too_many_lines" // more entries than the caller allows
  | "too_deep" // XML nested deeper, or one part larger, than any statement is
  | "encoding" // the bytes are not text in an encoding that is known or declared
  | "control_character" // a NUL or another character that has no place in a statement
  | "doctype" // XML with a DOCTYPE, which no bank writes and attackers do
  | "malformed" // XML that is not well-formed, CSV with unbalanced quotation marks, a field that has not its form
  | "unsupported" // another message, or a version of it that is not known
  | "truncated" // the end is missing
  | "unexpected_field" // an MT940 field where none may stand
  | "missing_field" // a field or cell that must be there is absent or empty
  | "bad_date" // not a date, or not one of the calendar
  | "bad_amount" // not an amount, or with more decimals than the currency has
  | "ambiguous_amount" // "1.234" or "12,34": could be read in two ways
  | "amount_range" // more than can be counted exactly in a JavaScript number
  | "bad_currency" // not an ISO 4217 code nor a known name of one
  | "bad_direction" // neither a credit nor a debit, or both
  | "spoiled_number" // a spreadsheet program rounded an account or a reference to 6.22E+18
  | "header_not_found" // no row of headings, or not those of the mapping
  | "columns"; // a row with more or fewer cells than there are headings

/** The only error that reading a statement throws. `lineNumber` is a line of the file, the first being 1. */
export class StatementError extends Error {
  override readonly name = "StatementError";
  /** What stands in the cell, as the file has it, where one cell of a table is at fault. */
  cell?: string;

  /**
   * @param field what was being read, in the words of the format: `Ntry/Amt`, `:61:`, or the heading of a column
   */
  constructor(
    readonly code: StatementErrorCode,
    message: string,
    readonly lineNumber?: number,
    readonly field?: string,
  ) {
    super(lineNumber === undefined ? message : `${message} (line ${lineNumber})`);
  }
}
