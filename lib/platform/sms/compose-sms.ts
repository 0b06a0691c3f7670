import "server-only";
import { createTranslator } from "next-intl";
import { loadMessages } from "@/lib/platform/i18n/load-messages";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { SmsBody, SmsTemplate, SmsValues } from "./sms-content";

async function smsTranslator(locale: Locale) {
  return createTranslator({ locale, messages: await loadMessages(locale), namespace: "sms" });
}
type Say = Awaited<ReturnType<typeof smsTranslator>>;

/** How each kind of message is put together from its words (messages area "sms") and its values. */
const composers: { [template in SmsTemplate]: (t: Say, values: SmsValues[template]) => SmsBody } = {
  identity_code: (t, { code, minutes }) => ({
    text: t("identityCode", { code, minutes }),
    values: [code, String(minutes)],
  }),
  authorization_request: (t, { operator, organization, link }) => ({
    text: t("authorizationRequest", { operator, organization, link }),
    values: [operator, organization, link],
  }),
};

/** The message in the reader's language, on one line: names in it are other people's words. */
export async function composeSms<T extends SmsTemplate>(
  template: T,
  locale: Locale,
  values: SmsValues[T],
): Promise<SmsBody> {
  const body = composers[template](await smsTranslator(locale), values);
  return { text: oneLine(body.text), values: body.values.map(oneLine) };
}

const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
