import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";

/** What the worker can be asked to do. Each topic has one idempotent handler, registered in lib/domain/worker.ts. */
export type Topic =
  | "mail.send"
  | "sms.send"
  | "verification.ask"
  | "contract.send"
  | "contract.expire"
  | "contract.term"
  | "contract.remind"
  | "contract.certificate"
  | "contract.seal-silently"
  | "review.decided"
  | "organization.proof-given"
  | "organization.authorization-sent"
  | "organization.authorization-ended"
  | "organization.recheck"
  | "seal.approval-late"
  | "seal.approval-expire"
  | "seal.lent"
  | "payment.expire"
  | "payout.send"
  | "payout.returned"
  | "housekeeping";

export type NewTask = { topic: Topic; key: string; payload: Record<string, string>; availableAt?: Date };

/**
 * Writes a task in the transaction of the change it follows: both stand, or neither.
 * @param key what makes the task one and the same; asked for twice, it is done once
 * @param payload ids only, never secrets or personal data
 * @param availableAt not before this time; now unless given
 */
export const enqueue = (tx: Transaction, task: NewTask): Promise<void> => enqueueAll(tx, [task]);

/** The same for many at once. */
export async function enqueueAll(tx: Transaction, tasks: readonly NewTask[]): Promise<void> {
  if (tasks.length === 0) return;
  await tx.outboxTask.createMany({
    data: tasks.map((task) => ({
      id: newId(),
      topic: task.topic,
      key: `${task.topic}:${task.key}`,
      payload: task.payload,
      availableAt: task.availableAt ?? new Date(),
    })),
    skipDuplicates: true,
  });
  // Delivered at commit; a worker that sleeps wakes at once instead of at its next look.
  await tx.$executeRaw`SELECT pg_notify('vermilion_outbox', '')`;
}
