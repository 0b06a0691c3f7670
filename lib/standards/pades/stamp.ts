import { compressedStream } from "../pdf/compress";
import { Content, decimals } from "../pdf/content";
import type { Increment } from "../pdf/increment";
import { name, PdfDict, type PdfRef, PdfStream } from "../pdf/objects";
import { latin1Bytes } from "../pdf/text-strings";
import { uprightMatrix, type WidgetPlace } from "./appearance";
import type { Edge, Strip } from "./cross-page";
import { PadesError } from "./errors";

/** A seal as ink on paper: at its own size whatever the place is like, and what it is pressed on shows through. */
export interface Stamp {
  /** Content stream operators that need no resources, in the box's coordinates, y up, in points. */
  ink: string;
  /** Size in points of the page as printed. */
  width: number;
  height: number;
  /** 0.6 to 1. Under 0.6 a seal is too pale to be told from a copy of one. */
  opacity: number;
}

interface Ink {
  id: number;
  form: PdfRef;
}

export const LEAST_OPACITY = 0.6;

const INK_LEVEL = 6;

/**
 * A rectangle is written with three decimals of its page's unit, which may be many points, and a seal's size with three.
 * What is lost is less than a printer shows.
 */
const TOLERANCE = 0.1;

/**
 * Presses seals into one increment. The ink of each seal is written once, and each way in which it stands in a place
 * once too, so that 500 pages with strips of one seal share some dozen small forms.
 */
export class StampPress {
  readonly #increment: Increment;
  readonly #forms = new Map<string, PdfRef>();
  readonly #stamps = new Map<Stamp, Ink>();
  readonly #inks = new Map<string, Ink>();
  readonly #states = new Map<number, PdfRef>();

  constructor(increment: Increment) {
    this.#increment = increment;
  }

  /**
   * The form that shows a seal in a place: at its true size, upright for the reader, in the middle.
   * @throws PadesError seal-too-large, bad-opacity
   */
  whole(stamp: Stamp, place: WidgetPlace): PdfRef {
    fits(stamp.width, stamp.height, place);
    const at = [(place.width - stamp.width) / 2, (place.height - stamp.height) / 2] as const;
    return this.#form(stamp, place, at, undefined);
  }

  /**
   * The form that shows one vertical strip of a seal, flush with the edge of the page at which the place stands.
   * @throws PadesError seal-too-large, bad-opacity
   */
  strip(stamp: Stamp, place: WidgetPlace, edge: Edge, { strip, of }: Strip): PdfRef {
    const width = stamp.width / of;
    fits(width, stamp.height, place);
    const left = edge === "right" ? place.width - width : 0;
    return this.#form(stamp, place, [left - strip * width, (place.height - stamp.height) / 2], [left, width]);
  }

  #form(stamp: Stamp, place: WidgetPlace, [x, y]: readonly [number, number], window?: readonly [number, number]) {
    const ink = this.#ink(stamp);
    // Places whose rectangles differ by the rounding of a thousandth are one.
    const size = [place.width, place.height].map((value) => Math.round(value * 100) / 100) as [number, number];
    const key = `${ink.id} ${stamp.opacity} ${place.rotation} ${decimals(...size, x, y, ...(window ?? []))}`;
    const known = this.#forms.get(key);
    if (known) return known;
    const content = new Content().saved((inner) => {
      if (window) inner.rect(window[0], 0, window[1], size[1]).clip();
      inner.concat([1, 0, 0, 1, x, y]).graphicsState("G").xObject("S");
    });
    const dict = PdfDict.of({
      Type: name("XObject"),
      Subtype: name("Form"),
      BBox: [0, 0, ...size],
      Matrix: uprightMatrix(place.rotation),
      Resources: PdfDict.of({
        ExtGState: PdfDict.of({ G: this.#state(stamp.opacity) }),
        XObject: PdfDict.of({ S: ink.form }),
      }),
    });
    const made = this.#increment.add(new PdfStream(dict, content.bytes()));
    this.#forms.set(key, made);
    return made;
  }

  /**
   * The whole seal as a transparency group (ISO 32000-2, 11.6.6): composed by itself first, so that ink on ink is not
   * twice as dark, and then laid over the page in one.
   */
  #ink(stamp: Stamp): Ink {
    const asked = this.#stamps.get(stamp);
    if (asked) return asked;
    const key = `${stamp.width} ${stamp.height} ${stamp.ink}`;
    const known = this.#inks.get(key) ?? this.#newInk(stamp);
    this.#inks.set(key, known);
    this.#stamps.set(stamp, known);
    return known;
  }

  #newInk(stamp: Stamp): Ink {
    const group = { S: name("Transparency"), CS: name("DeviceRGB"), I: true };
    const entries = {
      Type: name("XObject"),
      Subtype: name("Form"),
      BBox: [0, 0, stamp.width, stamp.height],
      Group: PdfDict.of(group),
      Resources: new PdfDict(),
    };
    const form = compressedStream(latin1Bytes(stamp.ink), entries, INK_LEVEL);
    return { id: this.#inks.size, form: this.#increment.add(form) };
  }

  /** Multiply: black text under red ink stays black (11.3.5.2). */
  #state(opacity: number): PdfRef {
    const known = this.#states.get(opacity);
    if (known) return known;
    if (!(opacity >= LEAST_OPACITY && opacity <= 1)) {
      throw new PadesError("bad-opacity", `a seal is pressed with an opacity of ${LEAST_OPACITY} to 1`);
    }
    const state = { Type: name("ExtGState"), BM: name("Multiply"), ca: opacity, CA: opacity };
    const made = this.#increment.add(PdfDict.of(state));
    this.#states.set(opacity, made);
    return made;
  }
}

function fits(width: number, height: number, place: WidgetPlace): void {
  if (width <= place.width + TOLERANCE && height <= place.height + TOLERANCE) return;
  const [wide, tall, wider, taller] = [width, height, place.width, place.height].map((value) => value.toFixed(1));
  throw new PadesError(
    "seal-too-large",
    `a seal of ${wide} by ${tall} pt has a place of ${wider} by ${taller} pt only`,
  );
}
