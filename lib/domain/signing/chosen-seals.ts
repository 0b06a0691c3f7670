import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { invalid } from "@/lib/platform/errors";
import { sealFaces } from "@/lib/platform/fonts";
import { checkOutline, type Outline } from "@/lib/standards/seal-drawing/outline";
import type { SealDescription } from "@/lib/standards/seal-drawing/seal/description";
import { drawSeal } from "@/lib/standards/seal-drawing/seal/draw-seal";
import { isOfKind } from "../contracts/drafting/requirements";
import type { SignerIdentity } from "./signer-context";

/** How strongly seals are inked unless somebody says otherwise: the text below stays readable. */
export const usualOpacity = 0.85;

/** What a signer has chosen to stand in her places. */
export type Choice = {
  /** Of her own signatures, for the places of signatures. */
  sealId?: string | null | undefined;
  /** Of the organization's seals, for each place of a seal. */
  seals?: Record<string, string> | undefined;
  /** 0.6 to 1. */
  opacity?: number | undefined;
};

/** A version of a signature or of a seal in one of the signer's places. */
export type ChosenSeal = {
  fieldId: string;
  sealId: string;
  versionId: string;
  /** Of a seal that is drawn anew with the serial of each signature; null for one that always looks the same. */
  description: SealDescription | null;
  outline: Outline;
};

type Place = { id: string; kind: string; page: number };

/**
 * What stands in each place that a signer signs or seals in, as it is in use now. Whether an organization's seals are
 * hers to use, `readIdentity` has found out.
 * @throws DomainError invalid `choose_a_signature`, `signature_of_other_kind` than is asked for, `choose_a_seal` with the `page` (from 1)
 */
export async function chosenSeals(
  tx: Transaction,
  { personId, actingFor, sealKind }: Pick<SignerIdentity, "personId" | "actingFor" | "sealKind">,
  { sealId, seals = {} }: Choice,
  places: readonly Place[],
): Promise<ChosenSeal[]> {
  const signs = places.some(({ kind }) => kind === "signature");
  const own = signs ? await ownSignature(tx, sealId ?? null, personId, actingFor ? null : sealKind) : null;
  return places.flatMap(({ id: fieldId, kind, page }): ChosenSeal[] => {
    if (kind === "signature" && own) return [{ fieldId, ...own, description: null }];
    if (kind !== "seal" && kind !== "cross_page") return [];
    const seal = actingFor?.seals.find((one) => one.sealId === seals[fieldId]);
    if (!seal) throw invalid("choose_a_seal", { field: fieldId, page: page + 1 });
    const { versionId, outline, description, serial } = seal;
    return [{ fieldId, sealId: seal.sealId, versionId, outline, description: serial ? description : null }];
  });
}

/** @throws DomainError choose_a_signature for what is not hers or is not in use any more */
async function ownSignature(tx: Transaction, sealId: string | null, personId: string | null, asked: string | null) {
  const seal = sealId
    ? await tx.seal.findUnique({
        where: { id: sealId },
        include: { versions: { orderBy: { number: "desc" }, take: 1 } },
      })
    : null;
  const [version] = seal?.versions ?? [];
  if (!seal || !version || seal.personId === null || seal.personId !== personId || seal.state !== "active")
    throw invalid("choose_a_signature", { field: "seal" });
  if (!isOfKind(version.origin, asked)) throw invalid("signature_of_other_kind", { field: "seal" });
  return { sealId: seal.id, versionId: version.id, outline: checkOutline(version.outline) };
}

/** A seal as it is pressed for one signature: with that one's serial in it where its maker wanted that. */
export function pressedOutline({ description, outline }: ChosenSeal, serial: string): Outline {
  if (description?.shape !== "ring") return outline;
  return drawSeal({ ...description, security: { ...description.security, serial } }, sealFaces());
}
