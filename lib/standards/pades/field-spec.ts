import type { VisualRect } from "../pdf/geometry";
import type { CrossPageSpec } from "./cross-page-field";
import type { TextAlign } from "./text-layout";

interface NamedField {
  /** The caller's name for the field; `fieldNames` of the result maps it to the name in the file. */
  id: string;
  /** Accessible name (/TU): what it is and whose, such as “Seal of 清和书坊有限公司”. */
  label: string;
}

interface PlacedField extends NamedField {
  /** Page index from 0. */
  page: number;
  rect: VisualRect;
}

/** How the text of a field stands: what a viewer is told, and what the value is drawn by. */
interface TextLook {
  /** Left where absent. */
  align?: TextAlign;
  /** Points; up to 12, as the text has room, where absent. A text that does not fit is set smaller. */
  fontSize?: number;
}

export interface TextSpec extends PlacedField, TextLook {
  kind: "text" | "date";
  multiline?: boolean;
  maxLength?: number;
  /** One cell for each of `maxLength` characters. Goes with one line alone. */
  comb?: boolean;
  /** Known when the fields are added: drawn at once, and read-only from then on. */
  value?: string;
}

export interface SelectSpec extends PlacedField, TextLook {
  kind: "select";
  /** What a program reads, and what a person does. */
  options: readonly { value: string; shown: string }[];
}

export interface CheckboxSpec extends PlacedField {
  kind: "checkbox";
  /** What a program reads where it is ticked; “Yes” where absent. */
  value?: string;
}

/** One question whose answers stand in several places, on one page or on several. */
export interface RadioSpec extends NamedField {
  kind: "radio";
  choices: readonly { value: string; page: number; rect: VisualRect; label: string }[];
}

/**
 * A field that somebody will fill. `mirror` is one more place where a signature is shown; `initials`, one that gets a
 * drawing of its own; `image`, a place for a picture; `cross-page`, places for the strips of a seal over the edges of
 * pages.
 */
export type FieldSpec =
  | (PlacedField & { kind: "signature" | "mirror" | "initials" | "image" })
  | TextSpec
  | SelectSpec
  | CheckboxSpec
  | RadioSpec
  | CrossPageSpec;
