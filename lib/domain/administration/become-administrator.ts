import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import { transaction } from "@/lib/platform/db/transaction";
import { conflict, invalid } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { recordAct } from "./acts";
import { redeemAdministratorLink } from "./administrator-links";
import { lockAdministrators } from "./administrators-lock";
import type { AdministratorRole } from "./policy";

export const becomeAdministratorInput = z.object({ token: z.string().max(100) });

/**
 * Makes an administrator of the actor, by a link that was handed to her. From here she goes on to set up a second
 * factor, in this session only. Somebody who was disabled, or whose second factor was taken back, comes in again so.
 * @throws DomainError invalid `link_not_valid`; conflict `already_administrator`, which leaves the link unused
 */
export async function becomeAdministrator(
  actor: Actor,
  { token }: z.output<typeof becomeAdministratorInput>,
  now = new Date(),
): Promise<{ role: AdministratorRole }> {
  return transaction(async (tx) => {
    await lockAdministrators(tx);
    const link = await redeemAdministratorLink(tx, token, now);
    if (!link) throw invalid("link_not_valid");
    const held = await tx.administrator.findUnique({
      where: { accountId: actor.accountId },
      include: { account: { select: { passkeys: { where: { officeSince: { not: null } }, select: { id: true } } } } },
    });
    if (held && !held.disabledAt && (held.totpConfirmedAt || held.account.passkeys.length > 0))
      throw conflict("already_administrator");
    const standing = { role: link.role, setUpSessionId: actor.sessionId, disabledAt: null };
    const { id } = held
      ? await tx.administrator.update({ where: { id: held.id }, data: standing })
      : await tx.administrator.create({
          data: { id: newId(now.getTime()), accountId: actor.accountId, createdAt: now, ...standing },
        });
    await recordAct(
      tx,
      { id, address: actor.address },
      {
        action: "administrator.joined",
        subjectKind: "administrator",
        subjectId: id,
        data: { role: link.role, invitation: link.id },
      },
    );
    return { role: link.role };
  });
}
