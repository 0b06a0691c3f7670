import type { PdfObject } from "./objects";
import { inherited, type PageRef } from "./page-tree";
import type { ObjectSource } from "./source";

/** [llx, lly, urx, ury] in default user space units, with llx <= urx and lly <= ury. */
export type Box = [number, number, number, number];

/** A transformation matrix [a b c d e f] as PDF writes it (ISO 32000-1, 8.3.4). */
export type Matrix = [number, number, number, number, number, number];

/** A rectangle on the visible page: points from its top left corner, y downwards. */
export interface VisualRect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface PageGeometry {
  mediaBox: Box;
  /** What is shown: the CropBox cut to the MediaBox. */
  cropBox: Box;
  /** Clockwise degrees by which the page is turned when shown. */
  rotate: 0 | 90 | 180 | 270;
  /** Points per user space unit (ISO 32000-1, Table 30). */
  userUnit: number;
  /** Size of the visible page in points: the crop box after rotation, times the user unit. */
  width: number;
  height: number;
}

const letter: Box = [0, 0, 612, 792];

/** Reads how a page is shown (ISO 32000-1, 7.7.3.3, Table 30); what is missing or impossible gets the readers' defaults. */
export function pageGeometry(source: ObjectSource, page: PageRef): PageGeometry {
  const mediaBox = box(source, inherited(source, page, "MediaBox")) ?? letter;
  const wanted = box(source, inherited(source, page, "CropBox")) ?? mediaBox;
  const cropBox = intersection(wanted, mediaBox) ?? mediaBox;
  const rotate = rotation(inherited(source, page, "Rotate"));
  const unit = source.asNumber(page.dict.get("UserUnit"));
  const userUnit = unit !== undefined && unit > 0 ? unit : 1;
  const across = (cropBox[2] - cropBox[0]) * userUnit;
  const up = (cropBox[3] - cropBox[1]) * userUnit;
  const turned = rotate === 90 || rotate === 270;
  return { mediaBox, cropBox, rotate, userUnit, width: turned ? up : across, height: turned ? across : up };
}

/** A rectangle array with its corners in order (7.9.5); undefined when it is none, or is empty. */
function box(source: ObjectSource, object: PdfObject): Box | undefined {
  const items = source.asArray(object);
  const [a, b, c, d] = (items ?? []).slice(0, 4).map((item) => source.asNumber(item));
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
  const made: Box = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
  return made[2] > made[0] && made[3] > made[1] ? made : undefined;
}

function intersection(a: Box, b: Box): Box | undefined {
  const cut: Box = [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
  return cut[2] > cut[0] && cut[3] > cut[1] ? cut : undefined;
}

function rotation(object: PdfObject): 0 | 90 | 180 | 270 {
  const turned = typeof object === "number" ? ((object % 360) + 360) % 360 : 0;
  return turned === 90 || turned === 180 || turned === 270 ? turned : 0;
}

/** Where something placed on the visible page stands in the page's own space. */
export interface UserPlacement {
  /** For a widget's /Rect: default user space. */
  rect: Box;
  /**
   * For the appearance's form XObject with /BBox [0 0 width height] in points: what is drawn upright in the box stands
   * upright on the page as shown. It maps the box exactly onto [0 0 rect width rect height], so the form can also be
   * painted with `1 0 0 1 llx lly cm`.
   */
  matrix: Matrix;
}

/** From the visible page to user space. */
export function visualToUser(geometry: PageGeometry, rect: VisualRect): UserPlacement {
  const [left, bottom, right, top] = geometry.cropBox;
  const unit = geometry.userUnit;
  const x = rect.x / unit;
  const y = rect.y / unit;
  const w = rect.width / unit;
  const h = rect.height / unit;
  const scale = 1 / unit;
  switch (geometry.rotate) {
    case 0:
      return { rect: [left + x, top - y - h, left + x + w, top - y], matrix: [scale, 0, 0, scale, 0, 0] };
    case 90:
      return { rect: [left + y, bottom + x, left + y + h, bottom + x + w], matrix: [0, scale, -scale, 0, h, 0] };
    case 180:
      return { rect: [right - x - w, bottom + y, right - x, bottom + y + h], matrix: [-scale, 0, 0, -scale, w, h] };
    case 270:
      return { rect: [right - y - h, top - x - w, right - y, top - x], matrix: [0, -scale, scale, 0, 0, w] };
  }
}

/** From user space to the visible page; the inverse of `visualToUser(...).rect`. */
export function userToVisual(geometry: PageGeometry, rect: Box): VisualRect {
  const [left, bottom, right, top] = geometry.cropBox;
  const [llx, lly, urx, ury] = rect;
  const unit = geometry.userUnit;
  const across = (urx - llx) * unit;
  const up = (ury - lly) * unit;
  switch (geometry.rotate) {
    case 0:
      return { x: (llx - left) * unit, y: (top - ury) * unit, width: across, height: up };
    case 90:
      return { x: (lly - bottom) * unit, y: (llx - left) * unit, width: up, height: across };
    case 180:
      return { x: (right - urx) * unit, y: (lly - bottom) * unit, width: across, height: up };
    case 270:
      return { x: (top - ury) * unit, y: (right - urx) * unit, width: up, height: across };
  }
}

/** A point through a matrix (8.3.4). */
export function transform([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}
