import { fullest, grain, otsu, smoothed } from "./grain";
import { groupsOf } from "./groups";
import { paperAround, paperBetween } from "./paper-light";
import { emptyInk, INK, type InkMap, MOST_PIXELS, type Pixels } from "./raster";
import { highest, lowest } from "./sliding";

/** Which ink is looked for: the red of a seal, or whatever is darker than the paper. */
export type InkKind = "red" | "dark";

/**
 * Tells ink from paper in a photograph or scan. Shadows and yellow light are taken out first, by the brightest pixels of
 * each part of the picture; where the line is drawn is found from the picture itself (N. Otsu, 1979). What lies
 * transparent is paper. `bias` moves that line by hand: 1 takes twice as faint ink in, -1 leaves out what is half as dark.
 * @throws RangeError for a picture without pixels, or with more than MOST_PIXELS
 */
export function findInk(pixels: Pixels, kind: InkKind, bias = 0): InkMap {
  const { width, height } = pixels;
  if (width < 1 || height < 1 || width * height > MOST_PIXELS || pixels.data.length < width * height * 4) {
    throw new RangeError("the picture has no pixels, or too many");
  }
  const { strength, floor } = kind === "red" ? redInk(pixels) : darkInk(pixels);
  const parting = Math.max(otsu(strength), LEAST_CONTRAST);
  const full = fullest(strength, parting);
  const limit = Math.max(parting, full * LEAST_OF_FULL) * 2 ** -bias;
  const map = emptyInk(width, height);
  // A soft edge of a few grey levels keeps where the border of a stroke runs between two pixels.
  const soft = Math.max(0.08, limit * 0.5);
  for (let i = 0; i < strength.length; i++) {
    const above = strength[i]! - Math.max(limit, floor(i));
    map.ink[i] = Math.min(1, Math.max(0, 0.5 + above / soft));
  }
  // What is faint all over is the hollow of a shadow, or the red of skin; a pale end of a dark stroke hangs on to it.
  const least = Math.max(LEAST_FULL[kind], full * STRONG_OF_FULL) * 2 ** -bias;
  for (const group of groupsOf(width, height, (at) => map.ink[at]! >= INK)) {
    const strong = group.reduce((count, at) => (strength[at]! >= least ? count + 1 : count), 0);
    if (strong < group.length * LEAST_STRONG) for (const at of group) map.ink[at] = 0;
  }
  return map;
}

/** What differs less from its paper is paper: the grain of it, or the print of the other side. */
const LEAST_CONTRAST = 0.15;
/** The traces that a JPEG leaves where it is dark reach this far; the whitest paper is 1. */
const LEAST_DARKER = 0.06;
/** Ink is as strong as this, and as this part of the darkest ink, over so large a part of what hangs together. */
const LEAST_FULL = { dark: 0.3, red: 0.22 } as const;
const STRONG_OF_FULL = 0.55;
const LEAST_STRONG = 0.1;
/** What is paler than this part of the darkest ink is not written with it: the lines of lined paper, the edge of a shadow. */
const LEAST_OF_FULL = 0.42;
/** Grain above this deviation is evened out first. */
const FINE_GRAIN = 0.02;
/** How many standard deviations the grain of a picture taken in the dark reaches. */
const GRAIN_DEVIATIONS = 4;

/** How much darker, or redder, than its paper each pixel is: 0 is paper. Below the `floor` of a pixel that is grain. */
type Strengths = { strength: Float32Array; floor: (pixel: number) => number };

function darkInk(pixels: Pixels): Strengths {
  const { width, height } = pixels;
  const [red, green, blue] = [channel(pixels, 0), channel(pixels, 1), channel(pixels, 2)];
  const light = red.map((value, i) => 0.299 * value + 0.587 * green[i]! + 0.114 * blue[i]!);
  const even = smoothed(light, width, height);
  const grainy = grain(light.map((value, i) => value - even[i]!)).deviation > FINE_GRAIN;
  const seen = grainy ? even : light;
  const paper = paperBetween(seen, width, height);
  const table = fullest(paper) * TABLE;
  const darker = paper.map((value, i) => (value < table ? 0 : value - seen[i]!));
  // A sensor's grain is as strong in a shadow as in the light, where it is less beside what the paper gives back.
  const { middle, deviation } = grain(darker);
  const most = Math.max(LEAST_DARKER, middle + deviation * GRAIN_DEVIATIONS);
  return {
    strength: darker.map((value, i) => value / Math.max(DARKEST, paper[i]!)),
    floor: (i) => most / Math.max(DARKEST, paper[i]!),
  };
}

function redInk(pixels: Pixels): Strengths {
  const { width, height } = pixels;
  // Each colour by that of the paper: what is left in a shadow, or under a warm lamp, is red by itself.
  const byPaper = (of: number) => {
    const values = channel(pixels, of);
    const paper = paperAround(values, width, height);
    return values.map((value, i) => Math.min(1.2, value / Math.max(DARKEST, paper[i]!)));
  };
  const [red, green, blue] = [byPaper(0), byPaper(1), byPaper(2)];
  const raw = red.map((value, i) => {
    const [g, b] = [green[i]!, blue[i]!];
    return value - Math.max(g, b) * 0.55 - Math.min(g, b) * 0.45;
  });
  const even = grain(raw).deviation > FINE_GRAIN ? smoothed(raw, width, height) : raw;
  const { middle, deviation } = grain(even);
  const strength = overPrint(even, red, width, height);
  const most = middle + deviation * GRAIN_DEVIATIONS;
  return { strength, floor: () => most };
}

/** What swallows so much of the red light of its paper is black print; the red ink of a seal gives nearly all of it back. */
const PRINT = 0.5;

/**
 * Red over print is black, so it cannot be seen whether there is any: it is taken to be there where red lies on both sides
 * of the print, as near as the strokes of print are wide.
 */
function overPrint(strength: Float32Array, red: Float32Array, width: number, height: number): Float32Array {
  const reach = Math.max(2, Math.round(Math.max(width, height) / 240));
  const closed = lowest(highest(strength, width, height, reach), width, height, reach);
  // The colours of a JPEG are coarser than its light: what is next to print has lost its own.
  const lightest = lowest(red, width, height, 2);
  return strength.map((value, i) => (lightest[i]! < PRINT ? Math.max(value, closed[i]!) : value));
}

/** What is darker than this part of the brightest paper, over more than strokes are wide, is no paper. */
const TABLE = 0.22;

/** Paper is no darker than this in any picture of which something can be read. */
const DARKEST = 0.05;

/** One colour, from 0 to 1; what is transparent is white paper. */
function channel({ width, height, data }: Pixels, of: number): Float32Array {
  const values = new Float32Array(width * height);
  for (let i = 0; i < values.length; i++) {
    const alpha = data[i * 4 + 3]! / 255;
    values[i] = (data[i * 4 + of]! * alpha) / 255 + (1 - alpha);
  }
  return values;
}
