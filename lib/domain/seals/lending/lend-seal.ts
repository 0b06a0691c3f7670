import "server-only";
import { createTranslator } from "next-intl";
import type { z } from "zod";
import { createDraft } from "@/lib/domain/contracts/drafting/create-draft";
import { asSigner } from "@/lib/domain/contracts/drafting/draft.schema";
import { readDraft } from "@/lib/domain/contracts/drafting/read-draft";
import { updateDraft } from "@/lib/domain/contracts/drafting/update-draft";
import { acceptUpload } from "@/lib/domain/contracts/intake/accept-upload";
import { sendContract } from "@/lib/domain/contracts/sending/send-contract";
import { letterLanguage } from "@/lib/domain/organizations/letter-language";
import type { Actor } from "@/lib/platform/actor";
import { db, type Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, invalid } from "@/lib/platform/errors";
import { loadMessages } from "@/lib/platform/i18n/load-messages";
import { newId } from "@/lib/platform/ids";
import { enqueue } from "@/lib/platform/outbox/enqueue";
import { normalizeOrganizationName } from "@/lib/standards/china-ids/organization-name";
import type { SealKind } from "@/lib/standards/seal-drawing/seal/design";
import { nameOf } from "../approvals/approver";
import { readApprovers, readTime } from "../grants/grant-members";
import { loggedTerms } from "../grants/logged-terms";
import { requireSeal } from "../grants/require-seal-deed";
import { appendSealEvent } from "../organization/seal-events";
import type { lendSealInput } from "./lending.schema";
import { lendingLetter, lendingPlaces } from "./lending-letter";

/** How long an owner has for sealing the letter. */
const daysToSign = 14;

/**
 * Lends a seal to another organization: a letter of authorization is made and sent to an owner of the lending one, who
 * seals it with a seal and the certificate of her organization. The leave counts from then on; whom the other
 * organization lets use it, it says itself.
 * @throws DomainError not_found, forbidden; conflict `seal_ended`, `seal_lent_already`, `organization_certificate_needed`;
 *   invalid `organization_unknown_here`, `seal_lent_to_oneself`, `grant_time`
 */
