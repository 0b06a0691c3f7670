import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Level, methods, type PersonMethod, personMethods, type ReachedLevel } from "./methods";
import { offeredMethods, requiredLevel } from "./policy";
import { backOff, outcomes, stepMoves, stepStates, underWay } from "./step-states";

const anyMethods = fc.subarray([...personMethods]);
const anyLevel = fc.constantFrom<ReachedLevel>(1, 2, 3);
const anyReached = fc.constantFrom<Level>(0, 1, 2, 3);

describe("what is offered", () => {
  it("is at least what the strictest of those who may ask wants", () => {
    expect(requiredLevel({ platform: 1 })).toBe(1);
    expect(requiredLevel({ platform: 1, organization: 3, sender: 2 })).toBe(3);
    expect(requiredLevel({ platform: 2, organization: 1, sender: 1 })).toBe(2);
    expect(requiredLevel({ platform: 1, sender: 99 })).toBe(3);
  });

  it("leads to what is required, further than what is reached, and never by a face alone", () => {
    fc.assert(
      fc.property(anyMethods, anyLevel, anyReached, fc.boolean(), (available, required, reached, onlyDocuments) => {
        const offered = offeredMethods({ available, required, reached, onlyDocuments });
        for (const method of offered) {
          expect(methods[method].level).toBeGreaterThanOrEqual(required);
          expect(methods[method].level).toBeGreaterThan(reached);
          expect(available.includes(method) || method === "document_review").toBe(true);
        }
        const withFace = offered.some((method) => methods[method].kind === "handoff");
        if (withFace || (required === 3 && reached < 3)) expect(offered).toContain("document_review");
        if (onlyDocuments) expect(offered.every((method) => method === "document_review")).toBe(true);
      }),
    );
  });

  it.each<[PersonMethod[], ReachedLevel, Level, PersonMethod[]]>([
    [["identity_number"], 1, 0, ["identity_number"]],
    [["alipay_face"], 1, 0, ["alipay_face", "document_review"]],
    [["identity_number", "mobile"], 2, 0, ["mobile"]],
    [["identity_number", "mobile"], 2, 1, ["mobile"]],
    [["identity_number"], 3, 1, ["document_review"]],
    [["identity_number", "mobile", "bank_card"], 1, 2, []],
  ])("of %j, where %i is required and %i reached, is %j", (available, required, reached, expected) => {
    expect(offeredMethods({ available, required, reached })).toEqual(expected);
  });
});

describe("a step", () => {
  it("ends once: from answered it goes nowhere, and from anywhere else there is a way to answered", () => {
    expect(stepMoves.answered).toEqual([]);
    for (const state of underWay) expect(stepMoves[state]).toContain("answered");
    for (const targets of Object.values(stepMoves)) for (const to of targets) expect(stepStates).toContain(to);
  });

  it("counts only answers that say something about what was typed", () => {
    const free = Object.entries(outcomes).filter(([, { counted }]) => !counted);
    expect(free.map(([outcome]) => outcome).sort()).toEqual(["cancelled", "expired", "limit", "upstream_error"]);
  });

  it("is asked about later and later, and at least every ten minutes", () => {
    const waits = Array.from({ length: 20 }, (_, index) => backOff(index + 1));
    expect(waits[0]).toBe(5);
    expect([...waits].sort((a, b) => a - b)).toEqual(waits);
    expect(Math.max(...waits)).toBe(600);
  });
});
