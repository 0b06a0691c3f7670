import "server-only";
import { revokeOwnCertificates } from "@/lib/domain/certificates/revoke-own-certificates";
import { ownFlow } from "@/lib/domain/verification/attempts";
import { endOwnSteps } from "@/lib/domain/verification/end-steps";
import type { Transaction } from "@/lib/platform/db/client";

/** What of the person's row goes in any case when her account is deleted. */
const phoneGone = { mobileCipher: null, mobileIndex: null, mobileMasked: null } as const;

/** What is left of a person of whom nothing needs to be kept, or whose time is over. */
const numberGone = { ...phoneGone, idNumberCipher: null, idNumberIndex: null, idNumberMasked: null } as const;

/**
 * The person behind an account that is being deleted. Where she never got a certificate, sent a contract or acted for an
 * organization, nothing is kept of her. Otherwise name, kind and number of the document, the proofs that passed, her
 * consents and her revoked certificates are: a certificate's issuer has to be able to say for years whom it stood for.
 * They are used for nothing else, which `restrictedAt` says.
 * @returns whether something is kept
 */
export async function forgetPerson(tx: Transaction, accountId: string, now: Date): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM person WHERE "accountId" = ${accountId}::uuid FOR UPDATE`;
  const personId = rows[0]?.id;
  if (!personId) {
    await tx.consent.deleteMany({ where: { accountId } });
    return false;
  }
  await endOwnSteps(tx, personId, "cancelled", now);
  await tx.verification.updateMany({
    where: { ...ownFlow(personId), state: "open" },
    data: { state: "abandoned", finishedAt: now },
  });
  await revokeOwnCertificates(tx, personId, "cessationOfOperation", now);
  await dropSeals(tx, personId, now);
  const kept = await mustBeKept(tx, accountId, personId);
  await deleteFlows(tx, { ...ownFlow(personId), state: kept ? { in: ["failed", "abandoned"] } : undefined });
  if (kept) {
    await tx.person.update({ where: { id: personId }, data: { restrictedAt: now, triesFrom: null, ...phoneGone } });
    return true;
  }
  await tx.consent.deleteMany({ where: { accountId } });
  await tx.person.update({
    where: { id: personId },
    data: {
      ...numberGone,
      restrictedAt: now,
      triesFrom: null,
      name: null,
      documentKind: null,
      assurance: 0,
      verifiedAt: null,
    },
  });
  return false;
}

async function mustBeKept(tx: Transaction, accountId: string, personId: string): Promise<boolean> {
  const certificates = await tx.certificate.count({ where: { personId, state: { in: ["issued", "revoked"] } } });
  const sent = await tx.contract.count({ where: { ownerId: accountId, state: { not: "draft" } } });
  const acted = await tx.verification.count({ where: { personId, organizationId: { not: null }, state: "passed" } });
  return certificates + sent + acted > 0;
}

/** Drawn signatures that no contract bears are deleted; the others are evidence of what was put on paper. */
async function dropSeals(tx: Transaction, personId: string, now: Date): Promise<void> {
  await tx.seal.deleteMany({ where: { personId, uses: { none: {} } } });
  await tx.seal.updateMany({ where: { personId, state: "active" }, data: { state: "retired", endedAt: now } });
}

/**
 * Deletes flows of people with their steps and reviews. A review that somebody decided stays, and its flow with it: the
 * record of who decided what is never changed. Its papers went with the decision.
 * @returns how many were deleted
 */
export async function deleteFlows(
  tx: Transaction,
  where: { personId?: string; organizationId: null; state?: { in: string[] } | undefined; finishedAt?: { lt: Date } },
): Promise<number> {
  const undecided = { ...where, steps: { none: { review: { decisions: { some: {} } } } } };
  const flows = await tx.verification.findMany({ where: undecided, select: { id: true }, take: 10_000 });
  const ids = flows.map(({ id }) => id);
  await tx.review.deleteMany({ where: { step: { verificationId: { in: ids } } } });
  await tx.verificationStep.deleteMany({ where: { verificationId: { in: ids } } });
  const { count } = await tx.verification.deleteMany({ where: { id: { in: ids } } });
  return count;
}

/**
 * Ends the restriction of people whose time is over: the document's number goes, the proofs, and from where consents
 * were given. The name stays where contracts show it.
 * @param before people restricted before this time, whose last certificate ended before it too
 * @returns how many
 */
export async function forgetRestricted(tx: Transaction, before: Date): Promise<number> {
  const over = await tx.person.findMany({
    where: {
      restrictedAt: { lt: before },
      idNumberCipher: { not: null },
      certificates: { none: { notAfter: { gte: before }, state: { in: ["issued", "revoked"] } } },
    },
    select: { id: true, accountId: true },
  });
  for (const { id, accountId } of over) {
    await deleteFlows(tx, ownFlow(id) as { personId: string; organizationId: null });
    await tx.person.update({ where: { id }, data: numberGone });
    await tx.consent.updateMany({ where: { accountId }, data: { address: null, userAgent: null } });
  }
  return over.length;
}
