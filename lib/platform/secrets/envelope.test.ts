import { statSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blindIndex, decrypt, encrypt } from "./envelope";
import { deriveKey, readOrCreateKeyFile } from "./master-key";

const place = { table: "person", column: "idNumberCipher", row: "0190a6a0-0000-7000-8000-000000000000" };

describe("a value encrypted in its row", () => {
  it("opens in its place", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (plain) => decrypt(encrypt(plain, place), place).equals(plain)),
    );
  });

  it("opens nowhere else", () => {
    const sealed = encrypt("110101199003070011", place);
    for (const key of ["table", "column", "row"] as const)
      expect(() => decrypt(sealed, { ...place, [key]: "other" })).toThrow(/cannot be opened/);
  });

  it("does not open with any bit changed, and the error does not repeat it", () => {
    const sealed = encrypt("110101199003070011", place);
    for (let at = 0; at < sealed.length * 8; at += 3) {
      const changed = sealed.slice();
      changed[at >> 3]! ^= 1 << (at & 7);
      expect(() => decrypt(changed, place)).toThrow();
    }
  });

  it("never looks the same twice", () => {
    const seen = new Set(Array.from({ length: 500 }, () => Buffer.from(encrypt("same", place)).toString("hex")));
    expect(seen.size).toBe(500);
  });
});

it("indexes equal values equally, each purpose under a key of its own", () => {
  expect(blindIndex("a", "x")).toEqual(blindIndex("a", "x"));
  expect(blindIndex("a", "x")).not.toEqual(blindIndex("b", "x"));
  expect(blindIndex("a", "x")).not.toEqual(blindIndex("a", "y"));
  expect(deriveKey("a")).not.toEqual(deriveKey("b"));
});

it("makes the key file once, for its owner alone", () => {
  const file = path.join(process.env.DATA_DIR!, "keys", "master.key");
  const first = readOrCreateKeyFile(file);
  expect(readOrCreateKeyFile(file)).toEqual(first);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  writeFileSync(file, "not a key");
  expect(() => readOrCreateKeyFile(file)).toThrow(/32-byte key/);
});
