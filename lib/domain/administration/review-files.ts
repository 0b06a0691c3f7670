import "server-only";
import { createHash } from "node:crypto";
import { invalid } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { encrypt } from "@/lib/platform/secrets/envelope";
import { type FileKind, fileKind } from "@/lib/standards/images/file-kind";
import { stripJpeg } from "@/lib/standards/images/strip-jpeg";
import { stripPng } from "@/lib/standards/images/strip-png";
import type { FileSide } from "./review-rules";

/** The most bytes that a paper for review may have. */
export const mostReviewBytes = 10_000_000;

export type ReviewUpload = { side: FileSide; bytes: Uint8Array };

export type TakenFile = { mediaType: FileKind; bytes: Uint8Array<ArrayBuffer> };

/**
 * Takes a paper in: a JPEG, PNG or PDF by its bytes, whatever it was called. What a camera wrote into a picture about
 * place and time is left out before anything is kept.
 * @throws DomainError invalid `review_file_too_large`, `review_file_kind`, `review_file_broken`, with `field` the side
 */
export function takeReviewFile({ side, bytes }: ReviewUpload): TakenFile {
  if (bytes.length > mostReviewBytes) throw invalid("review_file_too_large", { field: side });
  const mediaType = fileKind(bytes);
  if (!mediaType) throw invalid("review_file_kind", { field: side });
  const kept =
    mediaType === "image/jpeg"
      ? stripJpeg(bytes)
      : mediaType === "image/png"
        ? stripPng(bytes)
        : Uint8Array.from(bytes);
  if (!kept) throw invalid("review_file_broken", { field: side });
  return { mediaType, bytes: kept };
}

export const reviewFilePlace = (id: string) => ({ table: "review_file", column: "contentCipher", row: id }) as const;

/** The row of a paper that was taken in. */
export function reviewFileRow(reviewId: string, side: FileSide, { mediaType, bytes }: TakenFile, now: Date) {
  const id = newId(now.getTime());
  return {
    id,
    reviewId,
    side,
    mediaType,
    size: bytes.length,
    sha256: Uint8Array.from(createHash("sha256").update(bytes).digest()),
    contentCipher: encrypt(bytes, reviewFilePlace(id)),
    createdAt: now,
  };
}
