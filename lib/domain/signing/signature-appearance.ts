import "server-only";
import { captionFaces } from "@/lib/platform/fonts";
import { composeOutlines, cropToInk, type Placement, shrinkToFit } from "@/lib/standards/seal-drawing/compose";
import type { Outline } from "@/lib/standards/seal-drawing/outline";
import { outlineToPdfForm, PT_PER_MM } from "@/lib/standards/seal-drawing/pdf-form";
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

/**
 * A signature as it stands in its field: the outline as large as it is or smaller, with the signer's verified name,
 * the time and the certificate in small print below. All vectors; nothing of it depends on fonts of the reader.
 * @param width of the field in points
 * @param height of the field in points
 */
export function signatureAppearance(outline: Outline, caption: Caption, width: number, height: number) {
  const widthMm = width / PT_PER_MM;
  const heightMm = height / PT_PER_MM;
  const words = heightMm >= leastHeightForCaption ? captionOutline(caption, widthMm) : null;
  const captionHeight = words?.heightMm ?? 0;
  const ink = shrinkToFit(cropToInk(outline, 0.3), widthMm, heightMm - captionHeight);
  const parts: Placement[] = [
    { outline: ink, xMm: Math.min((widthMm - ink.widthMm) / 2, 4), yMm: heightMm - captionHeight - ink.heightMm },
  ];
  if (words) parts.push({ outline: words, xMm: 0, yMm: heightMm - captionHeight });
  const form = outlineToPdfForm(composeOutlines(widthMm, heightMm, parts));
  return { content: form.content, bbox: form.bbox };
}

function captionOutline({ name, at, serial }: Caption, maxWidthMm: number): Outline | null {
  const lines = [name, `${utc(at)} · ${shortSerial(serial)}`];
  return textOutline({ lines, faces: captionFaces(), sizeMm: captionSizeMm, maxWidthMm, color: captionColor }).outline;
}
