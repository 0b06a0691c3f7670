import "server-only";
import type { z } from "zod";
import { requireTemplate } from "@/lib/domain/templates/require-template";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { isUniqueViolation, transaction } from "@/lib/platform/db/transaction";
import { conflict, forbidden, invalid, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { nameOf } from "../approvals/approver";
import { templateTitles } from "../grants/grant-templates";
import { requireSeal } from "../grants/require-seal-deed";
import { appendSealEvent } from "../organization/seal-events";
import type { allowSilentInput } from "./silent.schema";
import { type SilentLine, silentLimits } from "./silent-limits";

const dayMs = 86_400_000;

/**
 * An owner of an organization allows that one of its seals is put without asking on contracts of one of her templates, in
 * the places in which she herself seals for it. Only seals: a person's own signature is never made without her.
 * @throws DomainError not_found; forbidden `only_owners_allow_this`; conflict `seal_ended`, `template_unpublished`,
 *   `silent_already`; invalid `silent_time`
 */
export async function allowSilent(actor: Actor, input: z.output<typeof allowSilentInput>): Promise<{ id: string }> {
  const { sealId, templateId, most } = input;
  const [now, notAfter] = [new Date(), new Date(input.notAfter)];
  if (notAfter <= now || notAfter.getTime() > now.getTime() + silentLimits.days * dayMs)
    throw invalid("silent_time", { field: "notAfter" });
  try {
    return await transaction(async (tx) => {
      const { seal, membership } = await requireSeal(actor, sealId, "grant", tx);
      if (membership.role !== "owner") throw forbidden("only_owners_allow_this");
      if (seal.state !== "active") throw conflict("seal_ended");
      await requireTemplate(actor, templateId, tx);
      const [template] = await templateTitles([templateId], tx);
      if (!template) throw conflict("template_unpublished");
      // What has run out or is used up makes room for a new one.
      await tx.silentSealing.updateMany({
        where: {
          sealId,
          templateId,
          endedAt: null,
          OR: [{ notAfter: { lte: now } }, { used: { gte: tx.silentSealing.fields.most } }],
        },
        data: { endedAt: now },
      });
      const id = newId();
      const data = {
        id,
        sealId,
        templateId,
        templateTitle: template.title,
        givenById: actor.accountId,
        most,
        notAfter,
      };
      await tx.silentSealing.create({ data: { ...data, createdAt: now } });
      await appendSealEvent(tx, sealId, {
        type: "silent_allowed",
        actor,
        data: { silent: id, to: template.title, most, until: notAfter.toISOString() },
      });
      return { id };
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict("silent_already");
    throw error;
  }
}

/** Ends it at once; what is sealed stays sealed. @throws DomainError not_found, forbidden */
export async function endSilent(actor: Actor, input: { id: string }): Promise<void> {
  await transaction(async (tx) => {
    const found = await tx.silentSealing.findUnique({ where: { id: input.id }, select: { sealId: true } });
    if (!found) throw notFound();
    await requireSeal(actor, found.sealId, "grant", tx);
    const [row] = await tx.silentSealing.updateManyAndReturn({
      where: { id: input.id, endedAt: null },
      data: { endedAt: new Date() },
    });
    if (!row) return;
    await appendSealEvent(tx, found.sealId, {
      type: "silent_ended",
      actor,
      data: { silent: row.id, to: row.templateTitle },
    });
  });
}

/** What is sealed without asking with one seal, the newest first. @throws DomainError not_found, forbidden */
export async function listSilent(actor: Actor, sealId: string, now = new Date()): Promise<SilentLine[]> {
  await requireSeal(actor, sealId, "look");
  const rows = await db().silentSealing.findMany({
    where: { sealId },
    orderBy: { createdAt: "desc" },
    take: 100,
    include: { givenBy: { select: { email: true, person: { select: { name: true } } } } },
  });
  return rows.map(({ id, templateId, templateTitle, givenBy, most, used, createdAt, notAfter, endedAt }) => ({
    id,
    template: templateTitle,
    by: nameOf(givenBy),
    most,
    used,
    createdAt,
    notAfter,
    over: endedAt
      ? "ended"
      : !templateId
        ? "template_gone"
        : notAfter <= now
          ? "ran_out"
          : used >= most
            ? "used_up"
            : null,
  }));
}
