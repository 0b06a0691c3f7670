import "server-only";
import type { Actor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { conflict } from "@/lib/platform/errors";
import { queueMail } from "@/lib/platform/mail/queue-mail";
import { requireAccess } from "../access";
import { appendEvent, byAccount, byPlatform } from "../history/events";
import { localeFor } from "../invitations/invite";
import { senderName } from "../invitations/sender-name";
import { freezeAndSend } from "../sending/send-contract";
import { isReleaser } from "./releasers";

/**
 * The colleague approves: the contract goes out, exactly as he saw it.
 * @param input.version the one that he saw
 * @throws DomainError not_found, not_in_this_state, draft_changed_elsewhere; conflict `releaser_gone` when he is no
 *   colleague any more; what `freezeAndSend` throws, as when the due date has passed meanwhile
 */
export async function releaseContract(actor: Actor, input: { contractId: string; version: number }): Promise<void> {
  await transaction(async (tx) => {
    const contract = await requireDecision(tx, actor, input);
    const name = await senderName(actor.accountId, tx);
    await appendEvent(tx, contract.id, { type: "released", actor: byAccount(actor, name) });
    await freezeAndSend(tx, contract, byPlatform);
    await tellOwner(tx, contract, { template: "contract_released", values: { title: contract.title, name } });
  });
}

/**
 * The colleague gives it back: it is a draft again, with what he says beside it.
 * @param input.reason for its sender
 * @throws DomainError not_found, not_in_this_state, draft_changed_elsewhere; conflict `releaser_gone`
 */
export async function refuseRelease(
  actor: Actor,
  input: { contractId: string; version: number; reason: string },
): Promise<void> {
  await transaction(async (tx) => {
    const contract = await requireDecision(tx, actor, input);
    const name = await senderName(actor.accountId, tx);
    await appendEvent(tx, contract.id, { type: "release_refused", actor: byAccount(actor, name) });
    await tx.contract.update({
      where: { id: contract.id },
      data: { state: "draft", sendProblem: "release_refused", releaseNote: input.reason, version: { increment: 1 } },
    });
    const values = { title: contract.title, name, reason: input.reason };
    await tellOwner(tx, contract, { template: "contract_release_refused", values });
  });
}

/** The sender takes it back to change it. @throws DomainError not_found, not_in_this_state */
export async function takeBackFromRelease(actor: Actor, input: { contractId: string }): Promise<void> {
  await transaction(async (tx) => {
    const { contract } = await requireAccess(actor, input.contractId, "take_back", tx);
    const name = await senderName(actor.accountId, tx);
    await appendEvent(tx, contract.id, { type: "release_taken_back", actor: byAccount(actor, name) });
    await tx.contract.update({
      where: { id: contract.id },
      data: { state: "draft", version: { increment: 1 } },
    });
  });
}

async function requireDecision(tx: Transaction, actor: Actor, input: { contractId: string; version: number }) {
  const { contract } = await requireAccess(actor, input.contractId, "release", tx);
  if (contract.version !== input.version) throw conflict("draft_changed_elsewhere", { version: contract.version });
  if (!(await isReleaser(contract.ownerId, actor.accountId, tx))) throw conflict("releaser_gone");
  return contract;
}

type Told =
  | { template: "contract_released"; values: { title: string; name: string } }
  | { template: "contract_release_refused"; values: { title: string; name: string; reason: string } };

async function tellOwner(tx: Transaction, contract: Prisma.ContractModel, told: Told): Promise<void> {
  const { email } = await tx.account.findUniqueOrThrow({ where: { id: contract.ownerId }, select: { email: true } });
  const [locale, link] = [await localeFor(tx, email, contract.locale), `${env().APP_URL}/contracts/${contract.id}`];
  if (told.template === "contract_released")
    await queueMail(tx, { recipient: email, template: told.template, locale, values: { ...told.values, link } });
  else await queueMail(tx, { recipient: email, template: told.template, locale, values: { ...told.values, link } });
}
