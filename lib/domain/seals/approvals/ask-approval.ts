import "server-only";
import { accountLocale } from "@/lib/domain/accounts/account-locale";
import { siteLink } from "@/lib/domain/accounts/links";
import type { Actor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import { queueMail } from "@/lib/platform/mail/queue-mail";
import { enqueue } from "@/lib/platform/outbox/enqueue";
import type { UsableSeal } from "../grants/usable-seals";
import { appendSealEvent } from "../organization/seal-events";
import { approvalBound } from "./approval-bound";
import { answering, approvalColumns, governing, nameOf } from "./approver";
import { endOpenApprovals } from "./end-approvals";

const hourMs = 3_600_000;

/**
 * Asks for leave to put seals under one contract, each of whoever approves the uses of it. What was asked before for the
 * same place in the contract is withdrawn: one thing waits, and it is what is wanted now.
 * @param about.seals those that are wanted; asked for are the ones that need it
 * @param about.places which of them is to stand in which field, by the field's id
 * @param about.boundSha256 digest of what was chosen: the places, the seals in them and the texts
 * @returns ids of what waits now
 */
export async function askApproval(
  tx: Transaction,
  actor: Actor,
  about: {
    participantId: string;
    seals: readonly UsableSeal[];
    places: Readonly<Record<string, string>>;
    boundSha256: Uint8Array;
  },
  now = new Date(),
): Promise<string[]> {
  await endOpenApprovals(tx, { participantId: about.participantId });
  const asked: string[] = [];
  // In one order, so that no two who ask for several wait for each other.
  for (const seal of about.seals.toSorted((a, b) => (a.sealId < b.sealId ? -1 : 1))) {
    if (!seal.grantId || !seal.approval) continue;
    const fieldIds = Object.keys(about.places).filter((field) => about.places[field] === seal.sealId);
    const grant = await tx.sealGrant.findUniqueOrThrow({
      where: { id: seal.grantId },
      select: { ...approvalColumns, parent: { select: approvalColumns }, seal: { select: { organizationId: true } } },
    });
    const terms = governing(grant);
    const { deputy } = await answering(tx, terms, grant.seal.organizationId ?? "");
    const ms = (terms.answerHours ?? 24) * hourMs;
    const deputyFrom = deputy ? new Date(now.getTime() + ms) : null;
    const expiresAt = new Date(now.getTime() + ms * (deputy ? 2 : 1));
    const approvalId = newId(now.getTime());
    await tx.sealApproval.create({
      data: {
        id: approvalId,
        grantId: seal.grantId,
        participantId: about.participantId,
        requestedById: actor.accountId,
        state: "waiting",
        boundSha256: approvalBound(about.boundSha256, seal.versionId),
        fieldIds,
        deputyFrom,
        expiresAt,
        createdAt: now,
      },
    });
    await appendSealEvent(tx, seal.sealId, { type: "approval_asked", actor, data: { approval: approvalId } });
    await tellApprover(tx, approvalId, "approver");
    const payload = { approvalId };
    if (deputyFrom)
      await enqueue(tx, { topic: "seal.approval-late", key: approvalId, payload, availableAt: deputyFrom });
    await enqueue(tx, { topic: "seal.approval-expire", key: approvalId, payload, availableAt: expiresAt });
    asked.push(approvalId);
  }
  return asked;
}

/** Tells whoever has to decide; where the approver has left, her deputy, and where both have, the owners. */
export async function tellApprover(tx: Transaction, approvalId: string, which: "approver" | "deputy"): Promise<void> {
  const { grant, participant, requestedBy } = await tx.sealApproval.findUniqueOrThrow({
    where: { id: approvalId },
    select: {
      requestedBy: { select: { email: true, person: { select: { name: true } } } },
      participant: { select: { contract: { select: { title: true } } } },
      grant: {
        select: {
          ...approvalColumns,
          parent: { select: approvalColumns },
          seal: { select: { name: true, organizationId: true, organization: { select: { name: true } } } },
        },
      },
    },
  });
  const { first, deputy } = await answering(tx, governing(grant), grant.seal.organizationId ?? "");
  for (const account of which === "deputy" && deputy ? [deputy] : first)
    await queueMail(tx, {
      recipient: account.email,
      template: "seal_use_asked",
      locale: accountLocale(account.locale),
      values: {
        name: nameOf(requestedBy),
        seal: grant.seal.name,
        organization: grant.seal.organization?.name ?? "",
        title: participant.contract.title,
        link: siteLink(`/approvals/${approvalId}`),
      },
    });
}
