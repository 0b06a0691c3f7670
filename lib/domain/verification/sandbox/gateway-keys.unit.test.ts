import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { rsa2Sign, rsa2Verify } from "./gateway/rsa2";
import { sandboxKeys } from "./gateway-keys";

const folder = mkdtempSync(path.join(tmpdir(), "gateway-keys-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("are made once, for their owner's eyes alone, and are the same at every later use", () => {
  const keys = sandboxKeys(folder);
  expect(sandboxKeys(folder)).toEqual(keys);
  expect(readdirSync(path.join(folder, "sandbox"))).toEqual(["gateway-keys.json"]);
  expect(statSync(path.join(folder, "sandbox", "gateway-keys.json")).mode & 0o777).toBe(0o600);
  const { appPrivateKey, appPublicKey, gatewayPrivateKey, gatewayPublicKey } = keys.alipay;
  expect(rsa2Verify("text", rsa2Sign("text", appPrivateKey), appPublicKey)).toBe(true);
  expect(rsa2Verify("text", rsa2Sign("text", gatewayPrivateKey), gatewayPublicKey)).toBe(true);
  expect(rsa2Verify("text", rsa2Sign("text", gatewayPrivateKey), appPublicKey)).toBe(false);
});
