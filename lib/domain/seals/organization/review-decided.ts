import "server-only";
import { accountLocale } from "@/lib/domain/accounts/account-locale";
import { siteLink } from "@/lib/domain/accounts/links";
import type { Transaction } from "@/lib/platform/db/client";
import { queueMail } from "@/lib/platform/mail/queue-mail";

/** Tells whoever uploaded a seal how its review ended. @param reason null where it was approved */
export async function tellUploader(
  tx: Transaction,
  account: { email: string; locale: string },
  about: { sealId: string; seal: string; organization: { id: string; name: string }; reason: string | null },
): Promise<void> {
  const addressed = { recipient: account.email, locale: accountLocale(account.locale) };
  const { id, name: organization } = about.organization;
  const values = { seal: about.seal, organization, link: siteLink(`/organizations/${id}/seals/${about.sealId}`) };
  if (about.reason === null) await queueMail(tx, { ...addressed, template: "seal_approved", values });
  else await queueMail(tx, { ...addressed, template: "seal_refused", values: { ...values, reason: about.reason } });
}
