import { type PlacedStroke, TURNED, UPRIGHT } from "@/lib/standards/seal-drawing/drawn-signature";
import { type Affine, type Box, chain } from "@/lib/standards/seal-drawing/path";
import type { PenSample } from "@/lib/standards/seal-drawing/pen-line";

/** In millimetres. */
export type PadSize = { widthMm: number; heightMm: number };

/** What is on the pad, what was there before each step (newest last), and the size of the pad once it is known. */
export type PadState = {
  strokes: readonly PlacedStroke[];
  past: readonly (readonly PlacedStroke[])[];
  size: PadSize | null;
};

export type PadAction =
  | { kind: "draw"; samples: readonly PenSample[] }
  | { kind: "undo" }
  | { kind: "clear" }
  /** The pad has a new size: what would stick out is made smaller and moved to the middle. */
  | { kind: "resize"; size: PadSize };

export const EMPTY_PAD: PadState = { strokes: [], past: [], size: null };

const MARGIN_MM = 3;
/** Ink that is clearly taller than wide, on a pad that is too, was written with the phone on its side. */
const TALL = 1.3;

/** The pad after one step. Clearing is a step too, so that undo brings everything back. */
export function padAfter(state: PadState, action: PadAction): PadState {
  const { strokes, past } = state;
  switch (action.kind) {
    case "draw": {
      if (action.samples.length === 0) return state;
      const stroke: PlacedStroke = { samples: action.samples, place: UPRIGHT };
      return { ...state, strokes: [...strokes, stroke], past: [...past, strokes] };
    }
    case "undo": {
      const before = past.at(-1);
      return before ? { ...state, strokes: before, past: past.slice(0, -1) } : state;
    }
    case "clear":
      return strokes.length === 0 ? state : { ...state, strokes: [], past: [...past, strokes] };
    case "resize":
      return resized(state, action.size);
  }
}

/** The box of all samples where they lie, in millimetres, or null when nothing is drawn. */
export function drawnBox(strokes: readonly PlacedStroke[]): Box | null {
  let box: Box | null = null;
  for (const { samples, place: m } of strokes)
    for (const sample of samples) {
      const x = m[0] * sample.x + m[2] * sample.y + m[4];
      const y = m[1] * sample.x + m[3] * sample.y + m[5];
      box ??= { left: x, right: x, top: y, bottom: y };
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y);
    }
  return box;
}

/** Whether the strokes were written down a tall pad, by someone who held the phone on its side. */
export function writtenSideways({ strokes, size }: PadState): boolean {
  const box = drawnBox(strokes);
  if (!box || !size || size.heightMm <= size.widthMm) return false;
  return box.bottom - box.top > TALL * (box.right - box.left);
}

function resized(state: PadState, size: PadSize): PadState {
  // When the screen follows the phone round, what was written sideways comes to stand upright.
  const turned = size.widthMm > size.heightMm && writtenSideways(state) ? moved(state, TURNED) : state;
  const box = drawnBox(turned.strokes);
  const inside = !box || (box.left >= 0 && box.top >= 0 && box.right <= size.widthMm && box.bottom <= size.heightMm);
  if (inside) return { ...turned, size };
  const room = (length: number) => Math.max(length - 2 * MARGIN_MM, 1);
  const scale = Math.min(1, room(size.widthMm) / (box.right - box.left), room(size.heightMm) / (box.bottom - box.top));
  const dx = size.widthMm / 2 - (scale * (box.left + box.right)) / 2;
  const dy = size.heightMm / 2 - (scale * (box.top + box.bottom)) / 2;
  return { ...moved(turned, [scale, 0, 0, scale, dx, dy]), size };
}

/** The past moves along: a stroke that undo brings back must lie where the others lie now. */
function moved(state: PadState, by: Affine): PadState {
  const move = (strokes: readonly PlacedStroke[]) =>
    strokes.map((stroke) => ({ ...stroke, place: chain(stroke.place, by) }));
  return { ...state, strokes: move(state.strokes), past: state.past.map(move) };
}
