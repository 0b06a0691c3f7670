import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import type { SealKind } from "@/lib/standards/seal-drawing/seal/design";
import type { ElectronicSealDescription, SealVerdict } from "@/lib/standards/ses/read-electronic-seal";
import { requireSealDeed } from "../grants/require-seal-deed";
import type { ImportAnswer, ImportQuestion } from "../interchange/import-questions";
import { describeElectronicSeal } from "../interchange/open-electronic-seal";
import { importAnswers, importRefusal, type SealImportRefusal, sealKindByName } from "../interchange/seal-import";
import type { lookAtImportInput } from "./seal.schema";

/** An electronic seal as it is shown before it is taken in, or is not. */
export type ImportLook = {
  standard: ElectronicSealDescription["standard"];
  name: string;
  /** Null where it is not this organization's. */
  kind: SealKind | null;
  maker: string;
  verdict: SealVerdict;
  answers: Record<ImportQuestion, ImportAnswer>;
  /** Why it cannot be taken in. */
  refusal: SealImportRefusal | null;
  createdAt: Date;
  validFrom: Date;
  validUntil: Date;
  widthMm: number;
  heightMm: number;
  /** A data: address of its picture, for the browser to make an outline of; null where it has none that can be shown. */
  picture: string | null;
};

/**
 * What an electronic seal says, and how far it can be believed.
 * @throws DomainError not_found, forbidden; invalid `not_an_electronic_seal`
 */
export async function lookAtImport(
  actor: Actor,
  { organizationId, electronicSeal }: z.output<typeof lookAtImportInput>,
): Promise<ImportLook> {
  const { organization } = await requireSealDeed(actor, organizationId, "manage");
  const seal = await describeElectronicSeal(Uint8Array.from(Buffer.from(electronicSeal, "base64")));
  const { picture } = seal;
  return {
    standard: seal.standard,
    name: seal.name,
    kind: sealKindByName(seal.name, organization.name),
    maker: seal.maker?.name ?? seal.vendor,
    verdict: seal.verdict,
    answers: importAnswers(seal, organization.name),
    refusal: importRefusal(seal, organization.name),
    createdAt: seal.createdAt,
    validFrom: seal.validFrom,
    validUntil: seal.validUntil,
    widthMm: picture.widthMm,
    heightMm: picture.heightMm,
    picture: picture.mediaType && `data:${picture.mediaType};base64,${Buffer.from(picture.data).toString("base64")}`,
  };
}
