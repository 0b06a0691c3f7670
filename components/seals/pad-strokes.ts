import type { Box } from "@/lib/standards/seal-drawing/path";
import type { PenSample } from "@/lib/standards/seal-drawing/pen-line";

export type Stroke = readonly PenSample[];

/** What is on the pad, and what was there before each step, newest last. */
export type PadState = { strokes: readonly Stroke[]; past: readonly (readonly Stroke[])[] };

export type PadAction =
  | { kind: "draw"; stroke: Stroke }
  | { kind: "undo" }
  | { kind: "clear" }
  /** The pad has a new size in millimetres: what would stick out is made smaller and moved to the middle. */
  | { kind: "resize"; widthMm: number; heightMm: number };

export const EMPTY_PAD: PadState = { strokes: [], past: [] };

const MARGIN_MM = 3;

/** The pad after one step. Clearing is a step too, so that undo brings everything back. */
export function padAfter(state: PadState, action: PadAction): PadState {
  switch (action.kind) {
    case "draw":
      if (action.stroke.length === 0) return state;
      return { strokes: [...state.strokes, action.stroke], past: [...state.past, state.strokes] };
    case "undo": {
      const before = state.past.at(-1);
      return before ? { strokes: before, past: state.past.slice(0, -1) } : state;
    }
    case "clear":
      return state.strokes.length === 0 ? state : { strokes: [], past: [...state.past, state.strokes] };
    case "resize":
      return resized(state, action.widthMm, action.heightMm);
  }
}

/** The box of all samples in millimetres, or null when nothing is drawn. */
export function drawnBox(strokes: readonly Stroke[]): Box | null {
  let box: Box | null = null;
  for (const { x, y } of strokes.flat()) {
    box ??= { left: x, right: x, top: y, bottom: y };
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

function resized(state: PadState, widthMm: number, heightMm: number): PadState {
  const box = drawnBox(state.strokes);
  if (!box || (box.left >= 0 && box.top >= 0 && box.right <= widthMm && box.bottom <= heightMm)) return state;
  const room = (size: number) => Math.max(size - 2 * MARGIN_MM, 1);
  const scale = Math.min(1, room(widthMm) / (box.right - box.left), room(heightMm) / (box.bottom - box.top));
  const dx = widthMm / 2 - (scale * (box.left + box.right)) / 2;
  const dy = heightMm / 2 - (scale * (box.top + box.bottom)) / 2;
  const move = (strokes: readonly Stroke[]) =>
    strokes.map((stroke) => stroke.map((s) => ({ ...s, x: s.x * scale + dx, y: s.y * scale + dy })));
  // The past moves along: a stroke taken back must lie where the others lie now.
  return { strokes: move(state.strokes), past: state.past.map(move) };
}
