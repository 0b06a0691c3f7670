import type { Increment } from "../pdf/increment";
import { PdfDict, type PdfRef } from "../pdf/objects";
import { type Appearance, appearanceForm, type WidgetPlace } from "./appearance";
import { type Edge, strips } from "./cross-page";
import { PadesError } from "./errors";
import type { FormField, Widget } from "./form";
import { type Stamp, StampPress } from "./stamp";
import { widgetPlace } from "./widget-place";

/** What a signature looks like: a drawing that is fitted to its place, or a seal at its own size. */
export type Look = Appearance | Stamp;

/** A cross-page seal to be pressed: the field that `prepareDocument` made for it, and how the pages lie. */
export interface CrossPageSeal {
  fieldName: string;
  stamp: Stamp;
  /** As told when the field was prepared. */
  edge: Edge;
  most?: number;
}

/** Gives fields their look in one increment. Every look is a new object; the widgets are written anew. */
export class Showing {
  readonly #increment: Increment;
  readonly #press: StampPress;

  constructor(increment: Increment) {
    this.#increment = increment;
    this.#press = new StampPress(increment);
  }

  /** Shows the same in each visible widget of a field. @throws PadesError seal-too-large, bad-opacity, wrong-field */
  show(field: FormField, look: Look | undefined): void {
    if (!look) return;
    for (const widget of field.widgets) {
      this.#draw(field, widget, (place) =>
        "ink" in look ? this.#press.whole(look, place) : this.#increment.add(appearanceForm(look, place)),
      );
    }
  }

  /**
   * Shows each strip of a seal in its place.
   * @param fields the places in the order of the pages
   */
  showStrips(fields: readonly FormField[], { stamp, edge, most }: CrossPageSeal): void {
    const parts = strips(fields.length, edge, most);
    for (const [index, field] of fields.entries()) {
      const part = parts[index];
      if (!part) continue;
      for (const widget of field.widgets) {
        this.#draw(field, widget, (place) => this.#press.strip(stamp, place, edge, part));
      }
    }
  }

  #draw(field: FormField, widget: Widget, form: (place: WidgetPlace) => PdfRef): void {
    const place = widgetPlace(this.#increment.file, widget);
    if (place.width <= 0 || place.height <= 0) return;
    if (!widget.ref) throw new PadesError("wrong-field", `the field ${field.name} is not an object of its own`);
    this.#increment.edit(widget.ref).set("AP", PdfDict.of({ N: form(place) }));
  }
}
