import "server-only";
import type { Transaction } from "@/lib/platform/db/client";

/** The agreement to end a contract that is out, or has ended it; null while there is none. Drafts hinder nobody. */
export async function otherVoid(client: Transaction, firstId: string): Promise<{ id: string } | null> {
  return client.contract.findFirst({
    where: { relatesToId: firstId, relation: "void", state: { in: ["sending", "out", "completed"] } },
    select: { id: true },
  });
}
