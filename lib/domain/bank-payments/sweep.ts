import "server-only";
import { underWay } from "@/lib/domain/verification/step-states";
import { db } from "@/lib/platform/db/client";
import { openStates } from "./challenge-states";
import { expireChallenge } from "./expire-challenge";
import { dayMs, statementGraceMs } from "./terms";

/** A file that nobody took in or threw away is kept so long. */
const previewKeptMs = 14 * dayMs;

/**
 * The daily round, a net under the tasks that expire each challenge in time: ends what ran out, and throws away files
 * that were looked at and never taken in.
 */
export async function sweepPayments(now = new Date()): Promise<void> {
  const over = await db().paymentChallenge.findMany({
    where: {
      OR: [
        { state: { in: [...openStates] }, expiresAt: { lte: now } },
        {
          state: "expired",
          expiresAt: { lte: new Date(now.getTime() - statementGraceMs) },
          step: { state: { in: underWay } },
        },
      ],
    },
    select: { id: true },
  });
  for (const { id } of over) await expireChallenge({ challengeId: id }, undefined, now);
  await db().bankImport.updateMany({
    where: { state: "preview", createdAt: { lte: new Date(now.getTime() - previewKeptMs) } },
    data: { state: "discarded", contentCipher: null },
  });
}
