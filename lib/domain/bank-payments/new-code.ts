import "server-only";
import { randomInt } from "node:crypto";
import type { Transaction } from "@/lib/platform/db/client";
import { newCode } from "./payment-code";

/** A code that no challenge ever had. */
export async function unusedCode(tx: Transaction): Promise<string> {
  for (;;) {
    const code = newCode((limit) => randomInt(limit));
    if ((await tx.paymentChallenge.count({ where: { code } })) === 0) return code;
  }
}
