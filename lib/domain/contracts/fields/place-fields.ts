import type { FieldSpec } from "@/lib/standards/pades/prepare";
import type { CrossPage } from "../drafting/draft.schema";
import type { Ask } from "./ask.schema";
import { choicePlaces } from "./choice-places";
import { longestAnswer, TICKED } from "./field-answer";
import { isAnswer } from "./field-kinds";

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
  /** CrossPage, of a cross-page seal; null of everything else. */
  options: unknown;
  /** Ask, of a choice and of a statement; null of everything else. */
  ask: unknown;
};

/** What assistive technology reads out for places of seals, in the language of the contract. */
export type SealLabels = {
  seal: (owner: string) => string;
  crossPage: (owner: string) => string;
  strip: (owner: string, page: number) => string;
};

/** Lines of text that a field higher than this many points takes. */
const oneLine = 30;

/** In reading order: page, then from the top, then from the left. The signing room and the signature follow it. */
export function inReadingOrder<F extends Pick<PlacedField, "page" | "x" | "y">>(fields: readonly F[]): F[] {
  return [...fields].sort((a, b) => a.page - b.page || a.y - b.y || a.x - b.x);
}

/**
 * What is made of the fields of one document in the PDF. A participant signs once; the first place of her signature, or
 * of an organization's seal, is the signature field, the others show the same signature.
 * @param names of the participants by id, for what assistive technology reads out: an organization's where one signs
 */
export function fieldSpecs(
  fields: readonly PlacedField[],
  names: ReadonlyMap<string, string>,
  labels: SealLabels,
): FieldSpec[] {
  const signing = new Set<string>();
  return inReadingOrder(fields).flatMap((field): FieldSpec | FieldSpec[] => {
    const { id, page, x, y, width, height } = field;
    const owner = names.get(field.participantId) ?? "";
    if (field.kind === "cross_page" && field.options) {
      const { edge, pages, most } = field.options as CrossPage;
      const middle = y + height / 2;
      const stripLabel = (number: number) => labels.strip(owner, number);
      return { kind: "cross-page", id, edge, pages, most, middle, height, label: labels.crossPage(owner), stripLabel };
    }
    const label = field.kind === "seal" ? labels.seal(owner) : [owner, field.label].filter(Boolean).join(": ");
    const placed = { id, page, rect: { x, y, width, height }, label };
    if (field.kind === "date") return { ...placed, kind: "date" };
    if (field.kind === "checkbox") return { ...placed, kind: "checkbox", value: TICKED };
    if (field.kind === "select") {
      const { choices } = field.ask as { choices: string[] };
      return { ...placed, kind: "select", options: choices.map((shown) => ({ value: shown, shown })) };
    }
    if (field.kind === "radio") return radioSpecs(field, placed.label);
    if (isAnswer(field.kind)) {
      const multiline = field.kind === "multiline" || field.height > oneLine;
      return { ...placed, kind: "text", multiline, maxLength: longestAnswer(field.kind) };
    }
    const isFirst = !signing.has(field.participantId);
    signing.add(field.participantId);
    return { ...placed, kind: isFirst ? "signature" : "mirror" };
  });
}

/** What is drawn when the contract goes out. */
export const knownText = (fields: readonly FieldSpec[]): string =>
  fields.map((field) => ("value" in field && field.kind !== "checkbox" ? (field.value ?? "") : "")).join("");

/** The buttons, and the words of each answer beside its button: they are known, and drawn when the contract goes out. */
function radioSpecs(field: PlacedField, label: string): FieldSpec[] {
  const { id, page } = field;
  const places = choicePlaces(field, field.ask as Extract<Ask, { choices: string[] }>);
  const choices = places.map(({ value, button }) => ({ value, page, rect: button, label: value }));
  const words = places.flatMap(({ value, words }, index): FieldSpec[] =>
    words ? [{ kind: "text", id: `${id}-${index + 1}`, page, rect: words, label: value, value, fontSize: 10 }] : [],
  );
  return [{ kind: "radio", id, label, choices }, ...words];
}
