import { PdfFile } from "../pdf/file";
import { Increment } from "../pdf/increment";
import { PadesError } from "./errors";
import { type FieldValue, fillValues, type ValueFonts } from "./field-values";
import { findFields } from "./form";
import { certifyingSignature, readRules } from "./permissions";
import { inOnePiece, type Segments } from "./sealed-revision";

export interface FillInput {
  /** The file as it stands: in one piece, or as the base followed by its tails. */
  base: Segments;
  /** The same bytes, already opened; spares reading the cross-reference again. */
  file?: PdfFile;
  /** At least one. */
  values: readonly FieldValue[];
  valueFont?: ValueFonts;
  /** Second part of the file identifier, 16 bytes; derived from the increment where absent. */
  id?: Uint8Array;
}

/**
 * Appends a revision that fills prepared fields and is signed by nobody: what a participant who only fills in has
 * entered. A certification that allows forms to be filled in (DocMDP 2 or 3) allows it, and earlier signatures stay
 * valid. Until a signature follows, nobody has signed the values, and a validator says so of the file.
 *
 * @returns the bytes to append; base and tails stay an exact prefix
 * @throws PadesError nothing-to-fill, changes-forbidden, and as `fillValues`; PdfError when the file cannot be read
 */
export function fillIncrement(input: FillInput): Uint8Array {
  const { values } = input;
  if (values.length === 0) throw new PadesError("nothing-to-fill", "a revision without a value says nothing");
  const file = input.file ?? PdfFile.open(inOnePiece(input.base));
  const certifying = file.asDict(certifyingSignature(file)) ?? null;
  if (readRules(file, certifying, null).certification === 1) {
    throw new PadesError("changes-forbidden", "the certification of the file allows no change");
  }
  const increment = new Increment(file);
  const fields = findFields(
    file,
    values.map(({ fieldName }) => fieldName),
  );
  fillValues(increment, fields, values, input.valueFont);
  return increment.finish(input.id ? { id: input.id } : {}).tail;
}
