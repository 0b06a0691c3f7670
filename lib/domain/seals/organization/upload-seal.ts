import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, invalid } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { encrypt } from "@/lib/platform/secrets/envelope";
import { fileKind } from "@/lib/standards/images/file-kind";
import { canBeShown } from "@/lib/standards/images/picture-size";
import { stripJpeg } from "@/lib/standards/images/strip-jpeg";
import { stripPng } from "@/lib/standards/images/strip-png";
import { checkOutline, type Outline, OutlineError, SEAL_LIMITS } from "@/lib/standards/seal-drawing/outline";
import type { ElectronicSealDescription } from "@/lib/standards/ses/read-electronic-seal";
import { requireSeal, requireSealDeed } from "../grants/require-seal-deed";
import { describeElectronicSeal } from "../interchange/open-electronic-seal";
import { importRefusal, sealKindByName } from "../interchange/seal-import";
import { digestOf, namesOf } from "./draw-design";
import { orOneOfficial, requireRoom } from "./make-seal";
import { namedFor } from "./outdated-seals";
import { sealLimits, type uploadSealInput } from "./seal.schema";
import { appendSealEvent } from "./seal-events";

export const sealPicturePlace = (reviewId: string) =>
  ({ table: "seal_review", column: "pictureCipher", row: reviewId }) as const;

/** Narrower or lower than this, a drawing is no seal of an organization. Millimetres. */
const leastSide = 10;

/**
 * Takes in a seal that was made of a picture of the real one. An administrator compares it with the picture and with the
 * verified name before it can be used; of an electronic seal, the picture in it. The whole of the outline is checked as though nobody had before; what a camera
 * wrote into the picture about place and time is left out.
 * @throws DomainError not_found, forbidden; invalid `seal_outline_unreadable`, `seal_size_unusual`, `seal_picture_…`, and
 *   as `readImport`; conflict `one_official_seal`, `too_many_seals`
 */
export async function uploadSeal(
  actor: Actor,
  { organizationId, kind, name, outline: drawn, picture, electronicSeal }: z.output<typeof uploadSealInput>,
): Promise<{ sealId: string }> {
  const { organization } = await requireSealDeed(actor, organizationId, "manage");
  const imported = electronicSeal === undefined ? null : await readImport(electronicSeal, organization.name);
  const outline = readOutline(drawn);
  const { mediaType, bytes } = imported
    ? importedPicture(imported.picture)
    : readPicture(Buffer.from(picture, "base64"));
  const sha256 = digestOf(outline);
  return orOneOfficial(
    transaction(async (tx) => {
      const { organization: now } = await requireSealDeed(actor, organizationId, "manage", tx);
      await requireRoom(tx, organizationId);
      const [sealId, reviewId] = [newId(), newId()];
      await tx.seal.create({
        data: {
          id: sealId,
          organizationId,
          kind: imported?.kind ?? kind,
          name,
          state: "in_review",
          versions: {
            create: {
              id: newId(),
              number: 1,
              origin: imported ? "imported" : "uploaded",
              outline,
              sha256,
              namedFor: namedFor(namesOf(now), imported?.kind ?? kind),
              createdById: actor.accountId,
              review: {
                create: {
                  id: reviewId,
                  state: "waiting",
                  mediaType,
                  pictureCipher: encrypt(bytes, sealPicturePlace(reviewId)),
                },
              },
            },
          },
        },
      });
      await appendSealEvent(tx, sealId, {
        type: imported ? "imported" : "uploaded",
        actor,
        data: {
          kind: imported?.kind ?? kind,
          sha256: Buffer.from(sha256).toString("hex"),
          ...(imported && { electronicSeal: imported.id, maker: imported.maker, verdict: imported.verdict }),
        },
      });
      return { sealId };
    }),
  );
}

/**
 * Takes an uploaded seal back before it was decided on.
 * @throws DomainError not_found, forbidden; conflict `seal_cannot_move`
 */
export async function withdrawUpload(actor: Actor, sealId: string): Promise<void> {
  await transaction(async (tx) => {
    const { seal } = await requireSeal(actor, sealId, "manage", tx);
    const review = seal.versions.find((version) => version.review?.state === "waiting")?.review;
    if (!review || seal.state !== "in_review") throw conflict("seal_cannot_move");
    await tx.sealReview.update({
      where: { id: review.id },
      data: { state: "withdrawn", decidedAt: new Date(), pictureCipher: null },
    });
    await tx.seal.update({ where: { id: sealId }, data: { state: "destroyed", endedAt: new Date() } });
    await appendSealEvent(tx, sealId, { type: "withdrawn", actor });
  });
}

/**
 * An electronic seal of this organization's, to be taken in.
 * @param electronicSeal base64
 * @throws DomainError invalid `not_an_electronic_seal`, or why it cannot be taken in (`SealImportRefusal`)
 */
async function readImport(electronicSeal: string, verifiedName: string) {
  const seal = await describeElectronicSeal(Uint8Array.from(Buffer.from(electronicSeal, "base64")));
  const refusal = importRefusal(seal, verifiedName);
  if (refusal) throw invalid(refusal, { field: "electronicSeal" });
  return {
    id: seal.id,
    name: seal.name,
    kind: sealKindByName(seal.name, verifiedName) ?? "other",
    maker: seal.maker?.name ?? seal.vendor,
    verdict: seal.verdict,
    picture: seal.picture,
  };
}

function readOutline(value: unknown): Outline {
  let outline: Outline;
  try {
    outline = checkOutline(value, SEAL_LIMITS);
  } catch (error) {
    if (error instanceof OutlineError) throw invalid("seal_outline_unreadable", { field: "outline" });
    throw error;
  }
  if (Math.min(outline.widthMm, outline.heightMm) < leastSide) throw invalid("seal_size_unusual", { field: "outline" });
  return outline;
}

type Picture = { mediaType: "image/jpeg" | "image/png" | "image/gif" | "image/bmp"; bytes: Uint8Array };

/** The picture that stands in an electronic seal, itself: what its bringer sends along could be of another seal. */
function importedPicture({ mediaType, data }: ElectronicSealDescription["picture"]): Picture {
  return mediaType === "image/gif" || mediaType === "image/bmp" ? { mediaType, bytes: data } : readPicture(data);
}

function readPicture(given: Uint8Array): Picture {
  const bytes = Uint8Array.from(given);
  if (bytes.length > sealLimits.picture) throw invalid("seal_picture_too_large", { field: "picture" });
  const mediaType = fileKind(bytes);
  if (mediaType !== "image/jpeg" && mediaType !== "image/png") throw invalid("seal_picture_kind", { field: "picture" });
  const kept = mediaType === "image/jpeg" ? stripJpeg(bytes) : stripPng(bytes);
  if (!kept || !canBeShown(kept)) throw invalid("seal_picture_broken", { field: "picture" });
  return { mediaType, bytes: kept };
}
