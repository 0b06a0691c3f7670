import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { invalid } from "@/lib/platform/errors";
import type { FillFields } from "./fields.schema";
import { requirePrintable } from "./printable";
import { readSigner, requireTurn } from "./signer-context";

/**
 * Keeps what a signer has typed so far, so that she can leave and continue on another device. Nothing enters the
 * contract before she signs.
 * @throws DomainError not_found, already_signed, not_your_turn, contract_…; invalid when a field is not hers, or its
 *   text has characters that could not be drawn
 */
export async function fillFields(actor: Actor, { participantId, values }: FillFields): Promise<{ saved: number }> {
  for (const [fieldId, value] of Object.entries(values)) requirePrintable(value, fieldId);
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM participant WHERE id = ${participantId}::uuid FOR UPDATE`;
    const signer = await readSigner(actor, participantId, tx);
    requireTurn(signer, actor);
    let saved = 0;
    for (const [fieldId, value] of Object.entries(values)) {
      const { count } = await tx.field.updateMany({
        where: { id: fieldId, participantId, kind: "text" },
        data: { value: value === "" ? null : value },
      });
      if (count === 0) throw invalid("no_such_field");
      saved += count;
    }
    return { saved };
  });
}
