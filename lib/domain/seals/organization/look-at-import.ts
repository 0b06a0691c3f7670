import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import type { SealVerdict } from "@/lib/standards/ses/read-electronic-seal";
import { requireSealDeed } from "../leave/require-seal-deed";
import type { lookAtImportInput } from "./seal.schema";
import { readImport } from "./upload-seal";

/** An electronic seal as it is shown before it is taken in. */
export type ImportLook = {
  name: string;
  kind: string;
  maker: string;
  verdict: SealVerdict;
  validUntil: Date;
  widthMm: number;
  heightMm: number;
  /** A data: address of its picture, for the browser to make an outline of. */
  picture: string;
};

/** @throws DomainError not_found, forbidden; invalid as `readImport` */
export async function lookAtImport(
  actor: Actor,
  { organizationId, electronicSeal }: z.output<typeof lookAtImportInput>,
): Promise<ImportLook> {
  const { organization } = await requireSealDeed(actor, organizationId, "manage");
  const { picture, ...seal } = await readImport(electronicSeal, organization.name);
  return {
    name: seal.name,
    kind: seal.kind,
    maker: seal.maker,
    verdict: seal.verdict,
    validUntil: seal.validUntil,
    widthMm: picture.widthMm,
    heightMm: picture.heightMm,
    picture: `data:${picture.mediaType};base64,${Buffer.from(picture.data).toString("base64")}`,
  };
}
