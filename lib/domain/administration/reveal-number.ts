import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { notFound } from "@/lib/platform/errors";
import { decrypt } from "@/lib/platform/secrets/envelope";
import { readReason } from "./act-data";
import { recordAct } from "./acts";
import { rolesOfRoom } from "./policy";
import { requireAdministrator } from "./require-administrator";

export const revealNumberInput = z.object({
  personId: z.uuid(),
  number: z.enum(["document", "mobile"]),
  reason: z.string().max(2000),
});

/**
 * A person's number in full, to be shown this once. Why is asked, and stands in the record with who looked.
 * @throws DomainError not_found, also where nothing is held; invalid `reason_…`
 */
export async function revealNumber(
  actor: Actor,
  { personId, number, reason: typed }: z.output<typeof revealNumberInput>,
): Promise<{ value: string }> {
  const administrator = await requireAdministrator(actor, ...rolesOfRoom.people);
  const reason = readReason(typed);
  return transaction(async (tx) => {
    const person = await tx.person.findUnique({
      where: { id: personId },
      select: { id: true, idNumberCipher: true, mobileCipher: true },
    });
    const column = number === "document" ? "idNumberCipher" : "mobileCipher";
    const sealed = person?.[column];
    if (!sealed) throw notFound();
    await recordAct(tx, administrator, {
      action: "person.number_seen",
      subjectKind: "person",
      subjectId: personId,
      reason,
      data: { number },
    });
    return { value: decrypt(sealed, { table: "person", column, row: personId }).toString("utf8") };
  });
}
