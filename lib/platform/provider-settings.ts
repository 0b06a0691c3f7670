import { readFileSync } from "node:fs";
import { z } from "zod";
import { rsaPrivateKeyPem, rsaPublicKeyPem } from "./secrets/rsa-key-text";

export const faceProviderNames = ["alipay", "alipay-certify", "tencent", "tencent-eid", "wechat"] as const;
export type FaceProviderName = (typeof faceProviderNames)[number];

const isFaceProvider = (text: string): text is FaceProviderName => faceProviderNames.some((name) => name === text);

const faceProviders = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .transform((names, context): (FaceProviderName | "sandbox")[] => {
    if (names.length === 1 && names[0] === "none") return [];
    if (names.length === 1 && names[0] === "sandbox") return ["sandbox"];
    if (names.length > 0 && names.every(isFaceProvider) && new Set(names).size === names.length) return names;
    const known = faceProviderNames.join(", ");
    context.addIssue({ code: "custom", message: `must be "sandbox", "none", or some of ${known}, each once` });
    return z.NEVER;
  });

const elementProvider = z.enum(["sandbox", "tencent", "none"]);
const text = z.string().min(1);
const local = new Set(["localhost", "127.0.0.1", "[::1]"]);
const address = z
  .url({ protocol: /^https?$/, error: "must be an http or https address" })
  .refine((url) => !URL.canParse(url) || url.startsWith("https:") || local.has(new URL(url).hostname), {
    message: "must begin with https:// unless it names this machine (localhost)",
  });

/** The variables about who checks real names, as `env.ts` takes them in. */
export const providerVariables = {
  IDENTITY_PROVIDER: z.enum(["sandbox", "tencent"]).default("sandbox"),
  MOBILE_PROVIDER: elementProvider.optional(),
  BANK_CARD_PROVIDER: elementProvider.optional(),
  FACE_PROVIDERS: faceProviders.optional(),
  ALIPAY_APP_ID: text.optional(),
  ALIPAY_PRIVATE_KEY: text.optional(),
  ALIPAY_PRIVATE_KEY_FILE: text.optional(),
  ALIPAY_PUBLIC_KEY: text.optional(),
  ALIPAY_PUBLIC_KEY_FILE: text.optional(),
  ALIPAY_GATEWAY: address.default("https://openapi.alipay.com/gateway.do"),
  TENCENT_FACE_RULE_ID: text.optional(),
  TENCENT_EID_MERCHANT_ID: text.optional(),
  TENCENT_PHONE_DETAIL: z
    .enum(["true", "false"])
    .transform((value) => value === "true")
    .default(false),
  TENCENT_ENDPOINT: address
    .refine((url) => !URL.canParse(url) || url.startsWith("http:") || new URL(url).hostname.startsWith("faceid."), {
      message: 'must name a host that begins with "faceid.", which is part of what is signed',
    })
    .default("https://faceid.tencentcloudapi.com"),
  WECHAT_APP_ID: text.optional(),
  WECHAT_SECRET: text.optional(),
  WECHAT_FACE_PAGE: z
    .string()
    .regex(/^[^/?][^?]*$/, "must be the path of a mini program's page, without a slash before it")
    .default("pages/face/index"),
  WECHAT_ENDPOINT: address.default("https://api.weixin.qq.com"),
};
const variables = z.object({
  ...providerVariables,
  TENCENT_SECRET_ID: text.optional(),
  TENCENT_SECRET_KEY: text.optional(),
});
type Variables = z.output<typeof variables>;

/** Who checks what, with all that is needed for it. */
export type ProviderSettings = {
  elements: { identity_number: "sandbox" | "tencent" } & Record<
    "mobile" | "bank_card",
    z.output<typeof elementProvider>
  >;
  /** In the order of the operator's choice. */
  face: (FaceProviderName | "sandbox")[];
  alipay: { appId: string; privateKey: string; publicKey: string; gateway: string };
  tencent: {
    secretId: string;
    secretKey: string;
    endpoint: string;
    phoneDetail: boolean;
    faceRuleId: string;
    eidMerchantId: string;
  };
  wechat: { appId: string; secret: string; endpoint: string; page: string };
};

