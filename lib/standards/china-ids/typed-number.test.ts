import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { typedWays } from "./test-slips";
import { tidyNumber } from "./typed-number";

describe("a typed number", () => {
  it.each(typedWays("91330106673959654P"))("takes %j", (typed) => expect(tidyNumber(typed)).toBe("91330106673959654P"));

  it("keeps what does not belong", () => expect(tidyNumber("+86 (138)/a.b,好")).toBe("+86(138)/A.B,好"));

  it("is tidied once and for all", () => {
    const stays = (typed: string) => tidyNumber(tidyNumber(typed)) === tidyNumber(typed);
    fc.assert(fc.property(fc.string({ unit: "binary" }), stays));
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(..."eE\u0301\u200b\u0345ßŉ- １ⅷ㈱") }), stays));
  });
});
