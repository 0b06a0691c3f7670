import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalizeOrganizationName } from "@/lib/standards/china-ids/organization-name";
import { type Candidate, ChallengeIndex } from "./challenge-index";
import { type Decision, decide, type Payment } from "./match-payment";
import { codeAlphabet, codesInNote, newCode } from "./payment-code";
import { mismatchReasons, stateAfter } from "./reasons";

const issuedAt = new Date("2026-11-22T08:00:00Z");
const expiresAt = new Date("2026-11-29T08:00:00Z");
const name = "清和书坊（杭州）有限公司";
const code = "VM7K3F94";
const account = "account";

const challenge = (over: Partial<Candidate> = {}): Candidate => {
  const payerName = over.payerName ?? name;
  return {
    id: "own",
    state: "issued",
    waiting: true,
    amountCents: 37,
    currency: "CNY",
    code,
    payerNameNormalized: normalizeOrganizationName(payerName),
    receivingAccountId: account,
    subAccount: false,
    issuedAt,
    expiresAt,
    ...over,
    payerName,
  };
};
const payment = (over: Partial<Payment> = {}): Payment => {
  const payerName = over.payerName ?? name;
  return {
    payerNameNormalized: normalizeOrganizationName(payerName),
    amountCents: 37,
    currency: "CNY",
    note: "",
    bookedAt: new Date("2026-11-23T02:00:00Z"),
    exactTime: true,
    reversed: false,
    receivingAccountId: account,
    ...over,
    payerName,
  };
};
const other = challenge({ id: "other", payerName: "兰亭纸业股份有限公司", code: "VMACDEFG", amountCents: 52 });
const on = (paid: Partial<Payment>, ...candidates: Candidate[]): Decision =>
  decide(payment(paid), new ChallengeIndex(candidates.length > 0 ? candidates : [challenge(), other]));
const match = (by: string, challengeId = "own") => ({ kind: "match", challengeId, by });
const no = (reason: string, nearest?: string) => ({ kind: "no_match", reason, ...(nearest && { nearest }) });

describe("a payment matches", () => {
  it.each([
    ["VM7K3F94"],
    ["认证费ＶＭ７ｋ３ｆ９４谢谢"],
    ["vm 7k3-f94"],
    ["2026VM7K3F9420261122"],
    ["UM7K3F94"],
    ["付VM7K3F94款VM999999"],
  ])("by its code, however it is typed: %s", (note) => {
    expect(on({ note })).toEqual(match("code"));
  });

  it("with look-alikes typed for one another", () => {
    const alike = challenge({ code: "VMGQ6DU7" });
    for (const note of ["VM6Q6DU7", "VMG06DU7", "VMGO6DV7", "vm60gou7"])
      expect(on({ note }, alike)).toEqual(match("code"));
  });

  it("by name and exact amount without a code, the name written in any width and bracket", () => {
    expect(on({ payerName: "清和书坊(杭州)有限公司" })).toEqual(match("amount_and_name"));
    expect(on({ payerName: " 清和书坊 （杭州） 有限公司", note: "货款" })).toEqual(match("amount_and_name"));
    // A slip in the code does not undo what name and amount say.
    expect(on({ note: "VM7K3F99" })).toEqual(match("amount_and_name"));
  });

  it("with an abbreviated legal form only where the code is there", () => {
    const long = challenge({ payerName: "砚边文化传播有限责任公司" });
    const payerName = "砚边文化传播有限公司";
    expect(on({ payerName, note: code }, long)).toEqual(match("code"));
    expect(on({ payerName }, long)).toEqual(no("wrong_code", "own"));
  });

  it("into a sub-account, whatever the note says", () => {
    const sub = challenge({ subAccount: true, receivingAccountId: "sub" });
    expect(on({ note: "thank you", receivingAccountId: "sub" }, sub, other)).toEqual(match("sub_account"));
    expect(on({ payerName: "兰亭纸业股份有限公司", amountCents: 37, receivingAccountId: "sub" }, sub)).toEqual(
      no("wrong_name", "own"),
    );
  });

  it("when it was booked in time and heard of after the end, as long as its step waits", () => {
    expect(on({ note: code }, challenge({ state: "expired" }))).toEqual(match("code"));
    expect(on({ note: code }, challenge({ state: "expired", waiting: false }))).toEqual(no("late", "own"));
  });

  it("on a day without a time, where some moment of that day is in time", () => {
    const day = (iso: string) => on({ note: code, bookedAt: new Date(iso), exactTime: false });
    expect(day("2026-11-21T16:00:00Z")).toEqual(match("code"));
    expect(day("2026-11-20T16:00:00Z")).toEqual(no("late", "own"));
    expect(day("2026-11-28T16:00:00Z")).toEqual(match("code"));
    expect(day("2026-11-29T16:00:00Z")).toEqual(no("late", "own"));
  });
});

