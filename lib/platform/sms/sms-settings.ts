import { z } from "zod";
import { smsTemplates } from "./sms-content";

const templateIds = z
  .string()
  .transform((text) =>
    text
      .split(/[\s,]+/)
      .filter(Boolean)
      .map((pair) => pair.split("=", 2)),
  )
  .refine(
    (pairs) =>
      pairs.every(
        ([key = "", id = ""]) =>
          /^\d+$/.test(id) && smsTemplates.some((name) => key === `${name}.en` || key === `${name}.zh`),
      ),
    `must be pairs such as identity_code.zh=1234567, for ${smsTemplates.join(" and ")}, each in en and zh`,
  )
  .transform((pairs) => Object.fromEntries(pairs) as Record<string, string>);

/** The variables about text messages, as `env.ts` takes them in. */
export const smsVariables = {
  SMS_PROVIDER: z.enum(["sandbox", "tencent"]).default("sandbox"),
  TENCENT_SECRET_ID: z.string().min(1).optional(),
  TENCENT_SECRET_KEY: z.string().min(1).optional(),
  TENCENT_SMS_APP_ID: z.string().regex(/^\d+$/, "must be the number that the console calls SmsSdkAppId").optional(),
  TENCENT_SMS_SIGN_NAME: z.string().min(1).optional(),
  TENCENT_SMS_TEMPLATES: templateIds.optional(),
  TENCENT_SMS_ENDPOINT: z.string().min(1).optional(),
};
const variables = z.object(smsVariables);

export type SmsSettings = {
  secretId: string;
  secretKey: string;
  appId: string;
  signName: string;
  templates: Record<string, string>;
  endpoint: string | undefined;
};

/**
 * What the carrier of messages needs, or null where there is none and they wait in the local outbox.
 * @param missing called with the name of each variable that is needed and not set
 */
export function smsSettings(env: z.output<typeof variables>, missing: (variable: string) => void): SmsSettings | null {
  if (env.SMS_PROVIDER === "sandbox") return null;
  const needed = (
    name: "TENCENT_SECRET_ID" | "TENCENT_SECRET_KEY" | "TENCENT_SMS_APP_ID" | "TENCENT_SMS_SIGN_NAME",
  ) => {
    const value = env[name];
    if (!value) missing(name);
    return value ?? "";
  };
  if (!env.TENCENT_SMS_TEMPLATES) missing("TENCENT_SMS_TEMPLATES");
  return {
    secretId: needed("TENCENT_SECRET_ID"),
    secretKey: needed("TENCENT_SECRET_KEY"),
    appId: needed("TENCENT_SMS_APP_ID"),
    signName: needed("TENCENT_SMS_SIGN_NAME"),
    templates: env.TENCENT_SMS_TEMPLATES ?? {},
    endpoint: env.TENCENT_SMS_ENDPOINT,
  };
}
