import type { FieldSpec } from "@/lib/standards/pades/prepare";

export type PlacedField = {
  id: string;
  participantId: string;
  kind: string;
  label: string | null;
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
};

/** Lines of text that a field higher than this many points takes. */
const oneLine = 30;
const longestText = 500;

/** In reading order: page, then from the top, then from the left. The signing room and the signature follow it. */
export function inReadingOrder<F extends Pick<PlacedField, "page" | "x" | "y">>(fields: readonly F[]): F[] {
  return [...fields].sort((a, b) => a.page - b.page || a.y - b.y || a.x - b.x);
}

/**
 * What is made of the fields of one document in the PDF. A participant signs once; the first of her signature places
 * is the signature field, the others show the same signature.
 * @param names of the participants by id, for what assistive technology reads out
 */
export function fieldSpecs(fields: readonly PlacedField[], names: ReadonlyMap<string, string>): FieldSpec[] {
  const signing = new Set<string>();
  return inReadingOrder(fields).map((field): FieldSpec => {
    const { id, page, x, y, width, height } = field;
    const label = [names.get(field.participantId), field.label].filter(Boolean).join(": ");
    const placed = { id, page, rect: { x, y, width, height }, label };
    if (field.kind === "date") return { ...placed, kind: "date" };
    if (field.kind === "text")
      return { ...placed, kind: "text", multiline: field.height > oneLine, maxLength: longestText };
    const isFirst = !signing.has(field.participantId);
    signing.add(field.participantId);
    return { ...placed, kind: isFirst ? "signature" : "mirror" };
  });
}
