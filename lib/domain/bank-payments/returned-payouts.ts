import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import type { FreshLine } from "./appraise";
import { codesInNote } from "./payment-code";

/**
 * Finds the payments of ours that came back: the bank credits the amount again, and the reference that went with the
 * payment, or the note that repeats it, is its challenge's.
 * @returns each such line with the id of its challenge
 */
export async function returnedPayouts(tx: Transaction, fresh: readonly FreshLine[]): Promise<Map<FreshLine, string>> {
  const codesOf = ({ line }: FreshLine) => [
    ...codesInNote(line.note).typed,
    ...codesInNote(line.endToEndReference ?? "").typed,
  ];
  const codes = [...new Set(fresh.flatMap((one) => (one.line.takesBack ? [] : codesOf(one))))];
  const returned = new Map<FreshLine, string>();
  if (codes.length === 0) return returned;
  const rows = await tx.$queryRaw<{ id: string; code: string; amountCents: number; currency: string }[]>`
    SELECT c.id, c.code, c."amountCents", c.currency FROM payment_challenge c JOIN payout p ON p."challengeId" = c.id
    WHERE c.direction = 'out' AND c.code = ANY(${codes}) AND p.state IN ('ordered', 'sent')`;
  const byCode = new Map(rows.map((row) => [row.code, row]));
  for (const one of fresh) {
    const challenge = codesOf(one).flatMap((code) => byCode.get(code) ?? [])[0];
    if (one.line.takesBack || !challenge) continue;
    const { amountCents, currency } = one.line;
    if (challenge.amountCents !== amountCents || challenge.currency !== currency) continue;
    byCode.delete(challenge.code);
    returned.set(one, challenge.id);
  }
  return returned;
}
