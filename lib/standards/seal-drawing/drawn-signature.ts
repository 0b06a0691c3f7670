import { checkOutline, type Outline, SIGNATURE_INK } from "./outline";
import { type Affine, formatNumber, formatPath, inkBox, type PathCommand, transformPath } from "./path";
import { PAD_PEN, type Pen, type PenSample } from "./pen-line";
import { strokeOutline } from "./stroke";

/** A drawn signature is kept no larger than this; smaller ones keep the size they were drawn in. */
const ROOM = { widthMm: 60, heightMm: 24 };
const MARGIN_MM = 0.4;

export const UPRIGHT: Affine = [1, 0, 0, 1, 0, 0];
/** What was written along the long side of a phone, its top at the writer's left: down becomes right. */
export const TURNED: Affine = [0, -1, 1, 0, 0, 0];

/** One stroke as the pointer reported it (millimetres), and where the pad has moved it since. */
export type PlacedStroke = { samples: readonly PenSample[]; place: Affine };

export type DrawnOptions = {
  /** Written sideways, from the top of the screen to its bottom: turned a quarter so that it reads across. */
  turned?: boolean;
  color?: string;
  pen?: Pen;
};

/** The outline of one stroke where it lies on the pad. */
export function placedOutline(stroke: PlacedStroke, pen: Pen = PAD_PEN): PathCommand[] {
  return transformPath(strokeOutline(stroke.samples, pen), stroke.place);
}

/**
 * The strokes of a pad as a signature: one outline cut to its ink. Null when nothing was drawn; throws `OutlineError`
 * when there is more ink than a signature may have.
 */
export function drawnSignature(strokes: readonly PlacedStroke[], options: DrawnOptions = {}): Outline | null {
  const raw = strokes.flatMap((stroke) => placedOutline(stroke, options.pen));
  const commands = transformPath(raw, options.turned ? TURNED : UPRIGHT);
  const box = inkBox(commands);
  if (!box) return null;
  const width = box.right - box.left;
  const height = box.bottom - box.top;
  const scale = Math.min(1, (ROOM.widthMm - 2 * MARGIN_MM) / width, (ROOM.heightMm - 2 * MARGIN_MM) / height);
  const placed = transformPath(commands, [
    scale,
    0,
    0,
    scale,
    MARGIN_MM - box.left * scale,
    MARGIN_MM - box.top * scale,
  ]);
  return checkOutline({
    version: 1,
    widthMm: Number(formatNumber(width * scale + 2 * MARGIN_MM)),
    heightMm: Number(formatNumber(height * scale + 2 * MARGIN_MM)),
    paths: [{ d: formatPath(placed, 2), fill: "nonzero", color: options.color ?? SIGNATURE_INK }],
  });
}
