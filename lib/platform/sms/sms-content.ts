/**
 * Values that each kind of text message needs, in the order in which its words name them: carriers' templates know
 * their values by place alone. Links are absolute and lead to our own pages.
 */
export type SmsValues = {
  /** A code that shows that the phone is in hand. */
  identity_code: { code: string; minutes: number };
  /** A legal representative is asked to let somebody act for the organization. */
  authorization_request: { operator: string; organization: string; link: string };
};

export const smsTemplates = ["identity_code", "authorization_request"] as const satisfies (keyof SmsValues)[];
export type SmsTemplate = (typeof smsTemplates)[number];

/** What is sent: the words as they are read, and the values alone for a carrier that holds the words itself. */
export type SmsBody = { text: string; values: string[] };
