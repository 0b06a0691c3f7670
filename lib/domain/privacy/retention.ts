import "server-only";
import { withdrawReview } from "@/lib/domain/administration/open-review";
import { releaseBlob } from "@/lib/domain/contracts/intake/release-blob";
import { answerStep } from "@/lib/domain/organizations/answer-step";
import { endOwnSteps } from "@/lib/domain/verification/end-steps";
import { underWay } from "@/lib/domain/verification/step-states";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { type Env, env } from "@/lib/platform/env";
import { deleteFlows, forgetRestricted } from "./forget-person";

const dayMs = 86_400_000;

/** Classes of data that are kept for a time, as the operator names them. */
export type Retention = Pick<Env, Extract<keyof Env, `RETAIN_${string}`>>;

/** The class's last day; what is older goes. */
const before = (now: Date, days: number) => new Date(now.getTime() - days * dayMs);

/**
 * Deletes what has been kept long enough, class by class. Done twice it changes nothing; each class stands by itself, so
 * that a round that is broken off goes on with the next one.
 */
export async function applyRetention(now: Date, times: Retention = env()): Promise<void> {
  await endForgottenClaims(before(now, times.RETAIN_CLAIMS_DAYS), now);
  const finishedAt = { lt: before(now, times.RETAIN_ATTEMPTS_DAYS) };
  await transaction((tx) =>
    deleteFlows(tx, { organizationId: null, state: { in: ["failed", "abandoned"] }, finishedAt }),
  );
  await endSessions(before(now, times.RETAIN_SESSIONS_DAYS));
  await db().passkeyChallenge.deleteMany({ where: { expiresAt: { lt: before(now, 1) } } });
  await db().drawingPad.deleteMany({ where: { expiresAt: { lt: now } } });
  // Read together and never confirmed: the contracts wait by themselves.
  await db().signingBatch.deleteMany({ where: { createdAt: { lt: before(now, 7) }, intents: { none: {} } } });
  await db().mail.deleteMany({ where: { createdAt: { lt: before(now, times.RETAIN_MAILS_DAYS) } } });
  await db().sms.deleteMany({ where: { createdAt: { lt: before(now, times.RETAIN_SMS_DAYS) } } });
  await forgetStatements(before(now, times.RETAIN_STATEMENTS_DAYS));
  const tasks = { lt: before(now, times.RETAIN_TASKS_DAYS) };
  await db().outboxTask.deleteMany({ where: { OR: [{ doneAt: tasks }, { deadAt: tasks }] } });
  await sweepUploads(before(now, times.RETAIN_UPLOADS_DAYS));
  await transaction((tx) => forgetRestricted(tx, before(now, times.RETAIN_IDENTITY_DAYS)));
}

/** Steps that have waited too long for an answer end without one; what was typed, and papers, go with that. */
async function endForgottenClaims(time: Date, now: Date): Promise<void> {
  const steps = await db().verificationStep.findMany({
    where: { state: { in: underWay }, createdAt: { lt: time }, challenge: null, contractId: null },
    select: { id: true, verification: { select: { personId: true, organizationId: true } } },
  });
  for (const { id, verification } of steps) {
    await transaction(async (tx) => {
      if (verification.organizationId === null) {
        await endOwnSteps(tx, verification.personId, "expired", now, { before: time });
      } else {
        const decided = await tx.review.count({ where: { stepId: id, state: { not: "waiting" } } });
        if (decided > 0) return;
        await withdrawReview(tx, id, now);
        await answerStep(tx, id, { outcome: "expired" }, now);
      }
    });
  }
}

/** Sessions and links that are over, and invitations with their addresses. */
async function endSessions(time: Date): Promise<void> {
  const over = { expiresAt: { lt: time } };
  await db().session.deleteMany({ where: { OR: [over, { revokedAt: { lt: time } }] } });
  await db().linkToken.deleteMany({ where: over });
  await db().membershipInvitation.deleteMany({ where: over });
}

/** Of a payment its amount, time and payer's name stay, as the books need them. Money that is still owed keeps its line. */
async function forgetStatements(time: Date): Promise<void> {
  await db().bankTransaction.updateMany({
    where: { bookedAt: { lt: time }, state: { not: "refund_due" }, rawCipher: { not: null } },
    data: { rawCipher: null, payerAccountCipher: null, payerAccountIndex: null, payerAccountMasked: null, note: null },
  });
}

async function sweepUploads(time: Date): Promise<void> {
  const old = await db().upload.findMany({
    where: { createdAt: { lt: time } },
    select: { accountId: true, blobSha256: true },
  });
  // An upload that a contract of its owner uses stays; releaseBlob looks for that under its lock.
  for (const { accountId, blobSha256 } of old) await releaseBlob(Uint8Array.from(blobSha256), accountId);
}
