import { z } from "zod";
import { readCnaps } from "@/lib/standards/china-ids/cnaps";
import { readCorporateAccount } from "@/lib/standards/china-ids/corporate-account";

const text = z.string().trim().min(1).max(140);
const local = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** The variables about corporate-account payment, as `env.ts` takes them in. */
export const paymentVariables = {
  RECEIVING_ACCOUNT_NAME: text.optional(),
  RECEIVING_ACCOUNT_NUMBER: z
    .string()
    .refine((number) => readCorporateAccount(number).ok, "must be 8 to 32 digits")
    .optional(),
  RECEIVING_ACCOUNT_BANK: text.optional(),
  RECEIVING_ACCOUNT_CNAPS: z
    .string()
    .refine((code) => readCnaps(code).ok, "must be 12 digits with a right check digit")
    .optional(),
  RECEIVING_ACCOUNT_CURRENCY: z
    .string()
    .regex(/^[A-Z]{3}$/, "must be a currency's code of three capital letters")
    .default("CNY"),
  BANK_CALLBACK_SECRET: z.string().min(32, "must be at least 32 characters").optional(),
  PAYOUT_PROVIDER: z.enum(["sandbox", "file", "none"]).optional(),
  BRANCH_DIRECTORY: z.string().min(1).optional(),
  STRIPE_SECRET_KEY: z.string().min(8).optional(),
  STRIPE_WEBHOOK_SECRET: z.string().min(16).optional(),
  STRIPE_CURRENCY: z.enum(["EUR", "GBP", "JPY", "MXN", "USD"]).default("EUR"),
  STRIPE_COUNTRY: z.enum(["DE", "FR", "IE", "NL"]).default("DE"),
  STRIPE_API: z
    .url({ protocol: /^https?$/, error: "must be an http or https address" })
    .refine((url) => !URL.canParse(url) || url.startsWith("https:") || local.has(new URL(url).hostname), {
      message: "must begin with https:// unless it names this machine",
    })
    .default("https://api.stripe.com"),
};
const variables = z.object(paymentVariables);

export type PaymentSettings = {
  /** The account that organizations pay into; null: the sandbox's. */
  account: { name: string; number: string; bank: string; cnaps: string; currency: string } | null;
  /** Who carries payments to organizations; none: they are not offered. */
  payout: "sandbox" | "file" | "none";
  callbackSecret: string | undefined;
  stripe: {
    secretKey: string;
    webhookSecret: string;
    currency: string;
    /** Where the account to pay into is, for euros. */
    country: string;
    api: URL;
  } | null;
};

/**
 * What belongs together, together.
 * @param refuse told of each variable that is missing or does not fit the others
 */
export function paymentSettings(
  env: z.output<typeof variables>,
  refuse: (variable: string, message: string) => void,
): PaymentSettings {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = env;
  if (secretKey && !webhookSecret) refuse("STRIPE_WEBHOOK_SECRET", "is needed beside STRIPE_SECRET_KEY");
  const account = accountOf(env, refuse);
  if (env.PAYOUT_PROVIDER === "file" && !account)
    refuse("PAYOUT_PROVIDER", "can be file only beside RECEIVING_ACCOUNT_NUMBER: that account pays");
  // Money of the sandbox proves nothing beside a real account.
  if (env.PAYOUT_PROVIDER === "sandbox" && (account || secretKey))
    refuse("PAYOUT_PROVIDER", "cannot be sandbox beside a real account: whoever sees the sandbox sees the amounts");
  return {
    account,
    payout: env.PAYOUT_PROVIDER ?? (account ? "file" : secretKey ? "none" : "sandbox"),
    callbackSecret: env.BANK_CALLBACK_SECRET,
    stripe:
      secretKey && webhookSecret
        ? {
            secretKey,
            webhookSecret,
            currency: env.STRIPE_CURRENCY,
            country: env.STRIPE_COUNTRY,
            api: new URL(env.STRIPE_API),
          }
        : null,
  };
}

function accountOf(
  env: z.output<typeof variables>,
  refuse: (variable: string, message: string) => void,
): PaymentSettings["account"] {
  const parts = {
    RECEIVING_ACCOUNT_NAME: env.RECEIVING_ACCOUNT_NAME,
    RECEIVING_ACCOUNT_NUMBER: env.RECEIVING_ACCOUNT_NUMBER,
    RECEIVING_ACCOUNT_BANK: env.RECEIVING_ACCOUNT_BANK,
    RECEIVING_ACCOUNT_CNAPS: env.RECEIVING_ACCOUNT_CNAPS,
  };
  if (Object.values(parts).every((value) => value === undefined)) return null;
  for (const [variable, value] of Object.entries(parts))
    if (value === undefined) refuse(variable, "is needed beside the others of the receiving account");
  const number = readCorporateAccount(env.RECEIVING_ACCOUNT_NUMBER ?? "");
  const cnaps = readCnaps(env.RECEIVING_ACCOUNT_CNAPS ?? "");
  return {
    name: env.RECEIVING_ACCOUNT_NAME ?? "",
    number: number.ok ? number.normalized : "",
    bank: env.RECEIVING_ACCOUNT_BANK ?? "",
    cnaps: cnaps.ok ? cnaps.normalized : "",
    currency: env.RECEIVING_ACCOUNT_CURRENCY,
  };
}
