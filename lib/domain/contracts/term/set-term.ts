import "server-only";
import type { Actor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { invalid } from "@/lib/platform/errors";
import { enqueue } from "@/lib/platform/outbox/enqueue";
import { requireAccess } from "../access";
import { appendEvent, byAccount } from "../history/events";
import { senderName } from "../invitations/sender-name";
import { isOver, readDay, remindAt, remindDays, writeDay } from "./term-days";

/**
 * The sender says until when a contract runs, and how many days before its parties are reminded; or that it has no end.
 * It changes nothing of what was signed: it is the memory of what the contract says.
 * @param input.endsOn the last day, YYYY-MM-DD; null for none
 * @throws DomainError not_found, not_in_this_state; invalid `term_day_needed`, `term_in_past`
 */
export async function setTerm(
  actor: Actor,
  input: { contractId: string; endsOn: string | null; days?: number | undefined },
  now = new Date(),
): Promise<void> {
  const endsOn = input.endsOn === null ? null : readDay(input.endsOn);
  if (input.endsOn !== null && !endsOn) throw invalid("term_day_needed", { field: "endsOn" });
  if (endsOn && isOver(endsOn, now)) throw invalid("term_in_past", { field: "endsOn" });
  const days = endsOn ? (input.days ?? remindDays.usual) : null;
  await transaction(async (tx) => {
    const { contract } = await requireAccess(actor, input.contractId, "set_term", tx);
    if (contract.termEndsOn?.getTime() === endsOn?.getTime() && contract.termRemindDays === days) return;
    const set = await tx.contract.update({
      where: { id: contract.id },
      data: { termEndsOn: endsOn, termRemindDays: days },
    });
    await appendEvent(tx, contract.id, {
      type: "term_set",
      actor: byAccount(actor, await senderName(actor.accountId, tx)),
      data: { endsOn: endsOn && writeDay(endsOn), days },
    });
    if (contract.state === "completed") await scheduleTermReminder(tx, set);
  });
}

/** Writes down the reminder of a complete contract that has an end; else nothing. */
export async function scheduleTermReminder(
  tx: Transaction,
  contract: { id: string; termEndsOn: Date | null; termRemindDays: number | null },
): Promise<void> {
  const { termEndsOn, termRemindDays } = contract;
  if (!termEndsOn || termRemindDays === null) return;
  const day = writeDay(termEndsOn);
  await enqueue(tx, {
    topic: "contract.term",
    key: `${contract.id}:${day}:${termRemindDays}`,
    payload: { contractId: contract.id, endsOn: day },
    availableAt: remindAt(termEndsOn, termRemindDays),
  });
}
