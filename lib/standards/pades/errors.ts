/** Why a PDF could not be prepared or signed. Closed set, so that callers can word each reason. */
export type PadesErrorCode =
  | "not-preparable" // an earlier signature, XFA or usage rights forbid adding fields
  | "no-such-page" // a field was placed on a page that does not exist
  | "bad-rectangle" // a field without a finite, positive size
  | "too-few-pages" // a cross-page seal on less than two pages
  | "seal-too-large" // a seal is larger than its place, and seals are never scaled
  | "bad-opacity" // a seal paler than may be, or more than opaque
  | "no-such-field" // the form has no field of that name
  | "wrong-field" // the field is of another type than the use needs
  | "already-signed" // the signature field holds a signature
  | "already-filled" // the field holds a value or has an appearance, which is never overwritten
  | "font-needed" // a text value without a font to show it with
  | "missing-glyph" // a text value has a character that no given font can draw
  | "text-too-long" // a value has more characters than its field has cells
  | "bad-text-field" // a text field whose size, length or cells are none
  | "bad-option" // a choice without answers, or with some that cannot be told apart
  | "no-such-option" // an answer that its field does not have
  | "bad-picture" // no JPEG or PNG that a PDF could hold
  | "picture-too-large" // more pixels than a page should make its readers unpack
  | "nothing-to-fill" // a revision that fills no field
  | "changes-forbidden" // the certification allows no change at all
  | "not-first" // only the first signature of a file may certify it
  | "contents-too-small"; // the signature came out larger than its placeholder

/** The only error of its own that this folder throws; reading a broken file throws PdfError. */
export class PadesError extends Error {
  override readonly name = "PadesError";

  constructor(
    readonly code: PadesErrorCode,
    message: string,
  ) {
    super(message);
  }
}