describe("a payment does not match", () => {
  it.each<[string, Partial<Payment>, object]>([
    ["from another organization", { payerName: "假冒书坊有限公司", note: code }, no("wrong_name", "own")],
    ["from a branch", { payerName: `${name}西湖分公司`, note: code }, no("wrong_name", "own")],
    ["from a person with the code", { payerName: "林清和", note: code }, no("personal_payer", "own")],
    ["from a person without it", { payerName: "林清和" }, no("personal_payer")],
    ["one cent short", { amountCents: 36, note: code }, no("short", "own")],
    ["one cent over", { amountCents: 38 }, no("over", "own")],
    ["in yuan instead of cents", { amountCents: 3700, note: code }, no("over", "own")],
    ["before it was asked for", { bookedAt: new Date("2026-11-22T07:50:00Z"), note: code }, no("late", "own")],
    ["after the end", { bookedAt: new Date("2026-11-29T08:00:01Z") }, no("late", "own")],
    ["in another currency", { currency: "USD", note: code }, no("wrong_currency", "own")],
    ["taken back by the bank", { reversed: true, note: code }, no("reversed", "own")],
    ["by nobody who was asked", { payerName: "路人商贸有限公司" }, no("no_challenge")],
    ["with another's code, though it has its own", { note: "VMACDEFG" }, no("wrong_code", "own")],
    [
      "with two codes of strangers",
      { payerName: "假冒书坊有限公司", note: `${code} VMACDEFG` },
      no("wrong_name", "own"),
    ],
  ])("%s", (_, paid, expected) => {
    expect(on(paid)).toEqual(expected);
  });

  it("a second time", () => {
    const paid = challenge({ state: "matched", waiting: false });
    expect(on({ note: code }, paid)).toEqual(no("already_satisfied", "own"));
    expect(on({}, paid)).toEqual(no("already_satisfied", "own"));
    // Another amount without the code is other business of theirs.
    expect(on({ amountCents: 120_000 }, paid)).toEqual(no("no_challenge"));
    const next = challenge({ id: "next", code: "VMNEXTNE", amountCents: 12 });
    expect(on({}, paid, next)).toEqual(no("already_satisfied", "own"));
    expect(on({ amountCents: 12 }, paid, next)).toEqual(match("amount_and_name", "next"));
  });

  it("one that was given up; with its code and the new amount, the one after it", () => {
    const given = challenge({ state: "cancelled", waiting: false });
    expect(on({ note: code }, given)).toEqual(no("late", "own"));
    const next = challenge({ id: "next", code: "VMNEXTNE", amountCents: 12 });
    expect(on({ note: code }, given, next)).toEqual(no("wrong_code", "next"));
    expect(on({ note: code, amountCents: 12 }, given, next)).toEqual(match("amount_and_name", "next"));
  });

  it("where an individual business has a name that is a person's too: the account may be either's", () => {
    const sole = challenge({ payerName: "林清和" });
    expect(on({ payerName: "林清和" }, sole)).toEqual(no("personal_name", "own"));
    expect(on({ payerName: "林 清和", note: code }, sole)).toEqual(no("personal_name", "own"));
    const sub = { ...sole, subAccount: true, receivingAccountId: "sub" };
    expect(on({ payerName: "林清和", receivingAccountId: "sub" }, sub)).toEqual(no("personal_name", "own"));
    expect(stateAfter.personal_name).toBe("unmatched");
  });

  it("whose name was cut within the name, for others are cut to the same; cut within the form it does, by its code", () => {
    const proper = "清和书坊文化传播与纸上山河典藏古籍修复";
    const long = challenge({ payerName: `${proper}有限责任公司` });
    expect(on({ payerName: `${proper}有限责`, note: code }, long)).toEqual(match("code"));
    const longer = challenge({ payerName: `${proper}技术研究开发有限责任公司` });
    expect(on({ payerName: `${proper}技术`, note: code }, longer)).toEqual(no("cut_name", "own"));
    const sub = { ...longer, subAccount: true, receivingAccountId: "sub" };
    expect(on({ payerName: `${proper}技术`, receivingAccountId: "sub" }, sub)).toEqual(no("cut_name", "own"));
    expect(stateAfter.cut_name).toBe("unmatched");
  });

  it("where two of one name could be meant", () => {
    const twin = challenge({ id: "twin", code: "VMTWNTWN", amountCents: 52 });
    expect(on({ amountCents: 99 }, challenge(), twin)).toEqual(no("ambiguous"));
    expect(on({ amountCents: 52 }, challenge(), twin)).toEqual(match("amount_and_name", "twin"));
    expect(on({ note: `${code} VMTWNTWN` }, challenge(), twin)).toEqual(no("ambiguous"));
  });
});

