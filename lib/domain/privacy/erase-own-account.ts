import "server-only";
import { z } from "zod";
import { checkPassword } from "@/lib/domain/accounts/check-password";
import type { Actor } from "@/lib/platform/actor";
import { invalid } from "@/lib/platform/errors";
import { type Erased, eraseAccount } from "./erase-account";

export const eraseOwnAccountInput = z.object({ password: z.string().min(1, "password_missing").max(2000) });

/**
 * Deletes the actor's own account after her password was typed: a session left open somewhere is not enough.
 * @throws DomainError invalid `wrong_password`; conflict `erase_open_things`; limited
 */
export async function eraseOwnAccount(
  actor: Actor,
  { password }: z.output<typeof eraseOwnAccountInput>,
  now = new Date(),
): Promise<Erased> {
  if (!(await checkPassword(actor.email, password, actor.address)))
    throw invalid("wrong_password", { field: "password" });
  return eraseAccount(actor.accountId, actor, now);
}
