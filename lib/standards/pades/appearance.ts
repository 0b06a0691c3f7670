import { name, PdfDict, PdfStream } from "../pdf/objects";
import { latin1Bytes } from "../pdf/text-strings";

/** What a person sees in a field: drawn upright, in its own coordinates, y up, in points. */
export interface Appearance {
  /** Content stream operators. They may use whatever `resources` names and nothing else. */
  content: string | Uint8Array;
  /** The drawing's box: left, bottom, right, top. */
  bbox: readonly [number, number, number, number];
  resources?: PdfDict;
}

/** Where a widget stands on its page. */
export interface WidgetPlace {
  /** Size as the reader sees it, upright, in points. */
  width: number;
  height: number;
  /** /Rotate of the page: 0, 90, 180 or 270 degrees clockwise. */
  rotation: number;
}

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === "string" ? latin1Bytes(content) : content;

/**
 * The /Matrix that keeps a form upright on a page shown turned clockwise: the form is turned the other way. Only the
 * turn counts; the viewer fits the turned box to the widget's /Rect (ISO 32000-2, 12.5.5, algorithm 8).
 */
export function uprightMatrix(rotation: number): number[] | undefined {
  switch (((rotation % 360) + 360) % 360) {
    case 90:
      return [0, 1, -1, 0, 0, 0];
    case 180:
      return [-1, 0, 0, -1, 0, 0];
    case 270:
      return [0, -1, 1, 0, 0, 0];
    default:
      return undefined;
  }
}

/** The smallest box of the given proportions around `bbox`, centred, so that a drawing is fitted and never stretched. */
export function boxAround(bbox: Appearance["bbox"], width: number, height: number): number[] {
  const [left, bottom, right, top] = bbox;
  const scale = Math.min(width / (right - left), height / (top - bottom));
  const extraX = (width / scale - (right - left)) / 2;
  const extraY = (height / scale - (top - bottom)) / 2;
  return [left - extraX, bottom - extraY, right + extraX, top + extraY].map((value) => Math.round(value * 1000) / 1000);
}

/** The form XObject that shows an appearance in a widget (ISO 32000-2, 8.10 and 12.5.5). */
export function appearanceForm(appearance: Appearance, place: WidgetPlace): PdfStream {
  const matrix = uprightMatrix(place.rotation);
  const dict = PdfDict.of({
    Type: name("XObject"),
    Subtype: name("Form"),
    BBox: boxAround(appearance.bbox, place.width, place.height),
    Matrix: matrix,
    Resources: appearance.resources ?? new PdfDict(),
  });
  return new PdfStream(dict, bytesOf(appearance.content));
}
