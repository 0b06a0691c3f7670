import "server-only";
import { captionFaces } from "@/lib/platform/fonts";
import { sealStamp } from "@/lib/standards/pades/seal-stamp";
import type { Stamp } from "@/lib/standards/pades/stamp";
import { composeOutlines, cropToInk, type Placement, shrinkToFit } from "@/lib/standards/seal-drawing/compose";
import type { Outline } from "@/lib/standards/seal-drawing/outline";
import { PT_PER_MM } from "@/lib/standards/seal-drawing/pdf-form";
import { textOutline } from "@/lib/standards/seal-drawing/text-outline";

/** What stands under a signature on paper. */
export type Caption = { name: string; at: Date; serial: string };

const captionColor = "#57534a";
/** Below this height of the field, in millimetres, small print could not be read and is left out. */
const leastHeightForCaption = 11;
const captionSizeMm = 1.75;

/** `2026-11-22 02:14:07 UTC`: one reading everywhere, as evidence needs it. */
const utc = (at: Date) => `${at.toISOString().slice(0, 19).replace("T", " ")} UTC`;

/** The first and last digits of a serial number, enough to find the certificate among a contract's. */
const shortSerial = (serial: string) => `${serial.slice(0, 8)}…${serial.slice(-8)}`.toUpperCase();

/** What is no wider than this by its height, such as a name seal, has its caption beside it. */
const mostBeside = 1.1;
const gapMm = 1.2;
/** A narrower caption could not be read. */
const leastBesideMm = 18;

/**
 * A signature as it stands in its field: the outline as large as it is or smaller, with the signer's verified name,
 * the time and the certificate in small print below. A name seal keeps the field's whole height, for it is to stand in
 * its true size where it can; its small print is set beside it. What a drawing lies on shows through whatever its
 * colours are: one in white would take words out of a contract that others have signed. All vectors; nothing of it
 * depends on fonts of the reader.
 * @param width of the field in points
 * @param height of the field in points
 */
export function signatureAppearance(outline: Outline, caption: Caption, width: number, height: number): Stamp {
  const widthMm = width / PT_PER_MM;
  const heightMm = height / PT_PER_MM;
  const placed = beside(outline, caption, widthMm, heightMm) ?? below(outline, caption, widthMm, heightMm);
  return { ...sealStamp(composeOutlines(widthMm, heightMm, placed), 1), width, height };
}

function below(outline: Outline, caption: Caption, widthMm: number, heightMm: number): Placement[] {
  const words = heightMm >= leastHeightForCaption ? captionOutline(linesBelow(caption), widthMm) : null;
  const captionHeight = words?.heightMm ?? 0;
  const ink = shrinkToFit(cropToInk(outline, 0.3), widthMm, heightMm - captionHeight);
  const placed: Placement[] = [
    { outline: ink, xMm: Math.min((widthMm - ink.widthMm) / 2, 4), yMm: heightMm - captionHeight - ink.heightMm },
  ];
  return words ? [...placed, { outline: words, xMm: 0, yMm: heightMm - captionHeight }] : placed;
}

/** Null where the drawing lies down, or the field is too small for words beside it. */
function beside(outline: Outline, caption: Caption, widthMm: number, heightMm: number): Placement[] | null {
  const whole = cropToInk(outline, 0);
  if (whole.widthMm > whole.heightMm * mostBeside || heightMm < leastHeightForCaption) return null;
  const ink = shrinkToFit(whole, widthMm, heightMm);
  const room = widthMm - ink.widthMm - gapMm;
  const words = room >= leastBesideMm ? captionOutline(linesBeside(caption), room) : null;
  if (!words || words.heightMm > heightMm) return null;
  return [
    { outline: ink, xMm: 0, yMm: heightMm - ink.heightMm },
    { outline: words, xMm: ink.widthMm + gapMm, yMm: heightMm - words.heightMm },
  ];
}

const linesBelow = ({ name, at, serial }: Caption) => [name, `${utc(at)} · ${shortSerial(serial)}`];
const linesBeside = ({ name, at, serial }: Caption) => [name, utc(at), shortSerial(serial)];

function captionOutline(lines: string[], maxWidthMm: number): Outline | null {
  return textOutline({ lines, faces: captionFaces(), sizeMm: captionSizeMm, maxWidthMm, color: captionColor }).outline;
}
