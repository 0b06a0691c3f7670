import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { enqueue } from "@/lib/platform/outbox/enqueue";
import { normalizeOrganizationName } from "@/lib/standards/china-ids/organization-name";
import { contractOfUse } from "../grants/contract-of-use";

/** What can stand in a place that is sealed without asking: seals, and what fills itself. Nothing that a person gives. */
const silentKinds = new Set(["seal", "cross_page", "date"]);

/**
 * By which word of an owner's a participant's places may be sealed without asking now: the contract is the template's,
 * unchanged; she herself stands in the place, for the organization that she owns and whose seal it is; nothing but seals
 * is asked of her; and neither the time nor the number of contracts is over.
 * @returns the word with its seal; null where there is none
 */
export async function silentStanding(tx: Transaction, participantId: string, now: Date) {
  const place = await tx.participant.findUnique({
    where: { id: participantId },
    select: { accountId: true, organizationName: true, requiredIntent: true, fields: { select: { kind: true } } },
  });
  if (!place?.accountId || !place.organizationName) return null;
  // Who is asked to confirm in a certain way has to be there.
  if (place.requiredIntent) return null;
  if (!place.fields.every(({ kind }) => silentKinds.has(kind))) return null;
  const { templateId } = await contractOfUse(participantId, tx);
  if (!templateId) return null;
  const standing = await tx.silentSealing.findMany({
    where: {
      templateId,
      givenById: place.accountId,
      endedAt: null,
      notAfter: { gt: now },
      used: { lt: tx.silentSealing.fields.most },
      seal: {
        state: "active",
        organization: {
          state: "verified",
          nameNormalized: normalizeOrganizationName(place.organizationName),
          memberships: { some: { accountId: place.accountId, role: "owner", endedAt: null } },
        },
      },
    },
    orderBy: { createdAt: "asc" },
    take: 1,
  });
  return standing[0] ?? null;
}

/**
 * Has a participant's places sealed without asking, where that is allowed. Call it in the transaction that invites her.
 * @returns whether it will be tried; she is written to when it does not work
 */
export async function queueSilent(tx: Transaction, participantId: string): Promise<boolean> {
  if (!(await silentStanding(tx, participantId, new Date()))) return false;
  await enqueue(tx, { topic: "contract.seal-silently", key: participantId, payload: { participantId } });
  return true;
}
