import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { notFound } from "@/lib/platform/errors";
import { isId } from "@/lib/platform/ids";
import { requireAccess } from "../access";
import { writtenOf } from "./written-document";
import type { Values, WrittenText } from "./written-text.schema";

export type EditableText = {
  contractId: string;
  documentId: string;
  version: number;
  text: WrittenText;
  values: Values;
  /** The pages are not yet those of the text. */
  stale: boolean;
};

/**
 * A written document of a draft, for whoever writes it.
 * @throws DomainError not_found, not_in_this_state
 */
export async function getWritten(actor: Actor, contractId: string, documentId: string): Promise<EditableText> {
  const { contract } = await requireAccess(actor, contractId, "edit");
  const row = isId(documentId) && (await db().document.findFirst({ where: { id: documentId, contractId } }));
  const kept = row && writtenOf(row);
  if (!kept) throw notFound();
  return { contractId, documentId, version: contract.version, ...kept, stale: row.writtenStale };
}

/**
 * The visible size of the pages that a document has now, in points.
 * @throws DomainError not_found, not_in_this_state
 */
export async function readSetPages(
  actor: Actor,
  contractId: string,
  documentId: string,
): Promise<{ width: number; height: number }[]> {
  await requireAccess(actor, contractId, "edit");
  const row = await db().document.findFirst({ where: { id: documentId, contractId }, select: { pages: true } });
  if (!row) throw notFound();
  return row.pages as { width: number; height: number }[];
}
