import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { enqueueAll } from "@/lib/platform/outbox/enqueue";
import { decideAll, type FreshLine, freshLines, pairReversals } from "./appraise";
import type { Candidate } from "./challenge-index";
import type { IncomingLine } from "./incoming-line";
import { loadCandidates, lockCandidates } from "./load-candidates";
import type { Decision } from "./match-payment";
import type { MismatchReason } from "./reasons";
import { lockReceivingAccount } from "./receiving-accounts";
import { returnedPayouts } from "./returned-payouts";
import { settleChallenges } from "./settle";
import { takeBack } from "./take-back";
import { tellOrganizations, writeTransactions } from "./write-transactions";

/** What became of an import's lines. */
export type IngestCounts = {
  fresh: number;
  known: number;
  matched: number;
  /** Lines that matched nothing, by reason. */
  reasons: Partial<Record<MismatchReason, number>>;
  /** Payments of ours that came back. */
  returned: number;
  /** Payments of earlier imports that the bank took back, and of these the ones that had proven something. */
  takenBack: number;
  takenBackAfterMatch: number;
};

/**
 * Takes lines into an account, in the transaction of their import: each line once, whichever file brings it and however
 * many imports run at once; each challenge satisfied once. An import waits for another one into the same account.
 */
export async function ingest(
  tx: Transaction,
  {
    importId,
    receivingAccountId,
    lines,
  }: { importId: string; receivingAccountId: string; lines: readonly IncomingLine[] },
  now: Date,
): Promise<IngestCounts> {
  await lockReceivingAccount(tx, receivingAccountId);
  const all = await freshLines(tx, receivingAccountId, lines);
  const returned = await returnedPayouts(tx, all);
  const fresh = all.filter((one) => !returned.has(one));
  const older = pairReversals(fresh);
  const { decisions, steps } = await decideLocked(tx, fresh);
  const matches = fresh.flatMap((one, at) => {
    const decision = decisions[at]!;
    return decision.kind === "match" ? [{ one, decision }] : [];
  });
  await settleChallenges(
    tx,
    "in",
    matches.map(({ decision }) => ({ id: decision.challengeId, stepId: steps.get(decision.challengeId)! })),
    now,
  );
  const outcomes = [
    ...fresh.map((one, at) => ({ one, decision: decisions[at]! })),
    ...[...returned].map(([one, challengeId]) => ({ one, returned: challengeId })),
  ];
  await writeTransactions(tx, { importId, receivingAccountId }, outcomes, now);
  await tellOrganizations(tx, decisions);
  const taken = await takeBack(tx, receivingAccountId, older);
  await enqueueAll(
    tx,
    [...returned.values()].map((challengeId) => ({
      topic: "payout.returned",
      key: challengeId,
      payload: { challengeId },
    })),
  );
  return {
    fresh: all.length,
    known: lines.length - all.length,
    matched: matches.length,
    reasons: countReasons(decisions),
    returned: returned.size,
    ...taken,
  };
}

/**
 * Decides, locks what would be satisfied, and decides again as long as something of it was moved by others meanwhile.
 * What is locked moves no more, so this ends.
 */
async function decideLocked(
  tx: Transaction,
  fresh: readonly FreshLine[],
): Promise<{ decisions: Decision[]; steps: Map<string, string> }> {
  const candidates = await loadCandidates(
    tx,
    fresh.map(({ payment }) => payment),
  );
  const byId = new Map<string, Candidate>(candidates.map((candidate) => [candidate.id, candidate]));
  for (;;) {
    const decisions = decideAll(fresh, candidates);
    const locked = await lockCandidates(
      tx,
      decisions.flatMap((decision) => (decision.kind === "match" ? [decision.challengeId] : [])),
    );
    let moved = false;
    for (const { id, state, waiting } of locked) {
      const candidate = byId.get(id)!;
      moved ||= candidate.state !== state || candidate.waiting !== waiting;
      Object.assign(candidate, { state, waiting });
    }
    if (!moved) return { decisions, steps: new Map(locked.map(({ id, stepId }) => [id, stepId])) };
  }
}

/** How many lines there are of each reason. */
export function countReasons(decisions: readonly Decision[]): IngestCounts["reasons"] {
  const reasons: IngestCounts["reasons"] = {};
  for (const decision of decisions)
    if (decision.kind === "no_match") reasons[decision.reason] = (reasons[decision.reason] ?? 0) + 1;
  return reasons;
}
