import "server-only";
import type { Doer } from "@/lib/platform/actor";
import { db, type Transaction } from "@/lib/platform/db/client";
import { conflict, notFound } from "@/lib/platform/errors";
import { isId } from "@/lib/platform/ids";
import { sameName } from "@/lib/standards/china-ids/person-name";
import { levelRequiredOf } from "../verification/required-level";
import { type ActingFor, readActingFor } from "./acting-for";

/** What is asked again at every step of signing, and so no more: each relation is a query of its own. */
const selection = {
  id: true,
  contractId: true,
  accountId: true,
  name: true,
  organizationName: true,
  email: true,
  role: true,
  position: true,
  state: true,
  doneAt: true,
  signerLevel: true,
  requiredIntent: true,
  sealKind: true,
  contract: {
    select: {
      id: true,
      ownerId: true,
      title: true,
      message: true,
      locale: true,
      state: true,
      relation: true,
      relatesToId: true,
      signerLevel: true,
      expiresAt: true,
    },
  },
} as const;

export type SignerContext = Awaited<ReturnType<typeof readSigner>>;

/**
 * The participant as whom the actor acts, re-read.
 * @throws DomainError not_found when there is no such participant or it is somebody else: a stranger learns nothing
 */
export async function readSigner(actor: Doer, participantId: string, tx: Transaction = db()) {
  if (!isId(participantId)) throw notFound();
  const participant = await tx.participant.findUnique({ where: { id: participantId }, select: selection });
  if (!participant || participant.accountId !== actor.accountId) throw notFound();
  return participant;
}

export type SignerIdentity = {
  personId: string | null;
  verifiedName: string | null;
  /** The verified name is the one the sender wrote. Null while no name is proven. */
  nameMatches: boolean | null;
  sandbox: boolean;
  /** The name is proven, but less surely than the sender, an organization of the signer's or the installation wants. */
  levelMissing: boolean;
  /** What it is signed with: hers, or the organization's. */
  certificate: { id: string; serial: string; notAfter: Date } | null;
  /** Null where she signs for herself. */
  actingFor: ActingFor | null;
  /** Which kind of signature or seal the sender asks for; null: any. */
  sealKind: string | null;
};

/**
 * How far the actor's name is proven, measured against what the invitation asks for, and whether she may sign for the
 * organization that it names.
 */
export async function readIdentity(
  actor: Doer,
  {
    id,
    name: invitedName,
    organizationName,
    signerLevel,
    sealKind,
    contract,
  }: Pick<SignerContext, "id" | "name" | "organizationName" | "signerLevel" | "sealKind" | "contract">,
  tx: Transaction = db(),
): Promise<SignerIdentity> {
  const person = await tx.person.findUnique({
    where: { accountId: actor.accountId },
    select: {
      id: true,
      name: true,
      sandbox: true,
      assurance: true,
      certificates: {
        where: { role: "signer", state: "issued", notBefore: { lte: new Date() }, notAfter: { gt: new Date() } },
        select: { id: true, serial: true, notAfter: true },
        orderBy: { notAfter: "desc" },
        take: 1,
      },
    },
  });
  const acting = organizationName ? await readActingFor(actor, { id, organizationName, sealKind }, tx) : null;
  return {
    personId: person?.id ?? null,
    verifiedName: person?.name ?? null,
    nameMatches: person?.name ? sameName(person.name, invitedName) : null,
    sandbox: person?.sandbox ?? false,
    levelMissing: person?.name
      ? person.assurance < (await levelRequiredOf(actor.accountId, signerLevel ?? contract.signerLevel, tx))
      : false,
    certificate: acting ? acting.certificate : (person?.certificates[0] ?? null),
    actingFor: acting?.actingFor ?? null,
    sealKind,
  };
}

/**
 * @throws DomainError when the name is not proven, not as surely as is asked for, is another one than the invitation's,
 *   or has no certificate yet
 */
export function requireIdentity(identity: SignerIdentity): asserts identity is SignerIdentity & {
  personId: string;
  verifiedName: string;
  certificate: NonNullable<SignerIdentity["certificate"]>;
} {
  if (!identity.personId || !identity.verifiedName) throw conflict("prove_your_name_first");
  if (!identity.nameMatches) throw conflict("name_differs_from_invitation");
  if (identity.levelMissing) throw conflict("prove_your_name_further");
  if (identity.actingFor?.obstacle) throw conflict(identity.actingFor.obstacle);
  if (!identity.certificate) throw conflict("certificate_needed");
}
