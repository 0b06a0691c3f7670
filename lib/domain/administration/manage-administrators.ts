import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import { db, type Transaction } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, notFound } from "@/lib/platform/errors";
import { readReason } from "./act-data";
import { recordAct } from "./acts";
import {
  endAdministratorLinks,
  issueAdministratorLink,
  type OpenInvitation,
  openAdministratorLinks,
} from "./administrator-links";
import { lockAdministrators, operational } from "./administrators-lock";
import { type AdministratorRole, administratorRoles } from "./policy";
import { requireAdministrator } from "./require-administrator";
import { takeSecondFactor } from "./take-second-factor";

export type AdministratorLine = {
  id: string;
  isMe: boolean;
  email: string;
  name: string | null;
  role: string;
  state: "active" | "no_second_factor" | "disabled";
  createdAt: Date;
  /** When she last showed a second factor, in any session that is still kept. */
  lastSeenAt: Date | null;
};

/** Who works here, and which invitations are open. For chiefs. */
export async function listAdministrators(
  actor: Actor,
): Promise<{ administrators: AdministratorLine[]; invitations: OpenInvitation[] }> {
  const me = await requireAdministrator(actor, "chief");
  const rows = await db().administrator.findMany({
    orderBy: [{ disabledAt: { sort: "asc", nulls: "first" } }, { createdAt: "asc" }],
    include: {
      account: {
        select: {
          email: true,
          person: { select: { name: true } },
          passkeys: { where: { officeSince: { not: null } }, select: { id: true } },
          sessions: {
            where: { secondFactorAt: { not: null } },
            orderBy: { secondFactorAt: "desc" },
            take: 1,
            select: { secondFactorAt: true },
          },
        },
      },
    },
  });
  const administrators = rows.map(
    ({ id, role, createdAt, disabledAt, totpConfirmedAt, account }): AdministratorLine => ({
      id,
      isMe: id === me.id,
      email: account.email,
      name: account.person?.name ?? null,
      role,
      state: disabledAt ? "disabled" : totpConfirmedAt || account.passkeys.length ? "active" : "no_second_factor",
      createdAt,
      lastSeenAt: account.sessions[0]?.secondFactorAt ?? null,
    }),
  );
  return { administrators, invitations: await openAdministratorLinks() };
}

export const inviteInput = z.object({ role: z.enum(administratorRoles) });

/** Makes a link by which somebody becomes an administrator. It is shown this once. */
export async function inviteAdministrator(
  actor: Actor,
  { role }: z.output<typeof inviteInput>,
  now = new Date(),
): Promise<{ link: string; expiresAt: Date }> {
  const administrator = await requireAdministrator(actor, "chief");
  return transaction(async (tx) => {
    const { id, link, expiresAt } = await issueAdministratorLink(tx, role, now);
    await recordAct(tx, administrator, {
      action: "administrator.invited",
      subjectKind: "invitation",
      subjectId: id,
      data: { role },
    });
    return { link, expiresAt };
  });
}

export const invitationInput = z.object({ invitationId: z.uuid() });

/** Makes an open invitation worthless. @throws DomainError not_found when it was used or is over */
export async function withdrawInvitation(
  actor: Actor,
  { invitationId }: z.output<typeof invitationInput>,
  now = new Date(),
): Promise<void> {
  const administrator = await requireAdministrator(actor, "chief");
  await transaction(async (tx) => {
    if ((await endAdministratorLinks(tx, { id: invitationId }, now)) === 0) throw notFound();
    await recordAct(tx, administrator, {
      action: "administrator.invitation_withdrawn",
      subjectKind: "invitation",
      subjectId: invitationId,
    });
  });
}

export const administratorInput = z.object({ administratorId: z.uuid(), reason: z.string().max(2000) });

/**
 * Ends somebody's work here, at once and in every session.
 * @throws DomainError conflict `last_chief`, `already_disabled`; not_found; invalid `reason_…`
 */
export async function disableAdministrator(
  actor: Actor,
  { administratorId, reason: typed }: z.output<typeof administratorInput>,
  now = new Date(),
): Promise<void> {
  const administrator = await requireAdministrator(actor, "chief");
  const reason = readReason(typed);
  await transaction(async (tx) => {
    await lockAdministrators(tx);
    const row = await findEnabled(tx, administratorId);
    if (row.role === "chief") {
      const others = await tx.administrator.count({
        where: { role: "chief", id: { not: row.id }, ...operational },
      });
      if (others === 0) throw conflict("last_chief");
    }
    await takeSecondFactor(tx, row.id);
    await tx.administrator.update({ where: { id: row.id }, data: { disabledAt: now } });
    await recordAct(tx, administrator, {
      action: "administrator.disabled",
      subjectKind: "administrator",
      subjectId: row.id,
      reason,
      data: { role: row.role as AdministratorRole },
    });
  });
}

/**
 * Takes back the second factor of somebody who lost hers, and makes the link by which she sets up a new one. Nobody
 * does this for herself: who can, has not lost it.
 * @throws DomainError conflict `reset_by_another_chief`, `already_disabled`; not_found; invalid `reason_…`
 */
export async function resetSecondFactor(
  actor: Actor,
  { administratorId, reason: typed }: z.output<typeof administratorInput>,
  now = new Date(),
): Promise<{ link: string; expiresAt: Date }> {
  const administrator = await requireAdministrator(actor, "chief");
  const reason = readReason(typed);
  if (administratorId === administrator.id) throw conflict("reset_by_another_chief");
  return transaction(async (tx) => {
    await lockAdministrators(tx);
    const row = await findEnabled(tx, administratorId);
    await takeSecondFactor(tx, row.id);
    const { id, link, expiresAt } = await issueAdministratorLink(tx, row.role as AdministratorRole, now);
    await recordAct(tx, administrator, {
      action: "administrator.second_factor_reset",
      subjectKind: "administrator",
      subjectId: row.id,
      reason,
      data: { invitation: id },
    });
    return { link, expiresAt };
  });
}

async function findEnabled(tx: Transaction, id: string): Promise<{ id: string; role: string }> {
  const row = await tx.administrator.findUnique({ where: { id }, select: { id: true, role: true, disabledAt: true } });
  if (!row) throw notFound();
  if (row.disabledAt) throw conflict("already_disabled");
  return row;
}
