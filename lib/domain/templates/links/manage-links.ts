import "server-only";
import { z } from "zod";
import { readDraft } from "@/lib/domain/contracts/drafting/read-draft";
import { writtenProblems } from "@/lib/domain/contracts/written/written-document";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, invalid, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { newestVersion, requireTemplate } from "../require-template";
import { linkPath } from "./link-address";
import { openPlace } from "./open-place";

export const linkBoundsSchema = z.object({
  /** Contracts that may be started by it; null: as many as come. */
  most: z.int().min(1).max(100_000).nullable(),
  /** After this nobody starts one; null for no end. */
  endsAt: z.iso.datetime().nullable(),
});

export type PublicLinkInfo = {
  id: string;
  /** Its path on this site; whoever knows it can start a contract. */
  path: string;
  most: number | null;
  used: number;
  createdAt: Date;
  endsAt: Date | null;
  closedAt: Date | null;
};

const mostOpenLinks = 20;

/** The public links of a template, the newest first. @throws DomainError not_found */
export async function listLinks(actor: Actor, templateId: string): Promise<PublicLinkInfo[]> {
  const template = await requireTemplate(actor, templateId);
  const rows = await db().publicLink.findMany({ where: { templateId: template.id }, orderBy: { createdAt: "desc" } });
  return rows.map(({ templateId: _, ...row }) => ({ ...row, path: linkPath(row.id) }));
}

/**
 * Opens a public link to a template: whoever comes by it and has a proven name starts a contract, which is sent in the
 * owner's name without being asked again.
 * @throws DomainError not_found; conflict `template_unpublished`, `link_needs_one_open_place`, `link_needs_details`,
 *   `too_many_links`; invalid `due_in_past`
 */
export async function openLink(
  actor: Actor,
  input: { templateId: string } & z.output<typeof linkBoundsSchema>,
): Promise<{ id: string }> {
  if (input.endsAt && new Date(input.endsAt) <= new Date()) throw invalid("due_in_past", { field: "endsAt" });
  return transaction(async (tx) => {
    const template = await requireTemplate(actor, input.templateId, tx);
    const version = await newestVersion(tx, template.id);
    if (!version) throw conflict("template_unpublished");
    const { draft, documents } = await readDraft(tx, version.id);
    if (!openPlace(draft.participants)) throw conflict("link_needs_one_open_place");
    if (writtenProblems(documents).length > 0) throw conflict("link_needs_details");
    const open = await tx.publicLink.count({ where: { templateId: template.id, closedAt: null } });
    if (open >= mostOpenLinks) throw conflict("too_many_links", { most: mostOpenLinks });
    const { most, endsAt } = input;
    return tx.publicLink.create({ data: { id: newId(), templateId: template.id, most, endsAt }, select: { id: true } });
  });
}

/** Closes a public link; what was started by it goes on. @throws DomainError not_found */
export async function closeLink(actor: Actor, input: { linkId: string }): Promise<void> {
  const { count } = await db().publicLink.updateMany({
    where: { id: input.linkId, closedAt: null, template: { ownerId: actor.accountId } },
    data: { closedAt: new Date() },
  });
  if (count === 0) throw notFound();
}
