import "server-only";
import { createTranslator } from "next-intl";
import { createDraft } from "@/lib/domain/contracts/drafting/create-draft";
import { asSigner } from "@/lib/domain/contracts/drafting/draft.schema";
import { readDraft } from "@/lib/domain/contracts/drafting/read-draft";
import { updateDraft } from "@/lib/domain/contracts/drafting/update-draft";
import { acceptUpload } from "@/lib/domain/contracts/intake/accept-upload";
import { sendContract } from "@/lib/domain/contracts/sending/send-contract";
import { readMobile } from "@/lib/domain/verification/claim";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { conflict, DomainError, invalid, unavailable } from "@/lib/platform/errors";
import { loadMessages } from "@/lib/platform/i18n/load-messages";
import type { Locale } from "@/lib/platform/i18n/locales";
import { newId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { enqueue } from "@/lib/platform/outbox/enqueue";
import { answerStep } from "./answer-step";
import { authorizationLetter, letterPlaces } from "./authorization-letter";
import { beginStep, type Flow, lockOwnFlow, numberOf, proofsOf, sealClaim } from "./flow-row";
import { letterLanguage } from "./letter-language";
import type { AuthorizeInput } from "./organization.schema";

/** How long the representative has for signing. */
const daysToSign = 14;
const dayMs = 86_400_000;

/**
 * Asks the legal representative to let the operator act: a letter is made and sent to her as a contract, which she reads
 * and signs with a certificate of her own. The step waits for it.
 * @throws DomainError not_found; conflict `flow_moved_on`, `proof_not_offered`; invalid `representative_mail_is_yours`,
 *   `mobile_…`; unavailable `letter_not_made`
 */
export async function requestAuthorization(
  actor: Actor,
  input: AuthorizeInput,
  { now = () => new Date() }: { now?: () => Date } = {},
): Promise<{ contractId: string }> {
  const { organizationId, email, years = 1 } = input;
  if (email === actor.email) throw invalid("representative_mail_is_yours", { field: "email" });
  const mobile = input.mobile?.trim() ? readMobile(input.mobile) : null;
  const expiresAt = new Date(now().getTime() + daysToSign * dayMs);
  const { flow, stepId } = await transaction(async (tx) => {
    const locked = await lockOwnFlow(tx, actor, organizationId, ["authority"], now());
    if (!proofsOf(locked).includes("legal_authorization")) throw conflict("proof_not_offered");
    const step = { method: "legal_authorization", provider: "contract", now: now(), expiresAt };
    return { flow: locked, stepId: await beginStep(tx, locked, step) };
  });
  try {
    const contractId = await sendLetter(actor, flow, {
      email,
      until: yearsFrom(now(), years),
      expiresAt,
      now: now(),
      locale: input.language ?? letterLanguage(flow.organization.name, actor.locale),
    });
    await transaction(async (tx) => {
      await tx.verificationStep.update({
        where: { id: stepId },
        data: { state: "waiting", contractId, claimCipher: sealClaim(stepId, mobile === null ? {} : { mobile }) },
      });
      await enqueue(tx, { topic: "organization.authorization-sent", key: stepId, payload: { stepId } });
      // The contract may have ended between its sending and this moment.
      await enqueue(tx, {
        topic: "organization.authorization-ended",
        key: `${stepId}:joined`,
        payload: { contractId },
      });
    });
    return { contractId };
  } catch (error) {
    await transaction((tx) => answerStep(tx, stepId, { outcome: "upstream_error" }, now()));
    if (error instanceof DomainError) throw error;
    log.error({ step: stepId, error: (error as Error).message }, "a letter of authorization could not be sent");
    throw unavailable("letter_not_made");
  }
}

type Sending = { email: string; until: Date; expiresAt: Date; now: Date; locale: Locale };

/** The letter on its way to the representative. Output: the contract's id. */
async function sendLetter(
  actor: Actor,
  flow: Flow,
  { email, until, expiresAt, now, locale }: Sending,
): Promise<string> {
  const { organization, person } = flow;
  const representative = organization.legalRepresentative ?? "";
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: "organizations.letter" });
  const about = { organization: organization.name, operator: person.name ?? "" };
  const bytes = await authorizationLetter(
    {
      ...about,
      number: numberOf(organization),
      representative,
      operatorNumber: person.idNumberMasked ?? "",
      from: now,
      until,
      form: "electronic",
    },
    locale,
  );
  const title = t("fileTitle", about);
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
      message: t("message", about),
      expiresAt: expiresAt.toISOString(),
      signerLevel: env().REPRESENTATIVE_LEVEL === 3 ? 3 : 2,
      participants: [asSigner({ id: participantId, name: representative, email })],
      fields: [
        { ...field, id: newId(), kind: "signature", ...letterPlaces.signature },
        { ...field, id: newId(), kind: "date", ...letterPlaces.date },
      ],
    },
  });
  await sendContract(actor, { contractId, version: saved.version });
  return contractId;
}

function yearsFrom(time: Date, years: number): Date {
  const later = new Date(time);
  later.setUTCFullYear(later.getUTCFullYear() + years);
  return later;
}
