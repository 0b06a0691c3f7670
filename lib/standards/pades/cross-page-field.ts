import type { PdfFile } from "../pdf/file";
import { type PageGeometry, pageGeometry, type VisualRect, visualToUser } from "../pdf/geometry";
import type { Increment } from "../pdf/increment";
import { name, PdfDict, type PdfRef, textString } from "../pdf/objects";
import type { PageRef } from "../pdf/page-tree";
import { type Edge, MOST_STRIPS, type SealedPages, sealedPages, strips, WIDEST_SEAL } from "./cross-page";
import { PadesError } from "./errors";

/** Places for the strips of one cross-page seal. Lengths in points, as the reader sees the page. */
export interface CrossPageSpec {
  kind: "cross-page";
  /** The caller's name for the field; `fieldNames` of the result maps it to the name in the file. */
  id: string;
  edge: Edge;
  pages: SealedPages;
  /** So many pages share one seal at most: 2 to 20, and 20 where absent. The same is told when signing. */
  most?: number;
  /** The middle of the seal, from the top of each page; moved inwards where a page is too short. */
  middle: number;
  /** Height of the places: that of the tallest seal that may stand there. */
  height: number;
  /** Width of the widest seal that may stand there, whole; 60 mm where absent. */
  widest?: number;
  /** Accessible name (/TU) of the seal as a whole. */
  label: string;
  /** Accessible name of its strip on the page of this number, counted from 1. */
  stripLabel: (pageNumber: number) => string;
}

// Annotation flags Print and Locked; field flags ReadOnly and Pushbutton (ISO 32000-2, tables 167, 227 and 229).
const PRINT_LOCKED = 132;
const READ_ONLY_PUSH_BUTTON = 65537;

/**
 * Adds the places of a cross-page seal: one field that holds the type, and under it one field for each page, named by
 * numbers from 1 in the order of the pages, which is its own widget. One field with a widget for each page would be
 * shorter; but a validator that judges a later revision field by field (pyHanko does) takes note of a field's own
 * dictionary only, and would call 500 widgets that got an appearance 500 changes that it cannot explain.
 *
 * @returns the root field, and the widget of each page by the page's index
 * @throws PadesError no-such-page, too-few-pages, bad-rectangle
 */
export function addCrossPageField(
  file: PdfFile,
  increment: Increment,
  spec: CrossPageSpec,
  fieldName: string,
): { root: PdfRef; widgets: Map<number, PdfRef> } {
  const most = spec.most ?? MOST_STRIPS;
  const sizes = [spec.middle, spec.height, spec.widest ?? WIDEST_SEAL];
  if (!sizes.every(Number.isFinite) || sizes.slice(1).some((size) => size <= 0)) {
    throw new PadesError("bad-rectangle", `the field ${spec.id} has no size`);
  }
  if (!Number.isInteger(most) || most < 2 || most > MOST_STRIPS) {
    throw new PadesError("bad-rectangle", `a seal is cut into 2 to ${MOST_STRIPS} strips`);
  }
  // The tree is walked once; a page is then found by its index alone.
  const all = file.pages();
  const chosen = sealedPages(all.length, spec.pages);
  if (chosen.length < 2) throw new PadesError("too-few-pages", "a cross-page seal stands on two pages or more");
  const parts = strips(chosen.length, spec.edge, most);
  const root = increment.reserve();
  const widgets = new Map<number, PdfRef>();
  for (const [order, index] of chosen.entries()) {
    const page = all[index];
    if (!page) throw new PadesError("no-such-page", `a field is placed on page ${index + 1}, which does not exist`);
    const width = (spec.widest ?? WIDEST_SEAL) / (parts[order]?.of ?? 1);
    widgets.set(index, increment.add(stripField(file, page, spec, { root, partial: String(order + 1), width })));
  }
  const button = { FT: name("Btn"), Ff: READ_ONLY_PUSH_BUTTON, T: textString(fieldName) };
  increment.set(root, PdfDict.of({ ...button, TU: textString(spec.label), Kids: [...widgets.values()] }));
  return { root, widgets };
}

function stripField(
  file: PdfFile,
  page: PageRef,
  spec: CrossPageSpec,
  place: { root: PdfRef; partial: string; width: number },
): PdfDict {
  const geometry = pageGeometry(file, page);
  const { rect } = visualToUser(geometry, edgeRect(geometry, spec, place.width));
  return PdfDict.of({
    Type: name("Annot"),
    Subtype: name("Widget"),
    Parent: place.root,
    T: textString(place.partial),
    TU: textString(spec.stripLabel(page.index + 1)),
    Rect: rect.map((value) => Math.round(value * 1000) / 1000),
    P: page.ref,
    F: PRINT_LOCKED,
    MK: geometry.rotate === 0 ? undefined : PdfDict.of({ R: geometry.rotate }),
  });
}

/** Flush with the edge of the visible page, and as far down as wanted or as the page allows. */
function edgeRect(page: PageGeometry, { edge, middle, height }: CrossPageSpec, wanted: number): VisualRect {
  const [width, tall] = [Math.min(wanted, page.width), Math.min(height, page.height)];
  const y = Math.min(Math.max(middle - tall / 2, 0), page.height - tall);
  return { x: edge === "right" ? page.width - width : 0, y, width, height: tall };
}
