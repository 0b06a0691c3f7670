import "server-only";
import { agreedText, recordConsent } from "@/lib/domain/people/give-consent";
import { lockOwnPerson } from "@/lib/domain/people/own-person";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { unavailable } from "@/lib/platform/errors";
import { enqueue } from "@/lib/platform/outbox/enqueue";
import { beginFace } from "./ask-provider";
import { readTyped } from "./check-elements";
import { methods } from "./methods";
import { requireOffered } from "./offers";
import { openStep } from "./open-step";
import type { IdentityResult, ProveFaceInput } from "./prove-identity.schema";
import type { FaceBegun, FaceProvider } from "./provider-types";
import { faceProvider } from "./providers";
import { returnAddress } from "./return-address";
import { settleStep } from "./settle-step";
import { sealHandoff } from "./step-secrets";
import { backOff } from "./step-states";

/**
 * Begins a comparison of faces in an app of the provider's, after a consent of its own. The step is written as `asked`
 * before the provider is called; from then on it waits for the person, and the background asks for the result until
 * the provider's token expires. A crash between the two leaves a transaction at the provider that nobody has the
 * address of, and a step that is given up after two minutes.
 * @throws DomainError as `proveIdentity`
 */
export async function proveByFace(
  actor: Actor,
  input: ProveFaceInput,
  { provider, now = () => new Date() }: { provider?: FaceProvider | null; now?: () => Date } = {},
): Promise<IdentityResult> {
  const { method } = input;
  const { level: _, consent } = methods[method];
  const asked = provider ?? faceProvider(method);
  if (!asked) throw unavailable("method_not_offered");
  const claim = readTyped(input, now());
  const required = await requireOffered(actor, method, input.next);
  const text = await agreedText(consent, input.consent);
  const opened = await transaction((tx) =>
    openStep(tx, {
      actor,
      method,
      claim,
      provider: asked,
      required,
      now: now(),
      giveConsent: () => recordConsent(tx, actor, text),
    }),
  );
  if ("outcome" in opened) return opened;
  const { stepId, verificationId } = opened;
  const { name, idNumber } = opened.claim;
  const begun = await beginFace(asked, {
    name,
    idNumber,
    reference: stepId,
    returnUrl: returnAddress(stepId, input.next),
  });
  if (begun.kind === "begun") {
    return (await waitForPerson(actor, stepId, begun, now())) ? { outcome: "waiting" } : { outcome: "upstream_error" };
  }
  const { accountId } = actor;
  const result = await transaction((tx) =>
    settleStep(tx, {
      accountId,
      verificationId,
      stepId,
      method,
      claim: opened.claim,
      answer: begun.answer,
      sandbox: asked.sandbox,
      now: now(),
    }),
  );
  return result ?? { outcome: "upstream_error" };
}

/** The step waits for the person from now on. Output: false when it had been given up meanwhile. */
const waitForPerson = (actor: Actor, stepId: string, begun: FaceBegun, now: Date): Promise<boolean> =>
  transaction(async (tx) => {
    await lockOwnPerson(tx, actor.accountId);
    const { count } = await tx.verificationStep.updateMany({
      where: { id: stepId, state: "asked" },
      data: {
        state: "waiting",
        providerReference: begun.providerReference,
        handoffCipher: sealHandoff(stepId, begun),
        expiresAt: begun.expiresAt,
      },
    });
    if (count === 0) return false;
    await enqueue(tx, {
      topic: "verification.ask",
      key: `${stepId}:1`,
      payload: { stepId, round: "1" },
      availableAt: new Date(now.getTime() + backOff(1) * 1000),
    });
    return true;
  });
