import "server-only";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { enqueue } from "@/lib/platform/outbox/enqueue";
import { askFace } from "./ask-provider";
import { methods, type PersonMethod } from "./methods";
import type { Settlement } from "./prove-identity.schema";
import type { FaceProvider } from "./provider-types";
import { faceProviderById } from "./providers";
import { settleStep } from "./settle-step";
import { openClaim } from "./step-secrets";
import { backOff } from "./step-states";

/** A provider that has a result may be slow to say so: it is asked for some minutes after the person's time is over. */
const graceMs = 5 * 60_000;
/** A provider that is not heard at all is given up so long after. */
const unheardMs = 6 * 3600_000;

export type AskDeps = {
  /** Who is asked instead of the provider that is configured. */
  provider?: FaceProvider | undefined;
  now?: () => Date;
};

/**
 * Finds out how a step stands that waits for a person, and writes the answer down if there is one. Whoever wonders
 * calls it: the open page, the return from the app, the background. It believes the provider only, and of several who
 * ask at once the first answer stands.
 */
export async function askStep(stepId: string, { provider, now = () => new Date() }: AskDeps = {}): Promise<void> {
  const step = await db().verificationStep.findUnique({
    where: { id: stepId },
    include: { verification: { include: { person: { select: { accountId: true } } } } },
  });
  if (step?.state !== "waiting" || !step.claimCipher) return;
  const method = step.method as PersonMethod;
  const claim = openClaim(stepId, step.claimCipher);
  const { sandbox, person } = step.verification;
  const settle = (answer: Settlement) =>
    transaction((tx) =>
      settleStep(tx, {
        accountId: person.accountId,
        verificationId: step.verificationId,
        stepId,
        method,
        claim,
        answer,
        sandbox,
        now: now(),
      }),
    );
  const over = (margin: number) => step.expiresAt !== null && step.expiresAt.getTime() + margin <= now().getTime();
  const { kind } = methods[method];
  if (kind === "elements_code" && over(0)) await settle({ outcome: "expired" });
  if (kind !== "handoff" || !step.providerReference || !step.expiresAt) return;
  const asked = provider ?? faceProviderById(step.provider);
  const state = asked
    ? await askFace(asked, {
        name: claim.name,
        idNumber: claim.idNumber,
        reference: stepId,
        providerReference: step.providerReference,
        expiresAt: step.expiresAt,
      })
    : null;
  if (state?.state === "done") await settle(state.answer);
  else if (state?.state === "pending" && over(graceMs)) await settle({ outcome: "expired" });
  else if (over(unheardMs)) await settle({ outcome: "upstream_error" });
}

/**
 * The handler of `verification.ask`: asks, and as long as the step is under way puts itself down for another time,
 * later and later. Done twice, it puts itself down once.
 */
export async function askInBackground(
  { stepId = "", round = "1" }: Record<string, string>,
  _context?: unknown,
  deps: AskDeps = {},
): Promise<void> {
  await askStep(stepId, deps);
  const step = await db().verificationStep.findUnique({ where: { id: stepId }, select: { state: true } });
  if (step?.state !== "waiting") return;
  const next = Number(round) + 1;
  const now = deps.now?.() ?? new Date();
  await transaction((tx) =>
    enqueue(tx, {
      topic: "verification.ask",
      key: `${stepId}:${next}`,
      payload: { stepId, round: String(next) },
      availableAt: new Date(now.getTime() + backOff(next) * 1000),
    }),
  );
}
