import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { invalid } from "@/lib/platform/errors";
import { answerKinds } from "../contracts/fields/field-kinds";
import { requireTurn } from "../contracts/turns/require-turn";
import { endOpenApprovals } from "../seals/approvals/end-approvals";
import type { FillFields } from "./fields.schema";
import { requirePrintable } from "./printable";
import { readSigner } from "./signer-context";

/**
 * Keeps what a signer has typed so far, so that she can leave and continue on another device. Nothing enters the
 * contract before she signs. Leave for seals that she has asked for was with the texts that stood there: another one ends it.
 * @throws DomainError not_found, already_signed, not_your_turn, contract_…; invalid when a field is not hers, or its
 *   text has characters that could not be drawn
 */
export async function fillFields(actor: Actor, { participantId, values }: FillFields): Promise<{ saved: number }> {
  for (const [fieldId, value] of Object.entries(values)) requirePrintable(value, fieldId);
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM participant WHERE id = ${participantId}::uuid FOR UPDATE`;
    const signer = await readSigner(actor, participantId, tx);
    requireTurn(signer, "fill_and_sign");
    const before = await tx.field.findMany({
      where: { participantId, kind: { in: [...answerKinds] } },
      select: { id: true, value: true },
    });
    const valuesBefore = new Map(before.map(({ id, value }) => [id, value]));
    const texts = Object.entries(values).map(([id, value]) => ({ id, value: value === "" ? null : value }));
    for (const { id, value } of texts) {
      if (!valuesBefore.has(id)) throw invalid("no_such_field");
      await tx.field.update({ where: { id }, data: { value } });
    }
    if (texts.some(({ id, value }) => valuesBefore.get(id) !== value)) await endOpenApprovals(tx, { participantId });
    return { saved: texts.length };
  });
}
