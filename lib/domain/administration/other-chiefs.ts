import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { operational } from "./administrators-lock";

/** Whether somebody else could give the actor a new second factor: a chief who can come in. */
export async function hasOtherChief(actor: Pick<Actor, "accountId">): Promise<boolean> {
  const chief = await db().administrator.findFirst({
    where: { role: "chief", accountId: { not: actor.accountId }, ...operational },
    select: { id: true },
  });
  return chief !== null;
}
