import "server-only";
import { asProven } from "@/lib/domain/people/own-person";
import { db } from "@/lib/platform/db/client";
import type { Person } from "@/lib/platform/db/generated/client";
import { maskMobileNumber } from "@/lib/standards/china-ids/masks";
import { attemptsPerDay, dayMs, lostAfterMs } from "./attempt-rules";
import { currentAllowance, ownFlow } from "./attempts";
import type { DocumentKind } from "./documents";
import { type Level, methods, type PersonMethod, personMethods } from "./methods";
import type { Differs } from "./prove-identity.schema";
import type { ClaimedField, Outcome } from "./provider-types";
import { codeTries, resendSeconds } from "./step-code";
import { type Handoff, openClaim, openHandoff } from "./step-secrets";

/** What is proven of a person. */
export type Proven = {
  name: string;
  documentKind: DocumentKind;
  idNumberMasked: string;
  mobileMasked: string | null;
  level: Level;
  verifiedAt: Date;
  /** The proof that reached this level last, and when; null where it is no longer there. */
  by: { method: PersonMethod; at: Date } | null;
  sandbox: boolean;
};

/** A step that is under way. */
export type UnderWay =
  /** The register has been asked and has not answered yet. */
  | { state: "checking"; since: Date }
  /** A code was sent to the phone that the register has matched. */
  | {
      state: "code";
      stepId: string;
      method: PersonMethod;
      sentTo: string;
      againAt: Date;
      triesLeft: number;
      sandbox: boolean;
    }
  /** The person goes on in an app of the provider's. */
  | ({ state: "handoff"; stepId: string; method: PersonMethod; expiresAt: Date; sandbox: boolean } & Handoff)
  /** Administrators look at her documents. */
  | { state: "review"; stepId: string; since: Date; documentKind: DocumentKind };

/** The last attempt of the past day that proved nothing, and what may still be tried. */
export type Tries = {
  last: Exclude<Outcome, "match"> | "proven_elsewhere" | null;
  lastMethod: PersonMethod | null;
  /** What did not fit, where the answer told. */
  lastDetail: Differs | ClaimedField | null;
  /** What the administrators wrote. */
  lastReason: string | null;
  attemptsLeft: number;
  lockedUntil: Date | null;
};

/** Where an account stands with proving its name; what the page shows on every return. */
export type IdentityStanding =
  | ({ state: "proven" } & Proven & Tries)
  | (UnderWay & { proven: Proven | null })
  | ({ state: "open" } & Tries);

/** @param accountId of the one who asks; nobody sees another's standing */
export async function identityStanding(accountId: string, now = new Date()): Promise<IdentityStanding> {
  const person = await db().person.findUnique({ where: { accountId } });
  if (!person) return { state: "open", ...nothingTried };
  const facts = asProven(person);
  const proven: Proven | null = facts && {
    name: facts.name,
    documentKind: (person.documentKind ?? "resident_identity_card") as DocumentKind,
    idNumberMasked: facts.idNumberMasked,
    mobileMasked: person.mobileMasked,
    level: person.assurance as Level,
    verifiedAt: facts.verifiedAt,
    by: await provenBy(person),
    sandbox: facts.sandbox,
  };
  const step = await lastStep(person.id, now);
  const under = step && underWayOf(step, now);
  if (under) return { ...under, proven };
  const tries = await triesOf(person.id, step, now, proven !== null);
  return proven ? { state: "proven", ...proven, ...tries } : { state: "open", ...tries };
}

async function provenBy({ id, assurance, idNumberIndex }: Person): Promise<Proven["by"]> {
  const step = await db().verificationStep.findFirst({
    where: {
      verification: ownFlow(id),
      outcome: "match",
      // A number that belongs to another account may have matched, too.
      documentIndex: idNumberIndex,
      method: { in: personMethods.filter((method) => methods[method].level === assurance) },
    },
    orderBy: { answeredAt: "desc" },
    select: { method: true, answeredAt: true },
  });
  return step?.answeredAt ? { method: step.method as PersonMethod, at: step.answeredAt } : null;
}

const nothingTried: Tries = {
  last: null,
  lastMethod: null,
  lastDetail: null,
  lastReason: null,
  attemptsLeft: attemptsPerDay,
  lockedUntil: null,
};

type Step = NonNullable<Awaited<ReturnType<typeof lastStep>>>;

/** The step that is under way, or the newest of the past day. */
function lastStep(personId: string, now: Date) {
  return db().verificationStep.findFirst({
    where: {
      verification: ownFlow(personId),
      OR: [
        { createdAt: { gt: new Date(now.getTime() - dayMs) } },
        { state: "waiting" },
        { review: { state: "refused" } },
      ],
    },
    orderBy: { createdAt: "desc" },
    include: { review: { select: { reason: true } }, verification: { select: { sandbox: true } } },
  });
}

function underWayOf(step: Step, now: Date): UnderWay | null {
  if (step.state === "asked") return isLost(step, now) ? null : { state: "checking", since: step.createdAt };
  if (step.state !== "waiting" || !step.claimCipher) return null;
  const { id: stepId, expiresAt } = step;
  const method = step.method as PersonMethod;
  const claim = openClaim(stepId, step.claimCipher);
  switch (methods[method].kind) {
    case "elements":
      return null;
    case "elements_code":
      if (isOver(step, now)) return null;
      return {
        state: "code",
        stepId,
        method,
        sentTo: maskMobileNumber(claim.mobile ?? ""),
        againAt: new Date((step.codeSentAt ?? step.createdAt).getTime() + resendSeconds * 1000),
        triesLeft: codeTries - step.codeTries,
        sandbox: step.verification.sandbox,
      };
    case "handoff": {
      if (!step.handoffCipher || !expiresAt) return null;
      const { sandbox } = step.verification;
      return { state: "handoff", stepId, method, expiresAt, sandbox, ...openHandoff(stepId, step.handoffCipher) };
    }
    case "review":
      return { state: "review", stepId, since: step.createdAt, documentKind: claim.documentKind };
  }
}

const isLost = (step: Step, now: Date) => step.createdAt.getTime() < now.getTime() - lostAfterMs;
const isOver = (step: Step, now: Date) => step.expiresAt !== null && step.expiresAt <= now;

async function triesOf(personId: string, step: Step | null, now: Date, proven: boolean): Promise<Tries> {
  const { left, lockedUntil } = await currentAllowance(db(), personId, step?.documentIndex ?? null, now);
  const allowed = { attemptsLeft: left, lockedUntil };
  const outcome = step && outcomeOf(step);
  if (!step || !outcome || (outcome === "match" && proven)) return { ...nothingTried, ...allowed };
  return {
    // A match that left the person unproven: the number belongs to another account.
    last: outcome === "match" ? "proven_elsewhere" : outcome,
    lastMethod: step.method as PersonMethod,
    lastDetail: step.detail as Tries["lastDetail"],
    lastReason: step.review?.reason ?? null,
    ...allowed,
  };
}

/** A step whose asking process died is answered for it, and so is one whose code nobody typed in time. */
function outcomeOf(step: Step): Outcome | null {
  if (step.state === "asked") return "upstream_error";
  return step.state === "waiting" ? "expired" : (step.outcome as Outcome | null);
}
