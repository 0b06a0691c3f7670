import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db, type Transaction } from "@/lib/platform/db/client";
import { isUniqueViolation, transaction } from "@/lib/platform/db/transaction";
import { conflict, invalid, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { formatNumber, mostNumberRules, type NumberRuleShape, yearOfNumber } from "./number-format";

export type NumberRule = NumberRuleShape & {
  id: string;
  /** The number that the next contract gets. */
  next: string;
};

/** The actor's rules, the oldest first. */
export async function listNumberRules(actor: Actor): Promise<NumberRule[]> {
  const rows = await db().numberRule.findMany({ where: { ownerId: actor.accountId }, orderBy: { createdAt: "asc" } });
  const year = yearOfNumber(new Date());
  return rows.map(({ id, prefix, yearly, digits, ...row }) => {
    const last = yearly && row.year !== year ? 0 : row.last;
    return { id, prefix, yearly, digits, next: formatNumber({ prefix, yearly, digits }, year, last + 1) };
  });
}

/**
 * @throws DomainError conflict `number_prefix_taken` (with `field`), `too_many_number_rules`
 */
export async function addNumberRule(actor: Actor, shape: NumberRuleShape): Promise<{ id: string }> {
  try {
    return await transaction(async (tx) => {
      await tx.$queryRaw`SELECT id FROM account WHERE id = ${actor.accountId}::uuid FOR UPDATE`;
      const held = await tx.numberRule.count({ where: { ownerId: actor.accountId } });
      if (held >= mostNumberRules) throw conflict("too_many_number_rules", { most: mostNumberRules });
      const { prefix, yearly, digits } = shape;
      return tx.numberRule.create({
        data: { id: newId(), ownerId: actor.accountId, prefix, yearly, digits },
        select: { id: true },
      });
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict("number_prefix_taken", { field: "prefix" });
    throw error;
  }
}

/**
 * Takes away a rule that has not given a number yet. One that has stays: another of the same prefix would give the
 * same numbers once more.
 * @throws DomainError not_found; conflict `number_rule_in_use`
 */
export async function removeNumberRule(actor: Actor, input: { id: string }): Promise<void> {
  await transaction(async (tx) => {
    const rule = await tx.numberRule.findFirst({ where: { id: input.id, ownerId: actor.accountId } });
    if (!rule) throw notFound();
    // Only one that counts nothing: whoever sends in this moment waits for the row, and finds it gone or stays with it.
    const { count } = await tx.numberRule.deleteMany({ where: { id: rule.id, last: 0, year: 0 } });
    if (count === 0) throw conflict("number_rule_in_use");
  });
}

/** @throws DomainError invalid_input when a draft names a rule that is not its owner's */
export async function requireNumberRule(
  tx: Transaction,
  ownerId: string,
  ruleId: string | null | undefined,
): Promise<void> {
  if (!ruleId) return;
  const found = await tx.numberRule.count({ where: { id: ruleId, ownerId } });
  if (found === 0) throw invalid("invalid_input");
}
