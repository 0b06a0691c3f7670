/** Why a PDF could not be read or written. Closed set, so that callers can word each reason. */
export type PdfErrorCode =
  | "not-a-pdf" // no %PDF- header in the first 1024 bytes
  | "encrypted" // /Encrypt in the trailer: strings and streams cannot be read
  | "broken-xref" // the cross-reference chain cannot be followed
  | "broken-object" // an object is not where or what the cross-reference says
  | "broken-stream" // stream data does not decode
  | "unsupported-filter" // an image codec or an unknown filter
  | "too-large" // a size or count limit was reached
  | "too-many-pages" // the page tree has more pages than allowed
  | "too-deep" // nesting of objects or of the page tree beyond the limit
  | "no-such-page" // page index out of range
  | "misuse"; // the caller asked for something that would damage the file

/** The only error that reading and writing PDF throws. `offset` is a byte position in the file, where one is known. */
export class PdfError extends Error {
  override readonly name = "PdfError";

  constructor(
    readonly code: PdfErrorCode,
    message: string,
    readonly offset?: number,
  ) {
    super(offset === undefined ? message : `${message} (at byte ${offset})`);
  }
}
