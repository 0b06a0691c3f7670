import "server-only";
import { asProven } from "@/lib/domain/people/own-person";
import { db } from "@/lib/platform/db/client";
import { attemptsPerDay, dayMs, lostAfterMs } from "./attempt-rules";
import { currentAllowance } from "./attempts";
import type { AnswerOutcome } from "./provider-types";

/** Where an account stands with proving its name; what the page shows on every return. */
export type IdentityStanding =
  | { state: "proven"; name: string; idNumberMasked: string; verifiedAt: Date; sandbox: boolean }
  /** The register has been asked and has not answered yet. */
  | { state: "checking"; since: Date }
  | {
      state: "open";
      /** The last attempt of the past day, if there was one. */
      last: Exclude<AnswerOutcome, "match"> | "proven_elsewhere" | null;
      attemptsLeft: number;
      lockedUntil: Date | null;
    };

/** @param accountId of the one who asks; nobody sees another's standing */
export async function identityStanding(accountId: string, now = new Date()): Promise<IdentityStanding> {
  const person = await db().person.findUnique({ where: { accountId } });
  const proven = person && asProven(person);
  if (proven) {
    const { name, idNumberMasked, verifiedAt, sandbox } = proven;
    return { state: "proven", name, idNumberMasked, verifiedAt, sandbox };
  }
  if (!person) return { state: "open", last: null, attemptsLeft: attemptsPerDay, lockedUntil: null };
  const step = await db().verificationStep.findFirst({
    where: { verification: { personId: person.id }, createdAt: { gt: new Date(now.getTime() - dayMs) } },
    orderBy: { createdAt: "desc" },
  });
  const lost = step !== null && step.createdAt.getTime() < now.getTime() - lostAfterMs;
  if (step?.state === "asked" && !lost) return { state: "checking", since: step.createdAt };
  const { left, lockedUntil } = await currentAllowance(db(), person.id, step?.documentIndex ?? null, now);
  // A match that left the person unproven: the number belongs to another account.
  const outcome = step?.state === "asked" ? "upstream_error" : ((step?.outcome as AnswerOutcome | null) ?? null);
  return {
    state: "open",
    last: outcome === "match" ? "proven_elsewhere" : outcome,
    attemptsLeft: left,
    lockedUntil,
  };
}
