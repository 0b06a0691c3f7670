import { describe, expect, it } from "vitest";
import { readIdentityNumber } from "@/lib/standards/china-ids/identity-number";
import { nameFault, sameName, tidyName } from "@/lib/standards/china-ids/person-name";
import { sandboxPeople } from "./people";
import { sandboxCheck, sandboxProvider } from "./sandbox-provider";

const ask = (name: string, idNumber: string) =>
  sandboxProvider({ usualMs: 0, slowMs: 0 }).check({
    name,
    idNumber,
    reference: "test",
    signal: new AbortController().signal,
  });

describe("the sandbox register", () => {
  it.each(sandboxPeople)("$name has a well-formed number of a county that does not exist", ({ name, idNumber }) => {
    expect(readIdentityNumber(idNumber, "2026-11-22")).toMatchObject({ ok: true, normalized: idNumber });
    expect(idNumber.slice(2, 6)).toBe("9999");
    expect(nameFault(tidyName(name))).toBeUndefined();
    expect(tidyName(name)).toBe(name);
  });

  it.each(sandboxPeople)("$name has a phone and a card that nobody can have", ({ mobile, card }) => {
    expect(mobile).toMatch(/^154\d{8}$/);
    expect(card).toMatch(/^9999\d{15}$/);
    const sum = [...card].reverse().reduce((total, digit, n) => {
      const weighed = Number(digit) * (n % 2 === 0 ? 1 : 2);
      return total + (weighed > 9 ? weighed - 9 : weighed);
    }, 0);
    expect(sum % 10).toBe(0);
  });

  it("gives every number once, and twenty people and more who simply match", () => {
    for (const number of ["idNumber", "mobile", "card"] as const)
      expect(new Set(sandboxPeople.map((person) => person[number])).size).toBe(sandboxPeople.length);
    expect(sandboxPeople.filter((person) => person.behaviour === "match").length).toBeGreaterThanOrEqual(20);
  });

  it("answers each as it says", async () => {
    for (const person of sandboxPeople.filter((one) => one.behaviour !== "recovers")) {
      const expected = person.behaviour === "slow" ? "match" : person.behaviour;
      expect((await ask(person.name, person.idNumber)).outcome, person.name).toBe(expected);
      if (person.registeredName) {
        expect(sameName(person.registeredName, person.name)).toBe(false);
        expect((await ask(person.registeredName, person.idNumber)).outcome).toBe("match");
      }
    }
  });

  it("is down twice and answers at the third try", async () => {
    const { name, idNumber } = sandboxPeople.find((person) => person.behaviour === "recovers")!;
    const outcomes = [];
    for (let n = 0; n < 4; n += 1) outcomes.push((await ask(name, idNumber)).outcome);
    expect(outcomes).toEqual(["upstream_error", "upstream_error", "match", "upstream_error"]);
  });

  it("compares what a method claims, and says what differs where it is one thing", async () => {
    const { name, idNumber, mobile, card } = sandboxPeople[0]!;
    const other = sandboxPeople[1]!;
    const signal = new AbortController().signal;
    const bank = (claim: object) =>
      sandboxCheck("bank_card", { usualMs: 0, slowMs: 0 }).check({
        ...{ name, idNumber, mobile, card, reference: "test", signal },
        ...claim,
      });
    expect(await bank({})).toMatchObject({ outcome: "match", billed: true });
    expect(await bank({ mobile: other.mobile })).toMatchObject({ outcome: "mismatch", differs: "mobile" });
    expect(await bank({ card: other.card })).toMatchObject({ outcome: "mismatch", differs: "card" });
    expect(await bank({ card: other.card, mobile: other.mobile })).toMatchObject({ differs: "unknown" });
    const phone = sandboxCheck("mobile", { usualMs: 0, slowMs: 0 });
    expect(await phone.check({ name: other.name, idNumber, mobile, reference: "test", signal })).toMatchObject({
      outcome: "mismatch",
      differs: "name",
    });
  });

  it("knows nobody else, and another name is a mismatch that is paid for", async () => {
    expect(await ask("王珊", "11010519491231002X")).toMatchObject({ outcome: "no_record", billed: false });
    expect(await ask("王姗", "339999199003070028")).toMatchObject({
      outcome: "mismatch",
      differs: "name",
      billed: true,
    });
  });
});
