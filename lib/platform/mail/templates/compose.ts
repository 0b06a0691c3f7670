import "server-only";
import { createTranslator } from "next-intl";
import { loadMessages } from "@/lib/platform/i18n/load-messages";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { MailContent, MailTemplate, MailValues } from "../mail-content";

async function mailTranslator(locale: Locale) {
  return createTranslator({ locale, messages: await loadMessages(locale), namespace: "mail" });
}
type Say = Awaited<ReturnType<typeof mailTranslator>>;

/** How each kind of mail is put together from its words (messages area "mail") and its values. */
const composers: { [template in MailTemplate]: (t: Say, values: MailValues[template]) => MailContent } = {
  confirm_email: (t, { link }) => ({
    subject: t("confirmEmail.subject"),
    heading: t("confirmEmail.heading"),
    paragraphs: [t("confirmEmail.body")],
    button: { label: t("confirmEmail.button"), link },
    notes: [t("confirmEmail.expires"), t("notYou.ignore")],
  }),
  account_exists: (t, { signInLink, resetLink }) => ({
    subject: t("accountExists.subject"),
    heading: t("accountExists.heading"),
    paragraphs: [t("accountExists.body"), t("accountExists.forgot", { link: resetLink })],
    button: { label: t("accountExists.button"), link: signInLink },
    notes: [t("accountExists.notYou")],
  }),
  reset_password: (t, { link }) => ({
    subject: t("resetPassword.subject"),
    heading: t("resetPassword.heading"),
    paragraphs: [t("resetPassword.body")],
    button: { label: t("resetPassword.button"), link },
    notes: [t("resetPassword.expires"), t("resetPassword.notYou")],
  }),
  password_changed: (t, { resetLink }) => ({
    subject: t("passwordChanged.subject"),
    heading: t("passwordChanged.heading"),
    paragraphs: [t("passwordChanged.body")],
    notes: [t("passwordChanged.notYou", { link: resetLink })],
  }),
  passkey_added: (t, { name, link }) => ({
    subject: t("passkeyAdded.subject"),
    heading: t("passkeyAdded.heading"),
    paragraphs: [t("passkeyAdded.body", { name })],
    notes: [t("passkeyAdded.notYou", { link })],
  }),
  invitation: (t, { asked, sender, title, organization, message, link }) => ({
    subject: t(`invitation.asked.${asked}.subject`, { sender, title }),
    heading: t(organization ? "invitation.sealHeading" : `invitation.asked.${asked}.heading`),
    paragraphs: [
      organization
        ? t("invitation.sealBody", { sender, title, organization })
        : t(`invitation.asked.${asked}.body`, { sender, title }),
    ],
    quote: message,
    button: { label: t("invitation.button"), link },
    notes: [t("invitation.personal"), t("invitation.unknown")],
  }),
  reminder: (t, { asked, sender, title, link }) => ({
    subject: t(`reminder.asked.${asked}.subject`, { title }),
    heading: t(`reminder.asked.${asked}.heading`),
    paragraphs: [t(`reminder.asked.${asked}.body`, { sender, title })],
    button: { label: t("invitation.button"), link },
    notes: [t("reminder.newLink"), t("invitation.personal")],
  }),
  contract_handed_over: (t, { title, from, to, link }) => ({
    subject: t("contractHandedOver.subject", { from, title }),
    heading: t("contractHandedOver.heading"),
    paragraphs: [t("contractHandedOver.body", { title, from, to })],
    button: { label: t("invitation.button"), link },
    notes: [],
  }),
  contract_comment: (t, { title, name, body, link }) => ({
    subject: t("contractComment.subject", { name, title }),
    heading: t("contractComment.heading", { name }),
    paragraphs: [t("contractComment.body", { title })],
    quote: body,
    button: { label: t("invitation.button"), link },
    notes: [t("contractComment.outside")],
  }),
  contract_copy: (t, { sender, title, message, link }) => ({
    subject: t("contractCopy.subject", { sender, title }),
    heading: t("contractCopy.heading"),
    paragraphs: [t("contractCopy.body", { sender, title })],
    quote: message,
    button: { label: t("invitation.button"), link },
    notes: [t("invitation.personal"), t("contractCopy.unknown")],
  }),
  signing_code: (t, { code, title, minutes }) => ({
    subject: t("signingCode.subject"),
    heading: t("signingCode.heading"),
    paragraphs: [t("signingCode.body", { title })],
    code,
    notes: [t("signingCode.expires", { minutes }), t("signingCode.secret")],
  }),
  batch_code: (t, { code, count, titles, minutes }) => ({
    subject: t("batchCode.subject"),
    heading: t("batchCode.heading"),
    paragraphs: [t("batchCode.body", { count })],
    quote: titles,
    code,
    notes: [t("signingCode.expires", { minutes }), t("signingCode.secret")],
  }),
  sign_password_code: (t, { code, minutes }) => ({
    subject: t("signPasswordCode.subject"),
    heading: t("signPasswordCode.heading"),
    paragraphs: [t("signPasswordCode.body")],
    code,
    notes: [t("signingCode.expires", { minutes }), t("signingCode.secret")],
  }),
  sign_password_set: (t, { link }) => ({
    subject: t("signPasswordSet.subject"),
    heading: t("signPasswordSet.heading"),
    paragraphs: [t("signPasswordSet.body")],
    notes: [t("signPasswordSet.notYou", { link })],
  }),
  sign_password_locked: (t, { link }) => ({
    subject: t("signPasswordLocked.subject"),
    heading: t("signPasswordLocked.heading"),
    paragraphs: [t("signPasswordLocked.body"), t("signPasswordLocked.again", { link })],
    notes: [t("signPasswordLocked.notYou")],
  }),
  contract_completed: (t, { title, link }) => ({
    subject: t("contractCompleted.subject", { title }),
    heading: t("contractCompleted.heading"),
    paragraphs: [t("contractCompleted.body", { title })],
    button: { label: t("contractCompleted.button"), link },
    notes: [t("contractCompleted.verify")],
  }),
  contract_release_asked: (t, { title, sender, link }) => ({
    subject: t("contractReleaseAsked.subject", { title }),
    heading: t("contractReleaseAsked.heading"),
    paragraphs: [t("contractReleaseAsked.body", { title, sender })],
    button: { label: t("contractReleaseAsked.button"), link },
    notes: [],
  }),
  contract_released: (t, { title, name, link }) => ({
    subject: t("contractReleased.subject", { title }),
    heading: t("contractReleased.heading"),
    paragraphs: [t("contractReleased.body", { title, name })],
    button: { label: t("contractReleased.button"), link },
    notes: [],
  }),
  contract_release_refused: (t, { title, name, reason, link }) => ({
    subject: t("contractReleaseRefused.subject", { title }),
    heading: t("contractReleaseRefused.heading"),
    paragraphs: [t("contractReleaseRefused.body", { title, name })],
    quote: reason,
    button: { label: t("contractReleaseRefused.button"), link },
    notes: [],
  }),
  contract_term_ends: (t, { title, date, link }) => ({
    subject: t("contractTermEnds.subject", { title, date }),
    heading: t("contractTermEnds.heading", { date }),
    paragraphs: [t("contractTermEnds.body", { title, date })],
    button: { label: t("contractTermEnds.button"), link },
    notes: [],
  }),
  contract_voided: (t, { title, link }) => ({
    subject: t("contractVoided.subject", { title }),
    heading: t("contractVoided.heading"),
    paragraphs: [t("contractVoided.body", { title })],
    button: { label: t("contractVoided.button"), link },
    notes: [t("contractVoided.note")],
  }),
  contract_declined: (t, { title, name, reason, link }) => ({
    subject: t("contractDeclined.subject", { title }),
    heading: t("contractDeclined.heading"),
    paragraphs: [t("contractDeclined.body", { title, name })],
    quote: reason,
    button: { label: t("contractDeclined.button"), link },
    notes: [],
  }),
  contract_expired: (t, { title, link }) => ({
    subject: t("contractExpired.subject", { title }),
    heading: t("contractExpired.heading"),
    paragraphs: [t("contractExpired.body", { title })],
    button: { label: t("contractDeclined.button"), link },
    notes: [],
  }),
  contract_withdrawn: (t, { title, sender, reason }) => ({
    subject: t("contractWithdrawn.subject", { title }),
    heading: t("contractWithdrawn.heading"),
    paragraphs: [t("contractWithdrawn.body", { title, sender })],
    quote: reason,
    notes: [],
  }),
  correction_requested: (t, { title, name, email, note, link }) => ({
    subject: t("correctionRequested.subject", { title }),
    heading: t("correctionRequested.heading"),
    paragraphs: [t("correctionRequested.body", { title, name, email }), t("correctionRequested.todo")],
    quote: note,
    button: { label: t("correctionRequested.button"), link },
    notes: [],
  }),
  organization_verified: (t, { organization, link }) => ({
    subject: t("organizationVerified.subject", { organization }),
    heading: t("organizationVerified.heading"),
    paragraphs: [t("organizationVerified.body", { organization })],
    button: { label: t("organizationVerified.button"), link },
    notes: [],
  }),
  organization_handed_over: (t, { organization, operator }) => ({
    subject: t("organizationHandedOver.subject", { organization }),
    heading: t("organizationHandedOver.heading"),
    paragraphs: [t("organizationHandedOver.body", { organization, operator })],
    notes: [t("organizationHandedOver.unknown")],
  }),
  organization_invitation: (t, { sender, organization, link }) => ({
    subject: t("organizationInvitation.subject", { sender, organization }),
    heading: t("organizationInvitation.heading"),
    paragraphs: [t("organizationInvitation.body", { sender, organization })],
    button: { label: t("organizationInvitation.button"), link },
    notes: [t("organizationInvitation.expires"), t("invitation.personal")],
  }),
  organization_access_asked: (t, { name, email, organization, link }) => ({
    subject: t("organizationAccessAsked.subject", { name, organization }),
    heading: t("organizationAccessAsked.heading"),
    paragraphs: [t("organizationAccessAsked.body", { name, email, organization })],
    button: { label: t("organizationAccessAsked.button"), link },
    notes: [t("organizationAccessAsked.unknown")],
  }),
  seal_approved: (t, { seal, organization, link }) => ({
    subject: t("sealApproved.subject", { seal }),
    heading: t("sealApproved.heading"),
    paragraphs: [t("sealApproved.body", { seal, organization })],
    button: { label: t("sealApproved.button"), link },
    notes: [],
  }),
  seal_refused: (t, { seal, organization, reason, link }) => ({
    subject: t("sealRefused.subject", { seal }),
    heading: t("sealRefused.heading"),
    paragraphs: [t("sealRefused.body", { seal, organization })],
    quote: reason,
    button: { label: t("sealApproved.button"), link },
    notes: [t("sealRefused.again")],
  }),
  seal_use_asked: (t, { name, seal, organization, title, link }) => ({
    subject: t("sealUseAsked.subject", { name, title }),
    heading: t("sealUseAsked.heading"),
    paragraphs: [t("sealUseAsked.body", { name, seal, organization, title })],
    button: { label: t("sealUseAsked.button"), link },
    notes: [t("sealUseAsked.waits")],
  }),
  seal_use_approved: (t, { seal, title, link }) => ({
    subject: t("sealUseApproved.subject", { title }),
    heading: t("sealUseApproved.heading"),
    paragraphs: [t("sealUseApproved.body", { seal, title })],
    button: { label: t("sealUseApproved.button"), link },
    notes: [],
  }),
  seal_use_refused: (t, { seal, title, reason, link }) => ({
    subject: t("sealUseRefused.subject", { title }),
    heading: t("sealUseRefused.heading"),
    paragraphs: [t("sealUseRefused.body", { seal, title })],
    quote: reason,
    button: { label: t("invitation.button"), link },
    notes: [],
  }),
  seal_use_lapsed: (t, { seal, title, link }) => ({
    subject: t("sealUseLapsed.subject", { title }),
    heading: t("sealUseLapsed.heading"),
    paragraphs: [t("sealUseLapsed.body", { seal, title })],
    button: { label: t("sealUseLapsed.button"), link },
    notes: [],
  }),
  seal_use_changed: (t, { seal, title, link }) => ({
    subject: t("sealUseChanged.subject", { title }),
    heading: t("sealUseChanged.heading"),
    paragraphs: [t("sealUseChanged.body", { seal, title })],
    button: { label: t("sealUseLapsed.button"), link },
    notes: [],
  }),
  organization_differs: (t, { organization, link }) => ({
    subject: t("organizationDiffers.subject", { organization }),
    heading: t("organizationDiffers.heading"),
    paragraphs: [t("organizationDiffers.body", { organization })],
    button: { label: t("organizationDiffers.button"), link },
    notes: [],
  }),
  organization_suspended: (t, { organization, link }) => ({
    subject: t("organizationSuspended.subject", { organization }),
    heading: t("organizationSuspended.heading"),
    paragraphs: [t("organizationSuspended.body", { organization })],
    button: { label: t("organizationSuspended.button"), link },
    notes: [],
  }),
  organization_dissolved: (t, { organization }) => ({
    subject: t("organizationDissolved.subject", { organization }),
    heading: t("organizationDissolved.heading"),
    paragraphs: [t("organizationDissolved.body", { organization })],
    notes: [t("organizationDissolved.kept")],
  }),
  organization_closed: (t, { organization }) => ({
    subject: t("organizationClosed.subject", { organization }),
    heading: t("organizationClosed.heading"),
    paragraphs: [t("organizationClosed.body", { organization })],
    notes: [t("organizationDissolved.kept")],
  }),
  account_erased: (t, { restricted }) => ({
    subject: t("accountErased.subject"),
    heading: t("accountErased.heading"),
    paragraphs: [t("accountErased.body"), t(restricted ? "accountErased.restricted" : "accountErased.nothing")],
    notes: [t("accountErased.again")],
  }),
};

/** The content of one mail in the reader's language, and the line that every mail ends with. */
export async function composeMail<T extends MailTemplate>(
  template: T,
  locale: Locale,
  values: MailValues[T],
): Promise<MailContent & { footer: string }> {
  const t = await mailTranslator(locale);
  const content = composers[template](t, values);
  return { ...content, subject: headerLine(content.subject), footer: t("footer") };
}

/** One line of bounded length without control characters: titles and names are other people's words. */
export function headerLine(text: string): string {
  const line = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  const characters = [...line];
  return characters.length > 180 ? `${characters.slice(0, 179).join("")}…` : line;
}
