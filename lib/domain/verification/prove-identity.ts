import "server-only";
import { agreedText, recordConsent } from "@/lib/domain/people/give-consent";
import { lockOwnPerson } from "@/lib/domain/people/own-person";
import type { Actor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, DomainError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { sameName } from "@/lib/standards/china-ids/person-name";
import { askProvider } from "./ask-provider";
import { closeLostAttempts, currentAllowance } from "./attempts";
import { type Claim, readClaim } from "./claim";
import { lockDocument } from "./document-index";
import type { IdentityResult, ProveIdentityInput } from "./prove-identity.schema";
import type { ElementCheck } from "./provider-types";
import { identityProvider } from "./providers";
import { recordAnswer } from "./record-answer";

/**
 * Checks the actor's name and identity number against the population register, after her recorded consent. The attempt
 * is written as `asked` before the register is called and as `answered` after; one that a crash leaves between the two
 * counts as `upstream_error` after two minutes.
 *
 * Asked again with the same name and number by a person already proven, it answers `match` without another question.
 *
 * @throws DomainError invalid `name_…` or `identity_number_…` with the field; conflict `consent_text_changed`,
 *   `identity_already_proven`; limited `identity_locked` with `retryAfter` seconds and `until`
 */
export async function proveIdentity(
  actor: Actor,
  input: ProveIdentityInput,
  {
    provider = identityProvider(),
    now = () => new Date(),
  }: { provider?: ElementCheck<"identity_number">; now?: () => Date } = {},
): Promise<IdentityResult> {
  const claim = readClaim(input, now());
  const text = await agreedText("identity_check", input.consent);
  const opened = await transaction((tx) =>
    openAttempt(tx, actor, claim, provider, now(), () => recordConsent(tx, actor, text)),
  );
  if ("outcome" in opened) return opened;
  const answer = await askProvider(provider, {
    name: claim.name,
    idNumber: claim.idNumber,
    reference: opened.stepId,
  });
  return transaction((tx) =>
    recordAnswer(tx, { ...opened, actor, claim, answer, sandbox: provider.sandbox, now: now() }),
  );
}

async function openAttempt(
  tx: Transaction,
  actor: Actor,
  claim: Claim,
  provider: ElementCheck<"identity_number">,
  now: Date,
  giveConsent: () => Promise<void>,
): Promise<IdentityResult | { personId: string; verificationId: string; stepId: string }> {
  const person = await lockOwnPerson(tx, actor.accountId);
  if (person.verifiedAt && person.name !== null && person.idNumberIndex) {
    const same = sameName(person.name, claim.name) && Buffer.compare(person.idNumberIndex, claim.documentIndex) === 0;
    if (!same) throw conflict("identity_already_proven");
    return { outcome: "match", name: person.name, sandbox: person.sandbox };
  }
  await closeLostAttempts(tx, person.id, now);
  const waiting = await tx.verificationStep.findFirst({
    where: { state: "asked", verification: { personId: person.id } },
  });
  if (waiting) return { outcome: "checking" };

  await lockDocument(tx, claim.documentIndex);
  const { lockedUntil } = await currentAllowance(tx, person.id, claim.documentIndex, now);
  if (lockedUntil) {
    const retryAfter = Math.ceil((lockedUntil.getTime() - now.getTime()) / 1000);
    throw new DomainError("limited", "identity_locked", {
      retryAfter,
      hours: Math.ceil(retryAfter / 3600),
      until: lockedUntil.toISOString(),
    });
  }
  await giveConsent();
  const flow =
    (await tx.verification.findFirst({ where: { personId: person.id, state: "open" } })) ??
    (await tx.verification.create({
      data: { id: newId(), personId: person.id, state: "open", sandbox: provider.sandbox, createdAt: now },
    }));
  const step = await tx.verificationStep.create({
    data: {
      id: newId(),
      verificationId: flow.id,
      method: "identity_number",
      state: "asked",
      provider: provider.id,
      documentIndex: claim.documentIndex,
      createdAt: now,
    },
  });
  return { personId: person.id, verificationId: flow.id, stepId: step.id };
}
