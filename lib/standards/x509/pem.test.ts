import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodePem, encodePem } from "./pem";

describe("PEM (RFC 7468)", () => {
  it("comes back as it went, several blocks in order, with text between", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ minLength: 1, maxLength: 200 }), { maxLength: 4 }), (blocks) => {
        const text = blocks.map((block, i) => `subject ${i}\r\n${encodePem(block)}`).join("");
        expect(decodePem(text)).toEqual(blocks);
      }),
    );
  });

  it("breaks lines at 64 characters", () => {
    const lines = encodePem(new Uint8Array(100)).split("\n");
    expect(lines.map(({ length }) => length)).toEqual([27, 64, 64, 8, 25, 0]);
  });

  it("takes only blocks of the label asked for", () => {
    const text = encodePem(Uint8Array.of(1), "PRIVATE KEY") + encodePem(Uint8Array.of(2));
    expect(decodePem(text)).toEqual([Uint8Array.of(2)]);
    expect(decodePem(text, "PRIVATE KEY")).toEqual([Uint8Array.of(1)]);
  });

  it.each([
    "-----BEGIN CERTIFICATE-----\nAQ==\n",
    "-----BEGIN CERTIFICATE-----\nAQ=\n-----END CERTIFICATE-----",
    "-----BEGIN CERTIFICATE-----\n*!\n-----END CERTIFICATE-----",
    "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----",
  ])("refuses %j", (text) => {
    expect(() => decodePem(text)).toThrow(SyntaxError);
  });
});
