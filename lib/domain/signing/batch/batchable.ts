import "server-only";
import { createHash } from "node:crypto";
import type { Actor } from "@/lib/platform/actor";
import { db, type Transaction } from "@/lib/platform/db/client";
import { conflict } from "@/lib/platform/errors";
import { canonicalJson } from "@/lib/standards/canonical-json/canonical-json";
import { isAnswer } from "../../contracts/fields/field-kinds";
import { requireTurn } from "../../contracts/turns/require-turn";
import { ownFields, type PlacedField } from "../commit-signature";
import { readIdentity, readSigner, requireIdentity, type SignerContext, type SignerIdentity } from "../signer-context";

/** Kinds of seals in the order in which a contract usually wants them; the signing room chooses alike. */
const usual = ["contract", "official", "foreign"];

/** A contract in which nothing but her signature or her organization's seal is wanting. */
export type Batchable = {
  signer: SignerContext;
  identity: SignerIdentity;
  fields: PlacedField[];
  /** Which seal of the organization stands in which place. */
  seals: Record<string, string>;
};

/**
 * Whether a contract can be signed together with others: all that is left for her is her signature or seal. Whatever
 * wants an answer of hers, or somebody's word before, has its own room.
 * @throws DomainError with the reason: what `requireTurn` and `requireIdentity` say, batch_approves, batch_fill_in,
 *   batch_seal_approval
 */
export async function requireBatchable(
  actor: Actor,
  participantId: string,
  tx: Transaction = db(),
): Promise<Batchable> {
  const signer = await readSigner(actor, participantId, tx);
  if (signer.role === "approver") throw conflict("batch_approves");
  requireTurn(signer, "fill_and_sign");
  const identity = await readIdentity(actor, signer, tx);
  requireIdentity(identity);
  const fields = await ownFields(participantId, tx);
  if (fields.some(({ kind }) => isAnswer(kind))) throw conflict("batch_fill_in");
  const places = fields.filter(({ kind }) => kind === "seal" || kind === "cross_page");
  const ours = identity.actingFor?.seals ?? [];
  const seal = usual.map((kind) => ours.find((one) => one.kind === kind)).find(Boolean) ?? ours[0];
  if (places.length > 0 && seal?.approval) throw conflict("batch_seal_approval");
  return { signer, identity, fields, seals: seal ? Object.fromEntries(places.map(({ id }) => [id, seal.sealId])) : {} };
}

/** Which files a contract consists of, in their order: what was shown stands for these and no others. */
export async function filesDigest(contractId: string, tx: Transaction = db()): Promise<Uint8Array<ArrayBuffer>> {
  const documents = await tx.document.findMany({
    where: { contractId },
    select: { id: true, baseSha256: true },
    orderBy: { ordinal: "asc" },
  });
  const files = documents.map(({ id, baseSha256 }) => [id, Buffer.from(baseSha256).toString("hex")]);
  return Uint8Array.from(createHash("sha256").update(canonicalJson(files), "utf8").digest());
}
