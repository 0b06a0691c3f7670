import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { signCallback, verifyCallback } from "@/lib/domain/bank-payments/accept-callback";
import { readCallback } from "@/lib/domain/bank-payments/callback-message";
import { identityVariables } from "@/lib/platform/identity-settings";
import { officeVariables } from "@/lib/platform/office-settings";
import { authorityProofs, organizationVariables } from "@/lib/platform/organization-settings";
import { paymentVariables } from "@/lib/platform/payment-settings";
import { providerVariables } from "@/lib/platform/provider-settings";
import { retentionVariables } from "@/lib/platform/retention-settings";
import { smsVariables } from "@/lib/platform/sms/sms-settings";
import { methods, personMethods } from "./methods";

const read = (file: string) => readFileSync(path.resolve(file), "utf8");
const page = read("docs/verification.md");
const named = new Set([...page.matchAll(/`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)[=`]/g)].map(([, name]) => name!));
const connecting = {
  ...providerVariables,
  ...identityVariables,
  ...organizationVariables,
  ...paymentVariables,
  ...smsVariables,
  ...officeVariables,
};

it("docs/verification.md names every variable that connects a provider, and none that does not exist", () => {
  expect(Object.keys(connecting).filter((variable) => !named.has(variable))).toEqual([]);
  const others = ["IDENTITY_LEVEL", "REPRESENTATIVE_LEVEL", "APP_URL"];
  const known = new Set([...Object.keys(connecting), ...Object.keys(retentionVariables), ...others]);
  expect([...named].filter((variable) => !known.has(variable))).toEqual([]);
});

it("stands beside a list of all settings that has them too", () => {
  for (const file of ["docs/configuration.md", ".env.example"]) {
    const words = new Set(read(file).match(/[A-Z][A-Z0-9_]+/g));
    expect([file, Object.keys(connecting).filter((variable) => !words.has(variable))]).toEqual([file, []]);
  }
});

it("gives each method the level that the code gives it, and each proof a line", () => {
  for (const method of personMethods) {
    const row = new RegExp(`^\\| \`${method}\` \\|[^|]+\\| (\\d) \\|`, "m").exec(page);
    expect([method, row?.[1]]).toEqual([method, String(methods[method].level)]);
  }
  for (const proof of authorityProofs) expect(page).toContain(`| \`${proof}\` |`);
});

it("has an example of a bank's callback that is signed and written as we read it", () => {
  const secret = /BANK_CALLBACK_SECRET='([^']+)'/.exec(page)?.[1] ?? "";
  const timestamp = /^timestamp=(\d+)$/m.exec(page)?.[1] ?? "";
  const body = /^body='([^']+)'$/m.exec(page)?.[1] ?? "";
  const signature = /^# ([0-9a-f]{64})$/m.exec(page)?.[1] ?? "";
  expect(signCallback(secret, timestamp, body)).toBe(`v1=${signature}`);
  const callback = { timestamp, body, signature: `v1=${signature}` };
  expect(verifyCallback(secret, callback, new Date(Number(timestamp) * 1000))).toBe("valid");
  expect(readCallback(body)).toMatchObject({ account: "571900012345678", lines: [{ amount: 37, note: "VM7KQ4XN" }] });
});
