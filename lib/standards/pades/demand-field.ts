import type { Increment } from "../pdf/increment";
import type { PdfDict, PdfRef } from "../pdf/objects";
import { PadesError } from "./errors";
import type { FormField } from "./form";

/** The field of that name and of one of these types. @throws PadesError no-such-field, wrong-field */
export function demandField(fields: ReadonlyMap<string, FormField>, fieldName: string, ...types: string[]): FormField {
  const field = fields.get(fieldName);
  if (!field) throw new PadesError("no-such-field", `the form has no field ${fieldName}`);
  if (!field.type || !types.includes(field.type)) {
    throw new PadesError("wrong-field", `the field ${fieldName} is of another type than ${types.join(" or ")}`);
  }
  return field;
}

/** @throws PadesError already-filled where a field shows something */
export function demandBlank(field: FormField): void {
  if (!field.widgets.some((widget) => widget.dict.has("AP"))) return;
  throw new PadesError("already-filled", `the field ${field.name} shows something already`);
}

/** A part of a field, to be written anew. @throws PadesError wrong-field */
export function editPart(increment: Increment, ref: PdfRef | undefined, field: FormField): PdfDict {
  if (!ref) throw new PadesError("wrong-field", `the field ${field.name} is not an object of its own`);
  return increment.edit(ref);
}
