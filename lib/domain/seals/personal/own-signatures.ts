import "server-only";
import { db } from "@/lib/platform/db/client";
import { signatureFonts } from "@/lib/platform/fonts";
import { checkOutline } from "@/lib/standards/seal-drawing/outline";
import {
  type GeneratedSignature,
  generateSignature,
  SIGNATURE_STYLES,
  type SignatureStyle,
  UnwritableNameError,
} from "@/lib/standards/seal-drawing/personal-signature";
import type { BlockSeal, SealCut } from "@/lib/standards/seal-drawing/seal/description";
import type { SignatureInfo, SignatureKind, SignatureOrigin } from "./signature.schema";

/** A personal signature has one version: another drawing is another signature. */
const currentVersion = { orderBy: { number: "desc" }, take: 1 } as const;

/** The signatures in use by the person behind an account, the preferred one first. */
export async function ownSignatures(accountId: string): Promise<SignatureInfo[]> {
  const rows = await db().seal.findMany({
    where: { person: { accountId }, state: "active" },
    include: { versions: currentVersion },
    orderBy: [{ chosenAt: { sort: "desc", nulls: "last" } }, { createdAt: "desc" }],
  });
  return rows.flatMap(({ id, kind, createdAt, versions: [version] }, index) =>
    version
      ? [
          {
            id,
            kind: kind as SignatureKind,
            origin: version.origin as SignatureOrigin,
            cut: cutOf(version.description),
            outline: checkOutline(version.outline),
            preferred: index === 0,
            createdAt,
          },
        ]
      : [],
  );
}

/** A signature has no description, a name seal that of its block. */
const cutOf = (description: unknown): SealCut | null => (description as BlockSeal | null)?.cut ?? null;

/** A name in each hand, to choose from; hands that can write none of its characters are left out. */
export type WrittenName = { style: SignatureStyle } & GeneratedSignature;

/** Writes a name in every hand. Input: a verified name. */
export function writtenNames(name: string): WrittenName[] {
  const fonts = signatureFonts();
  return SIGNATURE_STYLES.flatMap((style) => {
    try {
      return [{ style, ...generateSignature({ name, style, fonts }) }];
    } catch (error) {
      if (error instanceof UnwritableNameError) return [];
      throw error;
    }
  });
}
