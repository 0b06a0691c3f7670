import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict } from "@/lib/platform/errors";
import { requireTurn } from "../contracts/turns/require-turn";
import { askApproval } from "../seals/approvals/ask-approval";
import { choiceDigest } from "./bound-intent";
import { chosenSeals } from "./chosen-seals";
import { ownFields } from "./commit-signature";
import { requireShown } from "./field-values";
import type { AskForSealsInput } from "./fields.schema";
import { readIdentity, readSigner, requireIdentity } from "./signer-context";

/**
 * Asks whoever approves the uses of the chosen seals. The contract waits; she may leave and come back. Of seals that
 * nobody has to approve nothing is asked.
 * @throws DomainError as `signContract` before the signature; conflict `nothing_to_approve`
 */
export async function askForSeals(actor: Actor, { participantId, values, ...choice }: AskForSealsInput): Promise<void> {
  await transaction(async (tx) => {
    const before = await readSigner(actor, participantId, tx);
    // In the order in which a signature takes them.
    await tx.$queryRaw`SELECT id FROM contract WHERE id = ${before.contractId}::uuid FOR UPDATE`;
    await tx.$queryRaw`SELECT id FROM participant WHERE id = ${participantId}::uuid FOR UPDATE`;
    const signer = await readSigner(actor, participantId, tx);
    requireTurn(signer, "fill_and_sign");
    const identity = await readIdentity(actor, signer, tx);
    requireIdentity(identity);
    const fields = await ownFields(participantId, tx);
    requireShown(fields, values);
    const chosen = await chosenSeals(tx, identity, choice, fields);
    const places = chosen.filter(({ fieldId }) =>
      fields.some(({ id, kind }) => id === fieldId && kind !== "signature"),
    );
    const seals = (identity.actingFor?.seals ?? []).filter(
      ({ sealId, approval }) => approval && places.some((place) => place.sealId === sealId),
    );
    if (seals.length === 0) throw conflict("nothing_to_approve");
    const byPlace = Object.fromEntries(places.map(({ fieldId, sealId }) => [fieldId, sealId]));
    await askApproval(tx, actor, { participantId, seals, places: byPlace, boundSha256: choiceDigest(places, fields) });
  });
}
