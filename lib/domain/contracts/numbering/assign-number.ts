import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { formatNumber, yearOfNumber } from "./number-format";

/**
 * Gives a contract the next number of its rule, in the transaction that sends it: the rule's row is locked until that
 * ends, so that there are neither doubles nor gaps. A draft that came back keeps the number it has; as it has a history
 * by then it is never deleted, and the number is never free again.
 * @returns the number; null where the contract has no rule and no number
 */
export async function assignNumber(
  tx: Transaction,
  contract: { id: string; ownerId: string; numberRuleId: string | null; number: string | null },
  now: Date,
): Promise<string | null> {
  if (contract.number || !contract.numberRuleId) return contract.number;
  await tx.$queryRaw`SELECT id FROM number_rule WHERE id = ${contract.numberRuleId}::uuid FOR UPDATE`;
  const rule = await tx.numberRule.findFirst({ where: { id: contract.numberRuleId, ownerId: contract.ownerId } });
  if (!rule) return null;
  // A clock that was set back never opens a year again.
  const year = rule.yearly ? Math.max(rule.year, yearOfNumber(now)) : 0;
  const running = rule.yearly && year !== rule.year ? 1 : rule.last + 1;
  await tx.numberRule.update({ where: { id: rule.id }, data: { year, last: running } });
  const number = formatNumber(rule, year, running);
  await tx.contract.update({ where: { id: contract.id }, data: { number } });
  return number;
}
