import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { parseEnv } from "@/lib/platform/env";
import { createProviders } from "./providers";
import { gatewayAddress } from "./sandbox/sandbox-gateway";

const folder = mkdtempSync(path.join(tmpdir(), "providers-"));
afterAll(() => rmSync(folder, { recursive: true }));
const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const keys = {
  ALIPAY_APP_ID: "1",
  ALIPAY_PRIVATE_KEY: privateKey.export({ type: "pkcs8", format: "pem" }) as string,
  ALIPAY_PUBLIC_KEY: publicKey.export({ type: "spki", format: "pem" }) as string,
  ...{ TENCENT_SECRET_ID: "i", TENCENT_SECRET_KEY: "k", TENCENT_FACE_RULE_ID: "r", TENCENT_EID_MERCHANT_ID: "m" },
  ...{ WECHAT_APP_ID: "w", WECHAT_SECRET: "s" },
};
const made = (variables: Record<string, string>) => createProviders(parseEnv({ DATA_DIR: folder, ...variables }));

it("are fictitious ones for everything by default, and make no key before a face is wanted", () => {
  const { elements, face } = made({});
  expect(Object.values(elements).map((one) => [one?.id, one?.method, one?.sandbox])).toEqual([
    ["sandbox", "identity_number", true],
    ["sandbox", "mobile", true],
    ["sandbox", "bank_card", true],
  ]);
  expect(readdirSync(folder)).toEqual([]);
  expect(face().map(({ id, method, sandbox, needsOpenid }) => [id, method, sandbox, needsOpenid])).toEqual([
    ["sandbox-alipay", "alipay_face", true, false],
    ["sandbox-tencent", "tencent_face", true, false],
    ["sandbox-tencent-eid", "tencent_eid", true, false],
    ["sandbox-wechat", "wechat_face", true, false],
    ["sandbox-alipay-certify", "alipay_face", true, false],
  ]);
  expect(face()).toBe(face());
});

it("are real ones where they are named, in the order of the operator", () => {
  const variables = { IDENTITY_PROVIDER: "tencent", MOBILE_PROVIDER: "tencent", BANK_CARD_PROVIDER: "none" };
  const { elements, face } = made({
    ...keys,
    ...variables,
    FACE_PROVIDERS: "wechat,tencent-eid,alipay-certify,alipay,tencent",
  });
  expect(elements.identity_number).toMatchObject({ id: "tencent", sandbox: false, method: "identity_number" });
  expect(elements.mobile).toMatchObject({ id: "tencent", sandbox: false, method: "mobile" });
  expect(elements.bank_card).toBeNull();
  expect(face().map(({ id, sandbox }) => [id, sandbox])).toEqual(
    ["wechat", "tencent-eid", "alipay-certify", "alipay", "tencent"].map((id) => [id, false]),
  );
  expect(face()[0]!.needsOpenid).toBe(true);
});

it("find the gateway on this machine, wherever the server listens", () => {
  expect(gatewayAddress({ HOST: "0.0.0.0", PORT: 3000 })).toBe("http://127.0.0.1:3000/sandbox/gateway");
  expect(gatewayAddress({ HOST: "::", PORT: 80 })).toBe("http://[::1]:80/sandbox/gateway");
  expect(gatewayAddress({ HOST: "localhost", PORT: 3000 })).toBe("http://localhost:3000/sandbox/gateway");
});
