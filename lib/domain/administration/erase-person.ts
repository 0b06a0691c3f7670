import "server-only";
import { z } from "zod";
import { type Erased, eraseAccount } from "@/lib/domain/privacy/erase-account";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { conflict, notFound } from "@/lib/platform/errors";
import { readReason } from "./act-data";
import { recordAct } from "./acts";
import { requireAdministrator } from "./require-administrator";

export const erasePersonInput = z.object({ personId: z.uuid(), reason: z.string().max(2000) });

/**
 * Deletes the account of somebody who asked for it and cannot do it herself, as `eraseAccount` does. For chiefs; why
 * stands in the record.
 * @throws DomainError not_found; conflict `erase_own` for oneself, `erase_open_things`; invalid `reason_…`
 */
export async function erasePerson(
  actor: Actor,
  { personId, reason: typed }: z.output<typeof erasePersonInput>,
  now = new Date(),
): Promise<Erased> {
  const administrator = await requireAdministrator(actor, "chief");
  const reason = readReason(typed);
  const person = await db().person.findUnique({ where: { id: personId }, select: { accountId: true } });
  if (!person) throw notFound();
  if (person.accountId === administrator.accountId) throw conflict("erase_own");
  return eraseAccount(person.accountId, actor, now, (tx, { restricted }) =>
    recordAct(tx, administrator, {
      action: "person.erased",
      subjectKind: "person",
      subjectId: personId,
      reason,
      data: { restricted },
    }),
  );
}