describe("the matcher", () => {
  const names = [name, "兰亭纸业股份有限公司", "砚边文化传播有限责任公司", "砚边文化传播有限公司", "林清和", ""];
  const states = ["issued", "matched", "expired", "cancelled"] as const;
  const someCandidates = fc
    .array(
      fc.record({
        payerName: fc.constantFrom(...names.slice(0, 4)),
        amountCents: fc.integer({ min: 1, max: 4 }),
        state: fc.constantFrom(...states),
        waiting: fc.boolean(),
        currency: fc.constantFrom("CNY", "EUR"),
        subAccount: fc.boolean(),
      }),
      { maxLength: 6 },
    )
    .map((list) =>
      list.map((one, at) =>
        challenge({
          ...one,
          id: `c${at}`,
          code: `VM34679${codeAlphabet[at]}`,
          receivingAccountId: one.subAccount ? `sub${at}` : account,
        }),
      ),
    );
  const somePayment = fc
    .record({
      payerName: fc.constantFrom(...names),
      amountCents: fc.integer({ min: 1, max: 5 }),
      note: fc.constantFrom("", "VM346793", "VM346794 VM346796", "vm 34679a", "货款"),
      receivingAccountId: fc.constantFrom(account, "sub0", "sub1"),
      currency: fc.constantFrom("CNY", "EUR"),
      bookedAt: fc.constantFrom(issuedAt, new Date("2026-11-30T00:00:00Z")),
      reversed: fc.boolean(),
    })
    .map((one) => payment(one));

  it("never matches without the payer's name, the exact amount, the currency, the time and an open challenge", () => {
    fc.assert(
      fc.property(someCandidates, somePayment, (candidates, paid) => {
        const index = new ChallengeIndex(candidates);
        const said = decide(paid, index);
        if (said.kind === "no_match") {
          expect(mismatchReasons).toContain(said.reason);
          if (said.nearest) expect(index.get(said.nearest)).toBeDefined();
          return;
        }
        const one = index.get(said.challengeId)!;
        expect(one.amountCents).toBe(paid.amountCents);
        expect(one.currency).toBe(paid.currency);
        expect(one.waiting && ["issued", "expired"].includes(one.state)).toBe(true);
        expect(paid.bookedAt <= one.expiresAt && !paid.reversed).toBe(true);
        if (said.by === "amount_and_name") expect(paid.payerNameNormalized).toBe(one.payerNameNormalized);
        else expect(paid.payerName.slice(0, 4)).toBe(one.payerName.slice(0, 4));
      }),
      { numRuns: 2000 },
    );
  });

  it("gives each challenge away once, whichever payment comes first", () => {
    fc.assert(
      fc.property(someCandidates, fc.array(somePayment, { maxLength: 12 }), (candidates, payments) => {
        const index = new ChallengeIndex(candidates);
        const given = new Set<string>();
        for (const paid of payments) {
          const said = decide(paid, index);
          if (said.kind !== "match") continue;
          expect(given.has(said.challengeId)).toBe(false);
          given.add(said.challengeId);
          index.move(said.challengeId, "matched");
        }
      }),
    );
  });
});

describe("codes", () => {
  it("are found again in any note around them", () => {
    const below = fc.array(fc.nat(codeAlphabet.length - 1), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(below, fc.string(), fc.string(), (picks, before, after) => {
        const made = newCode(() => picks.pop() ?? 0);
        fc.pre(!/[vu]$/i.test(before.normalize("NFKC").replace(/[^a-z0-9]/gi, "")));
        expect(codesInNote(`${before}${made}${after}`.slice(0, 2000)).typed).toContain(made);
      }),
    );
    expect(codeAlphabet).toMatch(/^[^0O1IL2Z5S8B]+$/);
    expect(new Set(codeAlphabet).size).toBe(25);
  });
});
