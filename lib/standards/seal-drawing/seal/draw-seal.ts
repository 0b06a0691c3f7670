import type { Outline } from "../outline";
import { formatNumber, formatPath, type PathCommand, transformPath } from "../path";
import { type CommandOutline, commandsToPdfForm, type PdfForm } from "../pdf-form";
import { drawBlock } from "./block";
import type { SealDescription } from "./description";
import { drawRing, type RingParts, type SealFaces } from "./draw-ring";

/** Micrometres: finer than any printer, and what makes a drawing on screen and paper the same. */
const DECIMALS = 3;

/**
 * Draws a seal in millimetres, origin at the top left of its box. The same description and fonts give the same bytes.
 * @throws UncuttableTextError when no font has a character; TooLongForSealError when the name does not fit
 */
export function drawSeal(seal: SealDescription, faces: SealFaces): Outline {
  const { widthMm, heightMm, originMm, paths } = drawCommands(seal, faces);
  const move = [1, 0, 0, 1, originMm.x, originMm.y] as const;
  const written = paths.map(({ commands, fill, color }) => {
    return { d: formatPath(transformPath(commands, move), DECIMALS), fill, color };
  });
  return { version: 1, widthMm, heightMm, paths: written };
}

/**
 * Draws a seal for a contract: the bytes of `outlineToPdfForm(drawSeal(…))`, without writing and reading path data in
 * between. Throws as `drawSeal`.
 */
export function drawSealToPdf(seal: SealDescription, faces: SealFaces): PdfForm {
  return commandsToPdfForm(drawCommands(seal, faces));
}

/** Drawn around the middle of the seal. */
function drawCommands(
  seal: SealDescription,
  faces: SealFaces,
): CommandOutline & { originMm: { x: number; y: number } } {
  const groups = seal.shape === "block" ? drawBlock(seal, faces[seal.face]) : groupsOf(drawRing(seal, faces));
  const color = seal.color.toLowerCase();
  const paths = groups
    .filter((commands) => commands.length > 0)
    .map((commands) => ({ commands, fill: "nonzero" as const, color }));
  const size = { widthMm: Number(formatNumber(seal.widthMm)), heightMm: Number(formatNumber(seal.heightMm)) };
  return { ...size, originMm: { x: seal.widthMm / 2, y: seal.heightMm / 2 }, paths };
}

const groupsOf = (parts: RingParts): PathCommand[][] => [
  parts.border,
  parts.fine,
  parts.name.flat(),
  parts.centre,
  parts.lines.flat(2),
  parts.code.flat(),
  parts.serial.flat(),
];
