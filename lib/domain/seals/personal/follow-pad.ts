import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict } from "@/lib/platform/errors";
import { isId } from "@/lib/platform/ids";
import { outlineDigest } from "@/lib/standards/seal-drawing/outline-digest";
import type { PadView, TakePadInput } from "./pad.schema";
import { openDrawing } from "./pad-drawing";
import { type SavedSignature, saveDrawing } from "./save-signature";

/**
 * How one's own pad stands. Somebody else's is over, like one that never was.
 * @param seen the digest of the drawing that the asker has; the outline is left out where it is still that one
 */
export async function followPad(actor: Actor, padId: string, seen: string | null, now = new Date()): Promise<PadView> {
  const pad = isId(padId)
    ? await db().drawingPad.findFirst({ where: { id: padId, accountId: actor.accountId, expiresAt: { gt: now } } })
    : null;
  if (!pad || pad.state === "taken") return { state: "over" };
  if (!pad.outlineCipher) return { state: "open", opened: pad.openedAt !== null };
  const outline = openDrawing(pad.id, pad.outlineCipher);
  const digest = outlineDigest(outline);
  return { state: pad.state === "drawn" ? "drawn" : "drawing", digest, ...(digest !== seen && { outline }) };
}

/**
 * Makes a signature of what was drawn on one's own pad, which ends with that.
 * @throws DomainError conflict `pad_over`; conflict `pad_changed` when another drawing than the one that was seen is on
 *   it, or it is not finished; and as `saveDrawnSignature`
 */
export async function takePad(
  actor: Actor,
  { padId, digest }: TakePadInput,
  now = new Date(),
): Promise<SavedSignature> {
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM drawing_pad WHERE id = ${padId}::uuid FOR UPDATE`;
    const pad = await tx.drawingPad.findFirst({
      where: { id: padId, accountId: actor.accountId, expiresAt: { gt: now } },
    });
    if (!pad || pad.state === "taken") throw conflict("pad_over");
    const outline = pad.state === "drawn" && pad.outlineCipher ? openDrawing(pad.id, pad.outlineCipher) : null;
    if (!outline || outlineDigest(outline) !== digest) throw conflict("pad_changed");
    const saved = await saveDrawing(tx, actor, outline);
    await tx.drawingPad.update({ where: { id: pad.id }, data: { state: "taken", outlineCipher: null } });
    return saved;
  });
}
