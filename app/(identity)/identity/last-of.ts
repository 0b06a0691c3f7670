import type { Unproven } from "@/components/verification/identity-outcome";
import type { IdentityStanding } from "@/lib/domain/verification/identity-standing";
import type { PersonMethod } from "@/lib/domain/verification/methods";
import type { Differs } from "@/lib/domain/verification/prove-identity.schema";

/** What the form of a method says about the last try to somebody who comes back to it. */
export function lastOf(
  standing: Extract<IdentityStanding, { state: "open" | "proven" }>,
  method: PersonMethod,
): Unproven | null {
  const { last, lastMethod, lastDetail, lastReason, attemptsLeft, lockedUntil } = standing;
  if (lockedUntil) return { outcome: "locked", until: lockedUntil.toISOString() };
  if (last === null || lastMethod !== method) return null;
  if (last === "mismatch") {
    return {
      method,
      outcome: last,
      differs: (lastDetail as Differs | null) ?? "untold",
      attemptsLeft,
      reason: lastReason,
    };
  }
  return last === "no_record" || last === "invalid_input"
    ? { method, outcome: last, attemptsLeft }
    : { method, outcome: last };
}
