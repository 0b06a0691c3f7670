import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ConfigurationError, parseEnv } from "./env";

describe("configuration", () => {
  it("needs nothing", () => {
    const env = parseEnv({});
    expect(env).toMatchObject({
      PORT: 3000,
      HOST: "127.0.0.1",
      APP_URL: "http://localhost:3000",
      loopback: true,
      UPLOAD_LIMIT_MB: 50,
      ACCOUNT_STORAGE_MB: 5000,
    });
  });

  it("takes the port into the default address", () => {
    expect(parseEnv({ PORT: "4100" }).APP_URL).toBe("http://localhost:4100");
  });

  it.each([
    ["PORT", "http"],
    ["PORT", "70000"],
    ["APP_URL", "vermilion.example"],
    ["APP_URL", "http://vermilion.example"],
    ["DATABASE_URL", "mysql://localhost/x"],
    ["MASTER_KEY", "short"],
    ["AUTH_SECRET", "short"],
    ["SMTP_URL", "mail.example.com"],
    ["IDENTITY_METHODS", "identity_number, palm"],
    ["IDENTITY_LEVEL", "4"],
    ["REPRESENTATIVE_LEVEL", "1"],
    ["TENCENT_SMS_TEMPLATES", "identity_code=12"],
    ["UPLOAD_LIMIT_MB", "0"],
    ["OPERATOR_CONTACT", "ask around"],
    ["OPERATOR_TERMS_URL", "javascript:alert(1)"],
    ["IDENTITY_PROVIDER", "nobody"],
    ["RATE_LIMITS", "off"],
  ])("stops at a wrong %s and names it, without repeating the value", (name, value) => {
    const attempt = () => parseEnv({ [name]: value });
    expect(attempt).toThrow(ConfigurationError);
    expect(attempt).toThrow(name);
    try {
      attempt();
    } catch (error) {
      if (name !== "IDENTITY_PROVIDER")
        expect((error as Error).message.replaceAll(name, "")).not.toContain(value === "0" ? " 0 " : value);
    }
  });

  it("asks for two people of proven name wherever anybody is checked in earnest, and nowhere else unless told so", () => {
    const two = (variables: Record<string, string>) => {
      const { OFFICE_PROVEN_NAMES, STATEMENT_TWO_PERSON } = parseEnv(variables);
      return [OFFICE_PROVEN_NAMES, STATEMENT_TWO_PERSON];
    };
    const keys = { TENCENT_SECRET_ID: "id", TENCENT_SECRET_KEY: "key" };
    expect(two({})).toEqual([false, false]);
    expect(two({ MOBILE_PROVIDER: "none", FACE_PROVIDERS: "none" })).toEqual([false, false]);
    expect(two({ IDENTITY_PROVIDER: "tencent", ...keys })).toEqual([true, true]);
    expect(two({ MOBILE_PROVIDER: "tencent", ...keys })).toEqual([true, true]);
    expect(two({ FACE_PROVIDERS: "wechat", WECHAT_APP_ID: "app", WECHAT_SECRET: "secret" })).toEqual([true, true]);
    expect(two({ OFFICE_PROVEN_NAMES: "true", STATEMENT_TWO_PERSON: "true" })).toEqual([true, true]);
    const told = { OFFICE_PROVEN_NAMES: "false", STATEMENT_TWO_PERSON: "false" };
    expect(two({ IDENTITY_PROVIDER: "tencent", ...keys, ...told })).toEqual([false, false]);
  });

  it("is described in .env.example, every variable of it", () => {
    const read = (file: string) => readFileSync(new URL(file, import.meta.url), "utf8");
    const source = read("./env.ts") + read("./provider-settings.ts").replace(/^ {2}(?=[A-Z_]+: )/gm, "    ");
    const example = readFileSync(new URL("../../.env.example", import.meta.url), "utf8");
    const names = [...source.matchAll(/^ {4}([A-Z_]+): /gm)]
      .map((match) => match[1])
      .filter((name) => name !== "NODE_ENV");
    expect(names.length).toBeGreaterThan(10);
    expect(names).toContain("FACE_PROVIDERS");
    for (const name of new Set(names)) expect(example, name).toMatch(new RegExp(`^#${name}=`, "m"));
  });
});
