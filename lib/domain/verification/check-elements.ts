import "server-only";
import { agreedText, recordConsent } from "@/lib/domain/people/give-consent";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { invalid } from "@/lib/platform/errors";
import { askProvider } from "./ask-provider";
import { type Claim, readClaim } from "./claim";
import { methods } from "./methods";
import { requireOffered } from "./offers";
import { type OpenedStep, openStep } from "./open-step";
import type { IdentityResult, ProveIdentityInput } from "./prove-identity.schema";
import type { Answer, ElementCheck, ElementMethod } from "./provider-types";
import { sendStepCode } from "./send-step-code";
import { settleStep } from "./settle-step";

export type ElementsRequest<M extends ElementMethod> = {
  input: ProveIdentityInput;
  /** What the method asks for beside name and number, read. */
  extra: Pick<Claim, "mobile" | "card">;
  provider: ElementCheck<M>;
  now: () => Date;
};

/**
 * Has what was typed compared with a register, after the actor's recorded consent. The attempt is written as `asked`
 * before the register is called and as `answered` after; one that a crash leaves between the two counts as
 * `upstream_error` after two minutes. Where the method wants the phone in hand too, a match only sends a code to it,
 * and the step waits.
 */
export async function checkElements<M extends ElementMethod>(
  actor: Actor,
  { input, extra, provider, now }: ElementsRequest<M>,
): Promise<IdentityResult> {
  const { method } = provider;
  const claim = readTyped(input, now());
  const required = await requireOffered(actor, method, input.next);
  const text = await agreedText(methods[method].consent, input.consent);
  const opened = await transaction((tx) =>
    openStep(tx, {
      actor,
      method,
      claim,
      extra,
      provider,
      required,
      now: now(),
      giveConsent: () => recordConsent(tx, actor, text),
    }),
  );
  if ("outcome" in opened) return opened;
  const { name, idNumber, mobile, card } = opened.claim;
  const claimed = { name, idNumber, ...(mobile && { mobile }), ...(card && { card }), reference: opened.stepId };
  // Each method's `extra` holds what its question needs; the compiler cannot follow that through the type parameter.
  const answer = await askProvider(provider, claimed as unknown as Parameters<typeof askProvider<M>>[1]);
  return answered(actor, provider, opened, answer, now());
}

/** What was typed, read; null: nothing was, so the proven document is meant. */
export function readTyped({ name, idNumber }: ProveIdentityInput, now: Date): Claim | null {
  if (name === undefined && idNumber === undefined) return null;
  return readClaim({ name: name ?? "", idNumber: idNumber ?? "" }, now);
}

async function answered<M extends ElementMethod>(
  actor: Actor,
  { method, sandbox }: ElementCheck<M>,
  { verificationId, stepId, claim }: OpenedStep,
  answer: Answer,
  now: Date,
): Promise<IdentityResult> {
  const { accountId } = actor;
  const lost: IdentityResult = { outcome: "upstream_error" };
  if (answer.outcome === "match" && methods[method].kind === "elements_code") {
    if (!claim.mobile) throw invalid("mobile_empty", { field: "mobile" });
    const sent = await transaction((tx) =>
      sendStepCode(tx, actor, { stepId, answer, mobile: claim.mobile ?? "", now }),
    );
    return sent ? { outcome: "waiting" } : lost;
  }
  const result = await transaction((tx) =>
    settleStep(tx, { accountId, verificationId, stepId, method, claim, answer, sandbox, now }),
  );
  return result ?? lost;
}
