import path from "node:path";
import { z } from "zod";
import { identityVariables } from "./identity-settings";
import { officeVariables } from "./office-settings";
import { operatorVariables } from "./operator-settings";
import { organizationVariables } from "./organization-settings";
import { paymentSettings, paymentVariables } from "./payment-settings";
import { asksRealProvider, providerSettings, providerVariables } from "./provider-settings";
import { retentionVariables } from "./retention-settings";
import { smsSettings, smsVariables } from "./sms/sms-settings";

/**
 * All configuration, parsed once. Every variable is described in `.env.example` and docs/configuration.md.
 * A wrong value stops the start with a sentence that names it.
 */
const flag = z.enum(["true", "false"]).transform((value) => value === "true");
const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, "must be a whole number")
    .transform(Number)
    .pipe(z.number().min(least, `must be ${least} or more`).max(most, `must be ${most} or less`));

const loopbackHosts = new Set(["localhost", "127.0.0.1", "[::1]"]);

const schema = z
  .object({
    NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
    PORT: whole(0, 65535).default(3000),
    HOST: z.string().min(1).default("127.0.0.1"),
    APP_URL: z
      .url({ protocol: /^https?$/, error: "must be an http or https address" })
      .transform((value) => new URL(value).origin)
      .optional(),
    DATA_DIR: z.string().min(1).default(".data"),
    DATABASE_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\//, "must begin with postgres://")
      .optional(),
    MASTER_KEY: z
      .string()
      .regex(/^[A-Za-z0-9+/_-]{43}=?$/, "must be 32 bytes in base64, for example from: openssl rand -base64 32")
      .optional(),
    AUTH_SECRET: z.string().min(32, "must be at least 32 characters").optional(),
    SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\//, "must begin with smtp:// or smtps://")
      .optional(),
    MAIL_FROM: z.string().min(3).default("Vermilion <no-reply@localhost>"),
    ...providerVariables,
    ...identityVariables,
    IDENTITY_LEVEL: whole(1, 3).default(1),
    REPRESENTATIVE_LEVEL: whole(2, 3).default(2),
    ...organizationVariables,
    ...paymentVariables,
    ...officeVariables,
    ...operatorVariables,
    ...smsVariables,
    ...retentionVariables,
    UPLOAD_LIMIT_MB: whole(1, 500).default(50),
    LIBREOFFICE: z
      .string()
      .refine((value) => value === "auto" || value === "none" || path.isAbsolute(value), "must be auto, none or a path")
      .default("auto"),
    ACCOUNT_STORAGE_MB: whole(1, 1_000_000).default(5000),
    TRUSTED_PROXIES: whole(0, 5).default(0),
    WORKER: z.enum(["in-server", "separate"]).default("in-server"),
    LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
    RATE_LIMITS: flag.default(true),
  })
  .transform((env, context) => {
    const appUrl = env.APP_URL ?? `http://localhost:${env.PORT}`;
    const { protocol, hostname } = new URL(appUrl);
    const loopback = loopbackHosts.has(hostname);
    if (protocol === "http:" && !loopback)
      context.addIssue({
        code: "custom",
        path: ["APP_URL"],
        message: "must begin with https:// unless it names this machine (localhost)",
      });
    const missing = (variable: string) =>
      context.addIssue({ code: "custom", path: [variable], message: "is needed where SMS_PROVIDER is tencent" });
    const SMS = smsSettings(env, missing);
    const PROVIDERS = providerSettings(env, (variable, message) =>
      context.addIssue({ code: "custom", path: [variable], message }),
    );
    const PAYMENT = paymentSettings(env, (variable, message) =>
      context.addIssue({ code: "custom", path: [variable], message }),
    );
    // Where anybody is proven in earnest, so is whoever decides about it.
    const real = asksRealProvider(PROVIDERS);
    return {
      ...env,
      OFFICE_PROVEN_NAMES: env.OFFICE_PROVEN_NAMES ?? real,
      STATEMENT_TWO_PERSON: env.STATEMENT_TWO_PERSON ?? real,
      SMS,
      PROVIDERS,
      PAYMENT,
      APP_URL: appUrl,
      loopback,
      DATA_DIR: path.resolve(env.DATA_DIR),
    };
  });

export type Env = z.output<typeof schema>;

export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
}

/**
 * Reads the configuration out of environment variables; empty ones count as unset.
 * @throws ConfigurationError with one sentence for each wrong variable; values are not repeated, they may be secrets
 */
export function parseEnv(variables: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ""),
  );
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw new ConfigurationError(
    result.error.issues
      .map((issue) => `${issue.path.join(".")} ${issue.message.replace(/^Invalid/, "is invalid:")}.`)
      .join("\n"),
  );
}

let parsed: Env | undefined;

/** The configuration of this process. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}
