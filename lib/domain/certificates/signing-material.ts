import "server-only";
import { db } from "@/lib/platform/db/client";
import { conflict, forbidden } from "@/lib/platform/errors";
import { currentOf } from "./authority";
import { chainAbove } from "./certificate-chain";
import { openSigner } from "./signing-keys";

/** A certificate, those above it up to the root, and its key's signature (ECDSA over SHA-256, or SM2 over SM3; DER). */
export type SignerMaterial = {
  readonly certificateId: string;
  readonly certificate: Uint8Array;
  readonly chain: readonly Uint8Array[];
  readonly sign: (data: Uint8Array) => Uint8Array;
};

/** How long the platform's own keys stay opened in memory. A person's key never outlives its one use. */
const keepMs = 5 * 60_000;

type PlatformRole = "platform" | "timestamping" | "seal_maker";
type Kept = { material: SignerMaterial; until: number };
const kept = new Map<PlatformRole, Promise<Kept>>();

async function platformMaterial(role: PlatformRole): Promise<SignerMaterial> {
  const known = await kept.get(role)?.catch(() => undefined);
  if (known && known.until > Date.now()) return known.material;
  const fresh = openPlatformMaterial(role);
  kept.set(role, fresh);
  return (await fresh).material;
}

async function openPlatformMaterial(role: PlatformRole): Promise<Kept> {
  const row = await currentOf(role);
  if (!row) throw new Error(`the installation has no valid ${role} certificate: ensureAuthority() has not run`);
  const material = await materialOf({ id: row.id, der: row.der, issuerId: row.issuerId, keyId: row.keyId });
  return { material, until: Math.min(Date.now() + keepMs, row.notAfter.getTime()) };
}

/** Certifies the base revision of a contract. */
export const platformSigner = (): Promise<SignerMaterial> => platformMaterial("platform");

/** Signs time-stamp tokens. */
export const timeStampSigner = (): Promise<SignerMaterial> => platformMaterial("timestamping");

/** Signs electronic seals, with SM2. */
export const sealMakerSigner = (): Promise<SignerMaterial> => platformMaterial("seal_maker");

type KeyedRow = { id: string; der: Uint8Array; issuerId: string | null; keyId: string };

async function materialOf({ id, der, issuerId, keyId }: KeyedRow): Promise<SignerMaterial> {
  const [chain, sign] = await Promise.all([chainAbove(issuerId), openSigner(keyId)]);
  return { certificateId: id, certificate: Uint8Array.from(der), chain, sign };
}

export type KeyUse = {
  intentId: string;
  participantId: string;
  /** Who asks; must be the intent's and the certificate's person. */
  accountId: string;
  certificateId: string;
};

/**
 * Whether an account may sign with an organization's key at all: it belongs to it, or uses a seal of its that was given
 * or lent. Which seals, and whether leave still counts, is asked where the signature is committed.
 */
async function actsFor(accountId: string, organizationId: string | null): Promise<boolean> {
  if (organizationId === null) return false;
  const own = { accountId, endedAt: null };
  const [organization, grants] = await Promise.all([
    db().organization.count({
      where: { id: organizationId, state: "verified", memberships: { some: own } },
    }),
    db().sealGrant.count({
      where: { state: "given", membership: own, seal: { organizationId, organization: { state: "verified" } } },
    }),
  ]);
  return organization > 0 || grants > 0;
}

/**
 * Opens a signing key for one use, and only after a person's intent to sign this contract is proven, unspent and fresh,
 * and intent, participant and account are one person's: her own key, or that of an organization that she acts for. After
 * `use` returns, what it was given signs no more.
 * @throws DomainError conflict `intent_not_proven` or `certificate_needed`, forbidden when they are not one person's
 */
export async function withSignerKey<T>(
  { intentId, participantId, accountId, certificateId }: KeyUse,
  use: (signer: SignerMaterial) => Promise<T>,
): Promise<T> {
  const now = new Date();
  const [intent, row] = await Promise.all([
    db().intent.findUnique({ where: { id: intentId }, include: { participant: { select: { accountId: true } } } }),
    db().certificate.findUnique({ where: { id: certificateId }, include: { person: { select: { accountId: true } } } }),
  ]);
  const proven = intent?.provenAt && !intent.consumedAt && intent.provenAt <= now && intent.expiresAt > now;
  if (!intent || !proven || intent.participantId !== participantId) throw conflict("intent_not_proven");
  if (intent.accountId !== accountId || intent.participant.accountId !== accountId) throw forbidden();
  const own = row?.role === "signer" && row.person?.accountId === accountId;
  if (!row || !(own || (row.role === "organization" && (await actsFor(accountId, row.organizationId)))))
    throw forbidden();
  if (row.state !== "issued" || !row.der || row.notBefore > now || row.notAfter <= now)
    throw conflict("certificate_needed");
  const material = await materialOf({ id: row.id, der: row.der, issuerId: row.issuerId, keyId: row.keyId });
  let open = true;
  const sign = (data: Uint8Array) => {
    if (!open) throw new Error("a person's signing key was used after its one use had ended");
    return material.sign(data);
  };
  try {
    return await use({ ...material, sign });
  } finally {
    open = false;
  }
}
