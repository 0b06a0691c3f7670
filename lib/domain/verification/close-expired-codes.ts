import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { forgotten, ownFlow } from "./attempts";
import { methods, personMethods } from "./methods";

const withCode = personMethods.filter((method) => methods[method].kind === "elements_code");

/** Steps that waited for a code until their time was over are answered for it: `expired`. */
export async function closeExpiredCodes(tx: Transaction, personId: string, now: Date): Promise<void> {
  await tx.verificationStep.updateMany({
    where: {
      state: "waiting",
      method: { in: withCode },
      expiresAt: { lte: now },
      verification: ownFlow(personId),
    },
    data: { ...forgotten, state: "answered", outcome: "expired", answeredAt: now },
  });
}
