import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db, type Transaction } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, forbidden } from "@/lib/platform/errors";
import { isLocale } from "@/lib/platform/i18n/locales";
import { newId } from "@/lib/platform/ids";
import { requireAccess } from "../access";
import { documentFrom } from "../drafting/add-document";
import { releaseBlob } from "../intake/release-blob";
import { requireStorage } from "../intake/storage-quota";
import { contractTitle, putPages, setAsUpload } from "../written/set-document";
import { writtenLimits } from "../written/written-text.schema";
import { isRelatable } from "./is-relatable";
import { cut, relatedText } from "./related-text";
import type { Relation } from "./relation";
import { otherVoid } from "./under-way";

/**
 * Begins a contract that ends a complete one by agreement, or changes it: a draft with a text that names the first, a
 * place for each of its parties, and the relation, which stays. The first one's owner and whoever signed it may.
 * Addresses of others are filled in for the owner alone: they are his to see.
 * @returns the draft, and its document
 * @throws DomainError not_found, not_in_this_state; conflict `void_under_way`; storage_full, too_many_drafts,
 *   process_busy, process_not_started
 */
export async function beginRelated(
  actor: Actor,
  input: { contractId: string; relation: Relation },
): Promise<{ contractId: string; documentId: string }> {
  const { relation } = input;
  const { contract: first, standing } = await requireAccess(actor, input.contractId, "relate");
  if (!(await isRelatable(db(), first)) || !first.completedAt) throw forbidden("not_in_this_state");
  if (relation === "void" && (await otherVoid(db(), first.id))) throw conflict("void_under_way");
  await requireStorage(actor, 0);
  const locale = isLocale(first.locale) ? first.locale : "en";
  const parties = labelled(await signersOf(first.id));
  const facts = { ...first, completedAt: first.completedAt, documents: await filesOf(first.id) };
  const text = relatedText(relation, locale, facts, parties, newId);
  const upload = await setAsUpload(actor, text, {});
  try {
    return await transaction(async (tx) => {
      const contractId = newId();
      const document = await documentFrom(tx, actor, upload.uploadId);
      await tx.contract.create({
        data: {
          id: contractId,
          ownerId: actor.accountId,
          title: contractTitle(text, {}),
          locale,
          signerLevel: first.signerLevel,
          state: "draft",
          relation,
          relatesToId: first.id,
          documents: { create: document },
        },
      });
      await tx.participant.createMany({
        data: parties.map(({ row, label }, position) => ({
          id: newId(),
          contractId,
          name: row.name,
          email: standing.owner || row.accountId === actor.accountId ? row.email : "",
          organizationName: row.organizationName,
          place: label,
          signerLevel: row.signerLevel,
          position,
          state: "draft",
        })),
      });
      await putPages(tx, actor, { contractId, documentId: document.id, upload });
      return { contractId, documentId: document.id };
    });
  } catch (error) {
    const unused = await db().upload.findUnique({ where: { id: upload.uploadId }, select: { blobSha256: true } });
    if (unused) await releaseBlob(unused.blobSha256, actor.accountId);
    throw error;
  }
}

const signersOf = (contractId: string, client: Transaction = db()) =>
  client.participant.findMany({
    where: { contractId, role: "signer", state: "signed" },
    orderBy: { position: "asc" },
  });

/** Each party is called as in the first contract, or by its name; and no two alike, for they are found by it. */
function labelled(rows: readonly Prisma.ParticipantModel[]) {
  const taken = new Set<string>();
  return rows.map((row) => {
    const wish = cut(row.place || row.organizationName || row.name, writtenLimits.label - 5);
    let label = wish;
    for (let more = 2; taken.has(label); more++) label = `${wish} (${more})`;
    taken.add(label);
    return { row, label, as: row.organizationName === null ? ("person" as const) : ("organization" as const) };
  });
}

/** The final files of a contract, by their digests. */
async function filesOf(contractId: string): Promise<{ fileName: string; sha256: string }[]> {
  const documents = await db().document.findMany({
    where: { contractId },
    orderBy: { ordinal: "asc" },
    include: { revisions: { orderBy: { number: "desc" }, take: 1, select: { sha256: true } } },
  });
  return documents.map(({ fileName, baseSha256, revisions: [last] }) => ({
    fileName,
    sha256: Buffer.from(last?.sha256 ?? baseSha256).toString("hex"),
  }));
}
