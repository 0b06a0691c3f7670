import "server-only";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { enqueue } from "@/lib/platform/outbox/enqueue";
import { releaseBlob } from "../contracts/intake/release-blob";

const dayMs = 86_400_000;
const before = (now: Date, days: number) => new Date(now.getTime() - days * dayMs);

/** How long what has served its purpose is kept, in days. */
const keepDays = { upload: 2, session: 30, link: 30, challenge: 1, task: 30 } as const;

/** Asks for the next round, one for each day, however many servers start. */
export async function scheduleHousekeeping(now = new Date()): Promise<void> {
  const day = now.toISOString().slice(0, 10);
  await transaction((tx) => enqueue(tx, { topic: "housekeeping", key: day, payload: { day } }));
}

/**
 * The handler of `housekeeping`: removes uploads that never became a contract, and sessions, links, challenges and
 * tasks that are long over; then asks for tomorrow's round. Nothing of a contract that was sent is touched.
 */
export async function housekeeping(
  _payload: Record<string, string>,
  _context: unknown,
  now = new Date(),
): Promise<void> {
  await sweepUploads(now);
  await db().session.deleteMany({ where: { expiresAt: { lt: before(now, keepDays.session) } } });
  await db().linkToken.deleteMany({ where: { expiresAt: { lt: before(now, keepDays.link) } } });
  await db().passkeyChallenge.deleteMany({ where: { expiresAt: { lt: before(now, keepDays.challenge) } } });
  await db().outboxTask.deleteMany({ where: { doneAt: { lt: before(now, keepDays.task) } } });
  const tomorrow = new Date(now.getTime() + dayMs);
  const day = tomorrow.toISOString().slice(0, 10);
  await transaction((tx) => enqueue(tx, { topic: "housekeeping", key: day, payload: { day }, availableAt: tomorrow }));
}

async function sweepUploads(now: Date): Promise<void> {
  const old = await db().upload.findMany({
    where: { createdAt: { lt: before(now, keepDays.upload) } },
    select: { accountId: true, blobSha256: true },
  });
  // An upload that a contract of its owner uses stays; releaseBlob looks for that under its lock.
  for (const { accountId, blobSha256 } of old) await releaseBlob(Uint8Array.from(blobSha256), accountId);
}
