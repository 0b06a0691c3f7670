import fc from "fast-check";
import { expect, it } from "vitest";
import { plainLine, plainText } from "./plain-text";

it.each([
  ["a null", "A\u0000B", "AB"],
  ["a mail header", "Lease\r\nBcc: eve@example.com", "Lease Bcc: eve@example.com"],
  ["a name turned round", "\u202Efdp.tcartnoc", "fdp.tcartnoc"],
  ["isolates and marks", "\u2066王\u2069\u200e珊\u061c", "王珊"],
  ["nothing that is seen", " \u200b\ufeff\u2060 ", ""],
  ["half a character", "a\ud800b", "ab"],
  ["a line separator", "a\u2028b", "a b"],
  ["another way to write a letter", "e\u0301", "\u00e9"],
  ["an emoji of several", "👩\u200d🚀", "👩\u200d🚀"],
])("%s", (_, given, plain) => expect(plainLine(given)).toBe(plain));

it("keeps the lines of a text", () => {
  expect(plainText(" Dear all,\r\n\tplease\u0000 sign.\u2029Thanks \n")).toBe("Dear all,\n please sign.\nThanks");
});

it("changes nothing the second time", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(plainLine(plainLine(text))).toBe(plainLine(text));
      expect(plainText(plainText(text))).toBe(plainText(text));
      expect(plainLine(text)).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029]/u);
    }),
  );
});
