import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coversCounterparties, grantStanding, isSameParty } from "./grant-rules";
import { mayWithSeals, sealDeeds } from "./policy";

/** Everything that is allowed in an organization in operation; all else is not. */
const allowed: Record<string, string[]> = {
  "owner,": ["look", "manage", "grant", "audit", "appoint"],
  "administrator,keeper": ["look", "manage", "grant"],
  "member,keeper": ["look", "manage", "grant"],
  "administrator,auditor": ["look", "audit"],
  "member,auditor": ["look", "audit"],
};

describe("the duties around an organization's seals", () => {
  it("are those of the table, and nobody else has any", () => {
    for (const role of ["owner", "administrator", "member", "stranger", "constructor"])
      for (const sealDuty of [null, "keeper", "auditor", "toString"]) {
        const known = sealDuty === "keeper" || sealDuty === "auditor" ? sealDuty : "";
        const expected = (role === "owner" && allowed["owner,"]) || allowed[`${role},${known}`] || [];
        const got = sealDeeds.filter((deed) => mayWithSeals(deed, { role, sealDuty }, "verified"));
        expect(got, `${role} ${sealDuty}`).toEqual(expected);
      }
  });

  it("never lie in one hand, unless it is the owner's", () => {
    for (const sealDuty of ["keeper", "auditor"]) {
      const may = (deed: (typeof sealDeeds)[number]) => mayWithSeals(deed, { role: "member", sealDuty }, "verified");
      expect(may("manage") && may("audit")).toBe(false);
      expect(may("appoint")).toBe(false);
    }
  });

  it("leave only looking while the organization is stopped, and nothing when it is closed or unknown", () => {
    for (const state of ["suspended", "dissolved"])
      for (const deed of sealDeeds)
        expect(mayWithSeals(deed, { role: "owner", sealDuty: null }, state)).toBe(deed === "look" || deed === "audit");
    for (const state of ["unverified", "closed", "odd", "constructor"])
      for (const deed of sealDeeds) expect(mayWithSeals(deed, { role: "owner", sealDuty: null }, state)).toBe(false);
  });
});

describe("leave to use a seal", () => {
  const at = (time: number) => new Date(time);
  it("counts from its first moment until just before its last, and never again once ended", () => {
    fc.assert(
      fc.property(
        fc.nat(1000),
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: -10, max: 2100 }),
        (from, length, now) => {
          const terms = { notBefore: at(from), notAfter: at(from + length), counterparties: [], templateIds: [] };
          const counts = grantStanding({ state: "given", ...terms }, at(now)) === "counts";
          expect(counts).toBe(from <= now && now < from + length);
          for (const state of ["waiting", "ended", "odd"])
            expect(grantStanding({ state, ...terms }, at(now))).not.toBe("counts");
        },
      ),
    );
    const terms = { state: "given", notBefore: at(5), notAfter: null, counterparties: [], templateIds: [] };
    expect([grantStanding(terms, at(4)), grantStanding(terms, at(1e12))]).toEqual(["later", "counts"]);
  });

  it("for some names alone covers contracts with nobody but them", () => {
    const allowed = ["青石巷茶业有限公司", "Vega Trading Co., Ltd.", "李默"];
    expect(coversCounterparties(allowed, ["青石巷茶业有限公司"])).toBe(true);
    expect(coversCounterparties(allowed, ["vega trading co ltd", "李 默"])).toBe(true);
    expect(coversCounterparties(allowed, ["青石巷茶业有限公司", "王珊"])).toBe(false);
    expect(coversCounterparties(allowed, ["青石巷茶业公司"])).toBe(false);
    expect(coversCounterparties(allowed, [])).toBe(false);
    expect(coversCounterparties([], ["anybody"])).toBe(true);
    expect(isSameParty("", "")).toBe(false);
    expect(isSameParty("北京（海淀）茶业有限公司", "北京(海淀)茶业有限公司")).toBe(true);
  });

  it("never covers more when another stands in the contract", () => {
    const name = fc.constantFrom("甲有限公司", "乙有限公司", "丙", "Delta Ltd");
    fc.assert(
      fc.property(fc.array(name, { minLength: 1 }), fc.array(name, { minLength: 1 }), name, (allowed, others, one) => {
        if (!coversCounterparties(allowed, others)) expect(coversCounterparties(allowed, [...others, one])).toBe(false);
      }),
    );
  });
});