export async function lendSeal(
  actor: Actor,
  { sealId, code, counterparties, ...terms }: z.output<typeof lendSealInput>,
  now = new Date(),
): Promise<{ contractId: string }> {
  const { seal, organization } = await requireSeal(actor, sealId, "grant");
  if (seal.state !== "active") throw conflict("seal_ended");
  const borrower = await findBorrower(code);
  if (borrower.id === organization.id) throw invalid("seal_lent_to_oneself", { field: "code" });
  await requireNotLent(db(), sealId, borrower.id);
  const approval = await readApprovers(db(), organization.id, terms, null);
  const { notBefore, notAfter } = readTime(terms, now);
  const owner = await ownerWhoSeals(actor, organization.id);

  const locale = letterLanguage(organization.name, actor.locale);
  const messages = await loadMessages(locale);
  const t = createTranslator({ locale, messages, namespace: "sealUse.letter" });
  // What a seal is called, whoever keeps it decides; which one it is has to stand in the letter all the same.
  const kind = createTranslator({ locale, messages, namespace: "studio.kinds" })(`${seal.kind as SealKind}.name`);
  const lent = seal.name === kind ? kind : t("whichSeal", { seal: seal.name, kind });
  const numberOf = (one: typeof borrower) => one.creditCode ?? one.registrationNumber ?? "";
  const bytes = await lendingLetter(
    {
      lender: { name: organization.name, number: numberOf(organization) },
      borrower: { name: borrower.name, number: numberOf(borrower) },
      seal: lent,
      from: notBefore,
      until: notAfter,
      counterparties,
      approver: approval.approverId ? await memberName(approval.approverId) : null,
    },
    locale,
  );
  const title = t("fileTitle", { seal: seal.name, borrower: borrower.name });
  const { uploadId } = await acceptUpload(actor, { fileName: `${title}.pdf`, chunks: [bytes] });
  const { contractId } = await createDraft(actor, { uploadId });
  const { draft, version, documents } = await readDraft(db(), contractId);
  const [document] = documents;
  if (!document) throw new Error("the letter's contract has no document");
  const participantId = newId();
  const field = { documentId: document.id, participantId, label: null, required: true, page: 0 };
  const saved = await updateDraft(actor, {
    contractId,
    version,
    draft: {
      ...draft,
      title,
      locale,
      message: t("message", { seal: lent, borrower: borrower.name }),
      expiresAt: new Date(now.getTime() + daysToSign * 86_400_000).toISOString(),
      participants: [
        asSigner({ id: participantId, name: owner.name, email: owner.email, organizationName: organization.name }),
      ],
      fields: [
        { ...field, id: newId(), kind: "seal", ...lendingPlaces.seal },
        { ...field, id: newId(), kind: "date", ...lendingPlaces.date },
      ],
    },
  });
  await sendContract(actor, { contractId, version: saved.version });
  await transaction(async (tx) => {
    // Asked again: what was allowed when the letter was begun may have ended meanwhile.
    await requireSeal(actor, sealId, "grant", tx);
    await requireNotLent(tx, sealId, borrower.id);
    const grantId = newId();
    await tx.sealGrant.create({
      data: {
        id: grantId,
        sealId,
        granteeId: borrower.id,
        authorizationId: contractId,
        state: "waiting",
        notBefore,
        notAfter,
        counterparties,
        ...approval,
        givenById: actor.accountId,
      },
    });
    await appendSealEvent(tx, sealId, {
      type: "lent",
      actor,
      data: {
        grant: grantId,
        to: borrower.name,
        terms: await loggedTerms(tx, { notBefore, notAfter, counterparties, ...approval }),
      },
    });
    // The contract may have ended between its sending and this moment.
    await enqueue(tx, { topic: "seal.lent", key: `${contractId}:joined`, payload: { contractId } });
  });
  return { contractId };
}

/**
 * The organization that is verified here under a number, or a whole name that no other has.
 * @throws DomainError invalid `organization_unknown_here`
 */
async function findBorrower(code: string) {
  const number = code.normalize("NFKC").replace(/\s/gu, "").toUpperCase();
  const nameNormalized = normalizeOrganizationName(code);
  const found = await db().organization.findMany({
    where: {
      state: "verified",
      OR: [{ creditCode: number }, { registrationNumber: number }, ...(nameNormalized ? [{ nameNormalized }] : [])],
    },
    take: 2,
  });
  const [borrower] = found;
  if (!borrower || found.length > 1) throw invalid("organization_unknown_here", { field: "code" });
  return borrower;
}

/** @throws DomainError conflict `seal_lent_already` */
async function requireNotLent(tx: Transaction, sealId: string, granteeId: string): Promise<void> {
  const open = {
    sealId,
    granteeId,
    state: { not: "ended" },
    OR: [{ notAfter: null }, { notAfter: { gt: new Date() } }],
  };
  if ((await tx.sealGrant.count({ where: open })) > 0) throw conflict("seal_lent_already");
}

async function memberName(membershipId: string): Promise<string> {
  const { account } = await db().membership.findUniqueOrThrow({
    where: { id: membershipId },
    select: { account: { select: { email: true, person: { select: { name: true } } } } },
  });
  return nameOf(account);
}

/** The actor where she is an owner; otherwise the first owner. @throws DomainError conflict `no_owner_to_seal` */
async function ownerWhoSeals(actor: Actor, organizationId: string): Promise<{ name: string; email: string }> {
  const owners = await db().membership.findMany({
    where: { organizationId, role: "owner", endedAt: null },
    orderBy: { createdAt: "asc" },
    include: { account: { select: { email: true, person: { select: { name: true } } } } },
  });
  const owner = owners.find(({ accountId }) => accountId === actor.accountId) ?? owners[0];
  const name = owner?.account.person?.name;
  if (!owner || !name) throw conflict("no_owner_to_seal");
  return { name, email: owner.account.email };
}
