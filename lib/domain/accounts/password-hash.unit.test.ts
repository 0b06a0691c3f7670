import { describe, expect, it } from "vitest";
import { hashPassword, verifyPassword } from "./password-hash";

describe("password hashes", () => {
  it("are PHC strings with the agreed cost and a new salt each time", async () => {
    const [one, two] = [await hashPassword("lantern"), await hashPassword("lantern")];
    expect(one).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(two);
  });

  it("accept the password alone, to its last character", async () => {
    const long = `${"a".repeat(72)}-the 73rd and after`;
    const hash = await hashPassword(long);
    expect(await verifyPassword(long, hash)).toBe(true);
    expect(await verifyPassword(`${long}.`, hash)).toBe(false);
    expect(await verifyPassword("a".repeat(72), hash)).toBe(false);
  });

  it("know a character in either of its spellings", async () => {
    const hash = await hashPassword("Cafe\u0301 de la gare");
    expect(await verifyPassword("Caf\u00e9 de la gare", hash)).toBe(true);
    expect(await verifyPassword("Cafe de la gare", hash)).toBe(false);
  });

  it("say no where there is none, after the same work", async () => {
    expect(await verifyPassword("", null)).toBe(false);
    expect(await verifyPassword("lantern", undefined)).toBe(false);
    expect(await verifyPassword("lantern", "plain")).toBe(false);
  });

  it("follow RFC 7914, section 12: the vector of 16 MiB", async () => {
    // scrypt("pleaseletmein", "SodiumChloride", N=16384, r=8, p=1), the first 32 of its 64 octets are not what a
    // 32-octet output would be, so the whole is compared.
    const hex =
      "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2" +
      "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887";
    const [salt, hash] = [Buffer.from("SodiumChloride"), Buffer.from(hex, "hex")].map((bytes) =>
      bytes.toString("base64").replace(/=+$/, ""),
    );
    expect(await verifyPassword("pleaseletmein", `$scrypt$ln=14,r=8,p=1$${salt}$${hash}`)).toBe(true);
  });
});