/**
 * The settings, complete for every provider that is named; those of others are empty.
 * Where real numbers are checked, nothing fictitious is offered unless it is named.
 * @param fault called for each variable that is missing or of no use, with the end of a sentence about it
 */
export function providerSettings(env: Variables, fault: (variable: string, message: string) => void): ProviderSettings {
  const byDefault = env.IDENTITY_PROVIDER === "sandbox" ? "sandbox" : "none";
  const elements = {
    identity_number: env.IDENTITY_PROVIDER,
    mobile: env.MOBILE_PROVIDER ?? byDefault,
    bank_card: env.BANK_CARD_PROVIDER ?? byDefault,
  };
  const face = env.FACE_PROVIDERS ?? (byDefault === "sandbox" ? ["sandbox" as const] : []);
  const alipay = face.find((name) => name.startsWith("alipay"));
  const tencent = Object.values(elements).includes("tencent") || face.some((name) => name.startsWith("tencent"));
  const needed = (name: keyof Variables, where: string | undefined | false): string => {
    const value = env[name];
    if (where && value === undefined) fault(name, `is needed where ${where} is named as a provider`);
    return typeof value === "string" ? value : "";
  };
  return {
    elements,
    face,
    alipay: {
      appId: needed("ALIPAY_APP_ID", alipay),
      privateKey: keyOf(env, "ALIPAY_PRIVATE_KEY", alipay, rsaPrivateKeyPem, fault),
      publicKey: keyOf(env, "ALIPAY_PUBLIC_KEY", alipay, rsaPublicKeyPem, fault),
      gateway: env.ALIPAY_GATEWAY,
    },
    tencent: {
      secretId: needed("TENCENT_SECRET_ID", tencent && "tencent"),
      secretKey: needed("TENCENT_SECRET_KEY", tencent && "tencent"),
      endpoint: env.TENCENT_ENDPOINT,
      phoneDetail: env.TENCENT_PHONE_DETAIL,
      faceRuleId: needed("TENCENT_FACE_RULE_ID", face.includes("tencent") && "tencent (FACE_PROVIDERS)"),
      eidMerchantId: needed("TENCENT_EID_MERCHANT_ID", face.includes("tencent-eid") && "tencent-eid"),
    },
    wechat: {
      appId: needed("WECHAT_APP_ID", face.includes("wechat") && "wechat"),
      secret: needed("WECHAT_SECRET", face.includes("wechat") && "wechat"),
      endpoint: env.WECHAT_ENDPOINT,
      page: env.WECHAT_FACE_PAGE,
    },
  };
}

/** Whether anybody's name or face is checked in earnest. */
export const asksRealProvider = ({ elements, face }: Pick<ProviderSettings, "elements" | "face">): boolean =>
  [...Object.values(elements), ...face].some((name) => name !== "sandbox" && name !== "none");

/** A key out of a variable or out of the file that another names. Read only for a provider that is named. */
function keyOf(
  env: Variables,
  name: "ALIPAY_PRIVATE_KEY" | "ALIPAY_PUBLIC_KEY",
  provider: string | undefined,
  read: (text: string) => string,
  fault: (variable: string, message: string) => void,
): string {
  if (!provider) return "";
  const file = env[`${name}_FILE`];
  const variable = file && !env[name] ? `${name}_FILE` : name;
  let written = env[name];
  try {
    if (file && !written) written = readFileSync(file, "utf8");
  } catch {
    fault(variable, "names a file that cannot be read");
    return "";
  }
  if (!written) {
    fault(name, `or ${name}_FILE is needed where ${provider} is named as a provider`);
    return "";
  }
  try {
    return read(written);
  } catch {
    fault(variable, "is no RSA key in PEM or base64");
    return "";
  }
}
