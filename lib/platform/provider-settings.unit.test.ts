import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ConfigurationError, parseEnv } from "./env";

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const base64 = {
  pkcs8: privateKey.export({ type: "pkcs8", format: "der" }).toString("base64"),
  pkcs1: privateKey.export({ type: "pkcs1", format: "der" }).toString("base64"),
  spki: publicKey.export({ type: "spki", format: "der" }).toString("base64"),
};
const pem = privateKey.export({ type: "pkcs1", format: "pem" });
const alipay = { ALIPAY_APP_ID: "2021000000000000", ALIPAY_PRIVATE_KEY: base64.pkcs8, ALIPAY_PUBLIC_KEY: base64.spki };
const tencent = { TENCENT_SECRET_ID: "id", TENCENT_SECRET_KEY: "key" };
const folder = mkdtempSync(path.join(tmpdir(), "provider-settings-"));
afterAll(() => rmSync(folder, { recursive: true }));

const faultOf = (variables: Record<string, string>): string => {
  try {
    parseEnv(variables);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
  return "";
};

describe("who checks real names", () => {
  it("is the sandbox for everything unless something is said", () => {
    expect(parseEnv({}).PROVIDERS).toMatchObject({
      elements: { identity_number: "sandbox", mobile: "sandbox", bank_card: "sandbox" },
      face: ["sandbox"],
    });
  });

  it("is nobody fictitious beside a real register unless it is named", () => {
    expect(parseEnv({ IDENTITY_PROVIDER: "tencent", ...tencent }).PROVIDERS).toMatchObject({
      elements: { identity_number: "tencent", mobile: "none", bank_card: "none" },
      face: [],
    });
  });

  it("is the list of the operator, in its order", () => {
    const list = "tencent-eid, alipay wechat";
    const variables = {
      ...{ FACE_PROVIDERS: list, WECHAT_APP_ID: "wx1", WECHAT_SECRET: "s", TENCENT_EID_MERCHANT_ID: "m" },
      ...alipay,
      ...tencent,
    };
    expect(parseEnv(variables).PROVIDERS).toMatchObject({
      face: ["tencent-eid", "alipay", "wechat"],
      alipay: { appId: "2021000000000000", privateKey: pem, gateway: "https://openapi.alipay.com/gateway.do" },
      tencent: { secretId: "id", eidMerchantId: "m" },
      wechat: { appId: "wx1", page: "pages/face/index" },
    });
    expect(parseEnv({ FACE_PROVIDERS: "none" }).PROVIDERS.face).toEqual([]);
  });

  it.each([
    ["alipay", { ...alipay, ALIPAY_APP_ID: "" }, "ALIPAY_APP_ID"],
    ["alipay", { ...alipay, ALIPAY_PRIVATE_KEY: "" }, "ALIPAY_PRIVATE_KEY"],
    ["alipay-certify", { ...alipay, ALIPAY_PUBLIC_KEY: "" }, "ALIPAY_PUBLIC_KEY"],
    ["tencent", { ...tencent }, "TENCENT_FACE_RULE_ID"],
    ["tencent", { ...tencent, TENCENT_FACE_RULE_ID: "1", TENCENT_SECRET_KEY: "" }, "TENCENT_SECRET_KEY"],
    ["tencent-eid", { ...tencent }, "TENCENT_EID_MERCHANT_ID"],
    ["wechat", { WECHAT_APP_ID: "wx" }, "WECHAT_SECRET"],
    ["wechat", { WECHAT_SECRET: "s" }, "WECHAT_APP_ID"],
  ])("that is %s without its keys stops the start, and the sentence names %s", (face, variables, name) => {
    const fault = faultOf({ FACE_PROVIDERS: face, ...variables });
    expect(fault).toMatch(new RegExp(`^${name} .*is named as a provider\\.$`));
    expect(fault.split("\n")).toHaveLength(1);
  });

  it.each(["IDENTITY_PROVIDER", "MOBILE_PROVIDER", "BANK_CARD_PROVIDER"])("needs Tencent's keys for %s", (name) => {
    expect(faultOf({ [name]: "tencent", TENCENT_SECRET_ID: "id" })).toContain("TENCENT_SECRET_KEY is needed");
  });

  it.each([
    ["FACE_PROVIDERS", "alipay,somebody"],
    ["FACE_PROVIDERS", "alipay,alipay"],
    ["FACE_PROVIDERS", "sandbox,alipay"],
    ["FACE_PROVIDERS", ","],
    ["MOBILE_PROVIDER", "alipay"],
    ["ALIPAY_GATEWAY", "http://openapi.alipay.com/gateway.do"],
    ["TENCENT_ENDPOINT", "https://tencentcloudapi.com"],
    ["WECHAT_ENDPOINT", "api.weixin.qq.com"],
    ["WECHAT_FACE_PAGE", "/pages/face?x=1"],
  ])("stops at %s=%s and names it", (name, value) => {
    expect(faultOf({ [name]: value, ...alipay })).toMatch(new RegExp(`^${name} (must|is invalid)`));
  });

  it.each([
    ["base64 of PKCS #8", base64.pkcs8],
    ["base64 of PKCS #1", base64.pkcs1],
    ["PEM", pem as string],
    ["PEM on one line", (pem as string).replaceAll("\n", "\\n")],
  ])("takes a private key as %s", (_, key) => {
    const { PROVIDERS } = parseEnv({ FACE_PROVIDERS: "alipay", ...alipay, ALIPAY_PRIVATE_KEY: key });
    expect(PROVIDERS.alipay.privateKey).toBe(pem);
  });

  it("takes keys from files, and says of one that is missing or none which it is", () => {
    const file = path.join(folder, "key.pem");
    writeFileSync(file, pem);
    const { ALIPAY_PRIVATE_KEY: _, ...others } = alipay;
    const from = (name: string) => ({ FACE_PROVIDERS: "alipay", ...others, ALIPAY_PRIVATE_KEY_FILE: name });
    expect(parseEnv(from(file)).PROVIDERS.alipay.privateKey).toBe(pem);
    expect(faultOf(from(path.join(folder, "none")))).toMatch(/^ALIPAY_PRIVATE_KEY_FILE names a file/);
    writeFileSync(file, "not a key");
    expect(faultOf(from(file))).toBe("ALIPAY_PRIVATE_KEY_FILE is no RSA key in PEM or base64.");
    const elliptic = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
    const ALIPAY_PRIVATE_KEY = elliptic.export({ type: "pkcs8", format: "pem" }) as string;
    expect(faultOf({ FACE_PROVIDERS: "alipay", ...others, ALIPAY_PRIVATE_KEY })).toMatch(
      /^ALIPAY_PRIVATE_KEY is no RSA/,
    );
  });
});
