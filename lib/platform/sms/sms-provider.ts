import type { Locale } from "@/lib/platform/i18n/locales";
import type { SmsBody, SmsTemplate } from "./sms-content";

export type SmsMessage = {
  id: string;
  /** 11 digits. */
  recipient: string;
  template: SmsTemplate;
  locale: Locale;
  body: SmsBody;
};

/** Who brings messages to phones. */
export type SmsProvider = {
  id: string;
  /**
   * `refused`: it will never take this message, for the reason that its code names.
   * @throws Error when it was not reached or asks to come later; the message names no number
   */
  send(message: SmsMessage): Promise<{ outcome: "sent" } | { outcome: "refused"; code: string }>;
};
