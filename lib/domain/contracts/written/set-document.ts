import "server-only";
import type { Actor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, invalid, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { requireAccess } from "../access";
import { documentFrom } from "../drafting/add-document";
import { draftLimits } from "../drafting/draft.schema";
import { readDraft } from "../drafting/read-draft";
import { acceptUpload } from "../intake/accept-upload";
import { cleanFileName } from "../intake/file-name";
import { releaseBlob } from "../intake/release-blob";
import { titleAsFileName } from "../revisions/title-as-file-name";
import type { SetPlace } from "./setting/places-in";
import { setText } from "./setting/set-text";
import { alignWithBlocks, type BlockPlace, type Desk } from "./signature-places";
import { titleOf } from "./variables";
import { writtenOf } from "./written-document";
import type { BlockOf, Values, WrittenText } from "./written-text.schema";

const fileNameFor = (title: string) => cleanFileName(`${titleAsFileName(title)}.pdf`);

/** What a contract is called by its text. */
export const contractTitle = (text: WrittenText, values: Values): string =>
  [...titleOf(text, values)].slice(0, draftLimits.title).join("");

/** A text that was set, as an upload of whoever asked for it. */
export type SetUpload = { uploadId: string; text: WrittenText; values: Values; places: SetPlace[] };

/**
 * Sets a text and takes the pages in as an upload like any other.
 * @throws DomainError as `setText` and `acceptUpload` do
 */
export async function setAsUpload(actor: Actor, text: WrittenText, values: Values): Promise<SetUpload> {
  const { pdf, places } = await setText(text, values, actor.accountId);
  const { uploadId } = await acceptUpload(actor, { fileName: fileNameFor(titleOf(text, values)), chunks: [pdf] });
  return { uploadId, text, values, places };
}

/**
 * Sets a written document of a draft anew, with the text that was last saved, and puts the pages in the place of those
 * that it had. Fields stay where they are; those of signature blocks move with them (signature-places.ts). A title that
 * is that of the text follows it.
 * @param input.version the version that was seen; the answer carries the new one
 * @param input.values in the place of those that are kept
 * @throws DomainError not_found, not_in_this_state; draft_changed_elsewhere with the newer version; what `setAsUpload`
 *   throws; too_many_participants
 */
export async function setDocument(
  actor: Actor,
  input: { contractId: string; documentId: string; version: number; values?: Values | undefined },
): Promise<{ version: number }> {
  const { contractId, documentId } = input;
  const { contract } = await requireAccess(actor, contractId, "edit");
  const row = await db().document.findFirst({ where: { id: documentId, contractId } });
  const kept = row && writtenOf(row);
  if (!kept) throw notFound();
  if (contract.version !== input.version) throw conflict("draft_changed_elsewhere", { version: contract.version });
  const upload = await setAsUpload(actor, kept.text, input.values ?? kept.values);
  let old: Uint8Array<ArrayBuffer> = row.baseSha256;
  try {
    const version = await transaction(async (tx) => {
      const { contract: now } = await requireAccess(actor, contractId, "edit", tx);
      // Between the two nobody may have written on.
      if (now.version !== input.version) throw conflict("draft_changed_elsewhere", { version: now.version });
      await putPages(tx, actor, { contractId, documentId, upload });
      // The file is called by the title that the text had when it was set.
      const follows = fileNameFor(now.title) === row.fileName;
      const title = follows ? contractTitle(upload.text, upload.values) : now.title;
      const saved = await tx.contract.update({
        where: { id: contractId },
        data: { version: { increment: 1 }, sendProblem: null, title: title || now.title },
      });
      return saved.version;
    });
    return { version };
  } catch (error) {
    const unused = await db().upload.findUnique({ where: { id: upload.uploadId }, select: { blobSha256: true } });
    old = unused?.blobSha256 ?? old;
    throw error;
  } finally {
    await releaseBlob(old, actor.accountId);
  }
}

/**
 * Gives a document the pages of a text, and the draft the people and fields of its signature blocks. In the transaction
 * of whoever holds the draft.
 */
export async function putPages(
  tx: Transaction,
  actor: Actor,
  { contractId, documentId, upload }: { contractId: string; documentId: string; upload: SetUpload },
): Promise<void> {
  const { text, values, places } = upload;
  const { id: _, ...pages } = await documentFrom(tx, actor, upload.uploadId);
  const row = await tx.document.findUniqueOrThrow({ where: { id: documentId }, select: { writtenPlaces: true } });
  const { draft } = await readDraft(tx, contractId);
  const before: Desk = {
    participants: draft.participants,
    fields: draft.fields,
    places: (row.writtenPlaces ?? []) as BlockPlace[],
  };
  const blocks = text.blocks.filter((block): block is BlockOf<"signature"> => block.kind === "signature");
  const after = alignWithBlocks(before, documentId, blocks, places, pages.pageCount, newId);
  if (after.participants.length > draftLimits.participants) throw invalid("too_many_participants");
  await writeDesk(tx, contractId, before, after);
  await tx.document.update({
    where: { id: documentId },
    data: {
      ...pages,
      written: text,
      writtenValues: values,
      writtenPlaces: after.places,
      writtenStale: false,
    },
  });
}

async function writeDesk(tx: Transaction, contractId: string, before: Desk, after: Desk): Promise<void> {
  const stays = new Set([...after.participants, ...after.fields].map(({ id }) => id));
  const there = new Set([...before.participants, ...before.fields].map(({ id }) => id));
  const gone = (rows: { id: string }[]) => ({
    where: { id: { in: rows.flatMap(({ id }) => (stays.has(id) ? [] : [id])) } },
  });
  await tx.field.deleteMany(gone(before.fields));
  await tx.participant.deleteMany(gone(before.participants));
  const added = after.participants.filter(({ id }) => !there.has(id));
  const last = await tx.participant.aggregate({ where: { contractId }, _max: { position: true } });
  const first = (last._max.position ?? -1) + 1;
  await tx.participant.createMany({
    data: added.map((participant, index) => ({ ...participant, contractId, position: first + index, state: "draft" })),
  });
  const own = new Set(after.places.flatMap(({ sign, date }) => [sign, date]));
  for (const field of after.fields) {
    const { id, kind, page, x, y, width, height, documentId, participantId, label, required } = field;
    const box = { kind, page, x, y, width, height };
    if (!there.has(id)) await tx.field.create({ data: { id, documentId, participantId, label, required, ...box } });
    else if (own.has(id)) await tx.field.update({ where: { id }, data: box });
  }
}
