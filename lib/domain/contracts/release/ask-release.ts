import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { env } from "@/lib/platform/env";
import { conflict } from "@/lib/platform/errors";
import { queueMail } from "@/lib/platform/mail/queue-mail";
import { appendEvent, type EventActor } from "../history/events";
import { localeFor } from "../invitations/invite";
import { isReleaser } from "./releasers";

/**
 * Gives a draft that is ready to the colleague who has to approve it. It is frozen until he decides or its sender takes
 * it back.
 * @param contract locked, a draft with a releaser
 * @throws DomainError conflict `releaser_gone` when he is no colleague any more
 */
export async function askRelease(
  tx: Transaction,
  contract: Prisma.ContractModel,
  sender: EventActor & { name: string | null },
): Promise<void> {
  const { releaserId } = contract;
  if (!releaserId || !(await isReleaser(contract.ownerId, releaserId, tx))) throw conflict("releaser_gone");
  await appendEvent(tx, contract.id, { type: "release_asked", actor: sender, data: { releaser: releaserId } });
  await tx.contract.update({
    where: { id: contract.id },
    data: { state: "in_approval", sendProblem: null, releaseNote: null, version: { increment: 1 } },
  });
  const releaser = await tx.account.findUniqueOrThrow({ where: { id: releaserId }, select: { email: true } });
  await queueMail(tx, {
    recipient: releaser.email,
    template: "contract_release_asked",
    locale: await localeFor(tx, releaser.email, contract.locale),
    values: { title: contract.title, sender: sender.name ?? "", link: `${env().APP_URL}/contracts/${contract.id}` },
  });
}
