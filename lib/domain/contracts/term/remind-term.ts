import "server-only";
import { transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { queueMail } from "@/lib/platform/mail/queue-mail";
import { localeFor } from "../invitations/invite";
import { isOver, remindAt, writeDay } from "./term-days";

/**
 * The handler of `contract.term`, due some days before a contract ends: tells its sender and whoever signed. Done twice,
 * too early, for a day that was changed meanwhile, or for a contract that is not in force any more, it changes nothing.
 */
export async function remindTerm({ contractId, endsOn }: Record<string, string>, now = new Date()): Promise<void> {
  if (!contractId) return;
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM contract WHERE id = ${contractId}::uuid FOR UPDATE`;
    const contract = await tx.contract.findUnique({
      where: { id: contractId },
      include: { owner: { select: { email: true } }, participants: { where: { state: "signed" } } },
    });
    if (contract?.state !== "completed" || !contract.termEndsOn || contract.termRemindDays === null) return;
    const { termEndsOn, termRemindedOf } = contract;
    if (writeDay(termEndsOn) !== endsOn || termRemindedOf?.getTime() === termEndsOn.getTime()) return;
    if (isOver(termEndsOn, now) || now < remindAt(termEndsOn, contract.termRemindDays)) return;
    await tx.contract.update({ where: { id: contractId }, data: { termRemindedOf: termEndsOn } });
    const recipients = new Set([contract.owner.email, ...contract.participants.map(({ email }) => email)]);
    for (const recipient of recipients) {
      const locale = await localeFor(tx, recipient, contract.locale);
      const date = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(termEndsOn);
      await queueMail(tx, {
        recipient,
        template: "contract_term_ends",
        locale,
        values: { title: contract.title, date, link: `${env().APP_URL}/contracts/${contractId}` },
      });
    }
  });
}
