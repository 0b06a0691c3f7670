import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchingStep, newTotpSecret, totpCode, totpStep, totpUri } from "./totp";

/** RFC 6238, Appendix B: the secret "12345678901234567890", the last six digits of the codes for SHA-1. */
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const at = (seconds: number) => new Date(seconds * 1000);

describe("codes of an authenticator app", () => {
  it.each([
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_111_111_111, "050471"],
    [1_234_567_890, "005924"],
    [2_000_000_000, "279037"],
    [20_000_000_000, "353130"],
  ])("at %i s: %s", (seconds, expected) => {
    expect(totpCode(secret, totpStep(at(seconds)))).toBe(expected);
    expect(matchingStep(secret, expected, at(seconds), null)).toBe(totpStep(at(seconds)));
  });

  it("are taken one step early and late, and no further", () => {
    const now = at(1_234_567_890);
    const taken = [-2, -1, 0, 1, 2].map(
      (off) => matchingStep(secret, totpCode(secret, totpStep(now) + off), now, null) !== null,
    );
    expect(taken).toEqual([false, true, true, true, false]);
  });

  it("are good once, and those before with them", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), fc.integer({ min: -1, max: 1 }), (seconds, off) => {
        const now = at(seconds + 60);
        const own = newTotpSecret();
        const step = totpStep(now) + off;
        const code = totpCode(own, step);
        const found = matchingStep(own, code, now, null);
        expect(found).not.toBeNull();
        expect(matchingStep(own, code, now, BigInt(totpStep(now) + 1))).toBeNull();
      }),
      { numRuns: 50 },
    );
  });

  it.each(["", "12345", "1234567", "12345a", "287082 ", "２８７０８２"])("%j is none", (typed) => {
    expect(matchingStep(secret, typed, at(59), null)).toBeNull();
  });

  it("come from a secret of 160 bits that an app can read", () => {
    const own = newTotpSecret();
    expect(own).toMatch(/^[A-Z2-7]{32}$/);
    const uri = new URL(totpUri(own, "chief@example.com"));
    expect(uri.protocol).toBe("otpauth:");
    expect(Object.fromEntries(uri.searchParams)).toMatchObject({ secret: own, issuer: "Vermilion", digits: "6" });
  });
});
