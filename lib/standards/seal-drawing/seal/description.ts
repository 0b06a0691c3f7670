import { checkOutline, type Outline, OutlineError } from "../outline";

/** The hands that a seal is cut in: Song (宋体), light Song (细宋), regular (楷体), black (黑体). */
export const SEAL_FACES = ["song", "light_song", "kai", "hei"] as const;
export type SealFace = (typeof SEAL_FACES)[number];

/** Which kind of cutting: characters stand in red (朱文), or are cut out of a red ground (白文). */
export const SEAL_CUTS = ["relief", "intaglio"] as const;
export type SealCut = (typeof SEAL_CUTS)[number];

/** What stands in the middle of a round or oval seal. */
export type SealCentre =
  | { kind: "star"; diameterMm: number }
  /** A single-coloured drawing, as tall as told. */
  | { kind: "emblem"; outline: Outline; heightMm: number };

/** A horizontal line of text. `heightMm` is the character's square, or the height of a digit where `measure` says so. */
export type SealLine = {
  text: string;
  heightMm: number;
  measure: "square" | "digit";
  /** Width of a character's square (or of a digit) by its height. */
  widthRatio: number;
  /** White between two characters. */
  gapMm: number;
  /** The middle of the line, below the middle of the seal. */
  yMm: number;
  mostWidthMm: number;
  face: SealFace;
};

/** Details that are hard to copy, all of them optional. */
export type SealSecurity = {
  /** Letters of less than half a millimetre, cut out of the border all around. */
  microText: string | null;
  /** A pattern of fine lines made from this value, 32 hexadecimal digits: no two seals have the same. */
  pattern: string | null;
  /** The serial of one signature, small, inside the lower arc: put in when a signature is made. */
  serial: string | null;
};

/** A round or oval seal of an organization. All lengths in millimetres. */
export type RingSeal = {
  version: 1;
  shape: "ring";
  widthMm: number;
  heightMm: number;
  /** `#rrggbb` */
  color: string;
  borderMm: number;
  /** A second, thin line inside the border; null where there is none. */
  innerLine: { gapMm: number; widthMm: number } | null;
  /** The name on the upper arc. Sweeps in degrees; a least one only where a rule prescribes it. */
  arc: {
    text: string;
    heightMm: number;
    leastHeightMm: number;
    clearMm: number;
    leastSweep?: number;
    mostSweep: number;
    face: SealFace;
  };
  centre: SealCentre | null;
  lines: SealLine[];
  /** A code on the lower arc. */
  code: { text: string; heightMm: number; clearMm: number; mostSweep: number } | null;
  security: SealSecurity;
};

/** A square or rectangular seal: a name in columns, read from the right, as on stone. */
export type BlockSeal = {
  version: 1;
  shape: "block";
  widthMm: number;
  heightMm: number;
  color: string;
  borderMm: number;
  cut: SealCut;
  /** Columns from right to left, or rows from left to right for writing of today. */
  cells: string[][];
  direction: "columns" | "rows";
  face: SealFace;
};

/** What a seal looks like, without any drawing yet: the same description always gives the same drawing. */
export type SealDescription = RingSeal | BlockSeal;

/** An emblem's bounds: it is a mark, not a picture. */
export const EMBLEM_LIMITS = { maxWidthMm: 60, maxHeightMm: 60, maxPaths: 16, maxPoints: 8_000 };

/** @throws OutlineError when it is not a drawing that may stand in a seal */
export function checkEmblem(value: unknown): Outline {
  const outline = checkOutline(value, EMBLEM_LIMITS);
  if (new Set(outline.paths.map((path) => path.color)).size > 1) throw new OutlineError("an emblem has one colour");
  return outline;
}
