import "server-only";
import { db } from "@/lib/platform/db/client";
import { conflict, invalid } from "@/lib/platform/errors";
import { hashToken } from "@/lib/platform/secrets/tokens";
import { checkOutline, type Outline, OutlineError } from "@/lib/standards/seal-drawing/outline";
import type { DrawOnPadInput } from "./pad.schema";
import { sealDrawing } from "./pad-drawing";

const usable = (now: Date) => ({ state: { in: ["open", "drawing", "drawn"] }, expiresAt: { gt: now } });

/** The id of the pad that a link leads to, as long as it can be drawn on; null otherwise. Looking changes nothing. */
export async function findPad(token: string, now = new Date()): Promise<string | null> {
  const tokenHash = hashToken(token);
  if (!tokenHash) return null;
  const pad = await db().drawingPad.findFirst({ where: { tokenHash, ...usable(now) }, select: { id: true } });
  return pad?.id ?? null;
}

/** Notes that the phone has the pad open, so that the computer can say so. @throws DomainError conflict `pad_over` */
export async function markPadOpened(token: string, now = new Date()): Promise<void> {
  const id = await findPad(token, now);
  if (!id) throw conflict("pad_over");
  await db().drawingPad.updateMany({ where: { id, openedAt: null }, data: { openedAt: now } });
}

/**
 * Keeps what is drawn so far, in place of what was there before. Drawing goes on until the computer takes it.
 * @throws DomainError invalid `signature_unreadable`; conflict `pad_over` once the pad was taken, closed or too old
 */
export async function drawOnPad({ token, outline, done }: DrawOnPadInput, now = new Date()): Promise<void> {
  const id = await findPad(token, now);
  if (!id) throw conflict("pad_over");
  const drawing = outline === null ? null : read(outline);
  if (!drawing && done) throw invalid("signature_unreadable");
  const { count } = await db().drawingPad.updateMany({
    where: { id, ...usable(now) },
    data: drawing
      ? { state: done ? "drawn" : "drawing", outlineCipher: sealDrawing(id, drawing) }
      : { state: "open", outlineCipher: null },
  });
  if (count === 0) throw conflict("pad_over");
}

function read(value: unknown): Outline {
  try {
    return checkOutline(value);
  } catch (error) {
    if (error instanceof OutlineError) throw invalid("signature_unreadable");
    throw error;
  }
}
