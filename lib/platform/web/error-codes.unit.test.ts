import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import en from "@/lib/platform/i18n/messages/en/errors.json";
import zh from "@/lib/platform/i18n/messages/zh/errors.json";

const root = path.resolve(import.meta.dirname, "../../..");

/** Every code that our sources throw on purpose, with the file that does. */
function codesInSources(): Map<string, string> {
  const found = new Map<string, string>();
  for (const folder of ["lib/domain", "lib/platform", "app"]) {
    for (const entry of readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })) {
      if (!/\.tsx?$/.test(entry) || /\.test\.tsx?$/.test(entry) || entry.includes("generated")) continue;
      const file = path.join(folder, entry);
      const source = readFileSync(path.join(root, file), "utf8");
      const thrown = /\b(?:invalid|forbidden|notFound|conflict|unavailable)\(\s*"([a-z][a-z0-9_]*)"/g;
      const limitedCode = /\blimited\([^,()]+,\s*"([a-z][a-z0-9_]*)"/g;
      const constructed = /new DomainError\(\s*"[a-z_]+",\s*"([a-z][a-z0-9_]*)"/g;
      const defaults = /\bcode = "([a-z][a-z0-9_]*)"/g;
      const problems = /"(password_[a-z_]+)"/g;
      const patterns = [thrown, limitedCode, constructed, ...(file === "lib/platform/errors.ts" ? [defaults] : [])];
      if (file.endsWith("password-policy.ts")) patterns.push(problems);
      for (const pattern of patterns) for (const match of source.matchAll(pattern)) found.set(match[1]!, file);
    }
  }
  return found;
}

describe("every refusal has its sentence", () => {
  const codes = codesInSources();
  it("finds the codes at all", () => {
    expect(codes.size).toBeGreaterThan(20);
    expect([...codes.keys()]).toEqual(expect.arrayContaining(["too_many_tries", "link_not_valid", "password_common"]));
  });

  it.each([...codes])("%s (%s)", (code) => {
    expect(Object.keys(en.codes)).toContain(code);
    expect(Object.keys(zh.codes)).toContain(code);
  });
});
