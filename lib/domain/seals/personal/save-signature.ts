import "server-only";
import { lockOwnPerson, requireProvenPerson } from "@/lib/domain/people/own-person";
import type { Actor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, invalid } from "@/lib/platform/errors";
import { signatureFonts } from "@/lib/platform/fonts";
import { newId } from "@/lib/platform/ids";
import { checkOutline, type Outline, OutlineError } from "@/lib/standards/seal-drawing/outline";
import { outlineDigest } from "@/lib/standards/seal-drawing/outline-digest";
import { generateSignature, UnwritableNameError } from "@/lib/standards/seal-drawing/personal-signature";
import type { BlockSeal } from "@/lib/standards/seal-drawing/seal/description";
import { visibleInk } from "@/lib/standards/seal-drawing/visible-ink";
import { drawNameSeal } from "./draw-name-seal";
import type { NameSealLook } from "./name-seal.schema";
import { mostSignatures, type SaveDrawnInput, type SaveGeneratedInput, type SignatureOrigin } from "./signature.schema";

export type SavedSignature = { id: string };

/**
 * Keeps a signature that its owner drew, after checking it as though nobody had before.
 * @throws DomainError invalid `signature_unreadable`; forbidden `prove_identity_first`; conflict `too_many_signatures`
 */
export async function saveDrawnSignature(actor: Actor, input: SaveDrawnInput): Promise<SavedSignature> {
  return transaction((tx) => saveDrawing(tx, actor, input.outline));
}

/** Keeps a signature that was taken from paper: as one that was drawn, and throws as that does. */
export async function savePhotographedSignature(actor: Actor, input: SaveDrawnInput): Promise<SavedSignature> {
  return transaction((tx) => save(tx, actor, "photographed", async () => ({ outline: readOutline(input.outline) })));
}

/** A drawn one within a transaction. Throws as `saveDrawnSignature`. */
export async function saveDrawing(tx: Transaction, actor: Actor, outline: unknown): Promise<SavedSignature> {
  return save(tx, actor, "drawn", async () => ({ outline: readOutline(outline) }));
}

/**
 * Keeps the verified name written in one of the hands.
 * @throws DomainError invalid `signature_unwritable` when a character of the name is in none of the fonts; as above
 */
export async function saveGeneratedSignature(actor: Actor, { style }: SaveGeneratedInput): Promise<SavedSignature> {
  return transaction((tx) =>
    save(tx, actor, "generated", async () => {
      const { name } = await requireProvenPerson(actor.accountId, tx);
      return { outline: writeName(name, style) };
    }),
  );
}

/**
 * Keeps a name seal 印 with the verified name.
 * @throws DomainError invalid `name_seal_text` when the name has no such part, `name_seal_uncuttable`; as above
 */
export async function saveNameSeal(actor: Actor, look: NameSealLook): Promise<SavedSignature> {
  return transaction((tx) =>
    save(tx, actor, "generated", async () => {
      const { name } = await requireProvenPerson(actor.accountId, tx);
      return drawNameSeal(name, look);
    }),
  );
}

/** A name seal is what a description says; everything else is a signature. */
type Drawing = { outline: Outline; description?: BlockSeal };

async function save(
  tx: Transaction,
  actor: Actor,
  origin: SignatureOrigin,
  draw: () => Promise<Drawing>,
): Promise<SavedSignature> {
  await requireProvenPerson(actor.accountId, tx);
  const person = await lockOwnPerson(tx, actor.accountId);
  const { outline, description } = await draw();
  const sha256 = Uint8Array.from(Buffer.from(outlineDigest(outline), "hex"));
  const active = await tx.seal.findMany({
    where: { personId: person.id, state: "active" },
    select: { id: true, versions: { select: { sha256: true } } },
  });
  // The same drawing sent twice is one signature.
  const same = active.find((seal) => seal.versions.some((version) => Buffer.compare(version.sha256, sha256) === 0));
  if (same) return { id: same.id };
  if (active.length >= mostSignatures) throw conflict("too_many_signatures", { most: mostSignatures });
  const { id } = await tx.seal.create({
    data: {
      id: newId(),
      personId: person.id,
      kind: description ? "name_seal" : "signature",
      name: person.name ?? "",
      state: "active",
      version: 1,
      chosenAt: new Date(),
      versions: {
        create: {
          id: newId(),
          number: 1,
          origin,
          outline,
          ...(description && { description }),
          sha256,
          createdById: actor.accountId,
        },
      },
    },
  });
  return { id };
}

/** Less than a dot of half a millimetre is not seen by who looks for a signature. */
const LEAST_INK_MM2 = 0.2;

function readOutline(value: unknown): Outline {
  try {
    const outline = checkOutline(value);
    if (visibleInk(outline) >= LEAST_INK_MM2) return outline;
  } catch (error) {
    if (!(error instanceof OutlineError)) throw error;
  }
  throw invalid("signature_unreadable");
}

function writeName(name: string, style: SaveGeneratedInput["style"]): Outline {
  try {
    const { outline, missing } = generateSignature({ name, style, fonts: signatureFonts() });
    if (missing.length === 0) return outline;
  } catch (error) {
    if (!(error instanceof UnwritableNameError)) throw error;
  }
  throw invalid("signature_unwritable");
}
