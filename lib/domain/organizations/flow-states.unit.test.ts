import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { authorityProofs } from "@/lib/platform/organization-settings";
import {
  type FlowEvent,
  type FlowStep,
  flowEvents,
  flowMoves,
  follow,
  isComplete,
  offeredProofs,
  type Phase,
  type ProofPolicy,
  phaseOf,
  phases,
  provesAuthority,
} from "./flow-states";

const everyProof: ProofPolicy = { offered: authorityProofs, paymentNeedsLetter: false };
const withLetter: ProofPolicy = { offered: ["payment_in", "payment_out"], paymentNeedsLetter: true };
const done = (method: string, outcome = "match"): FlowStep => ({ method, state: "answered", outcome });

describe("the table of phases", () => {
  it("ends in three phases that nothing leads out of, and reaches every phase", () => {
    for (const phase of ["passed", "failed", "abandoned"] as const) expect(flowMoves[phase]).toEqual({});
    const reached = new Set<Phase>(["register"]);
    for (const _ of phases)
      for (const phase of [...reached]) for (const next of Object.values(flowMoves[phase])) reached.add(next);
    expect(reached).toEqual(new Set(phases));
  });

  it("leads to passed only past the register and a proof, whatever comes in whatever order", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...flowEvents), { maxLength: 40 }), (events) => {
        let phase: Phase = "register";
        const seen: FlowEvent[] = [];
        for (const event of events) {
          const next = follow(phase, event);
          if (next !== phase) seen.push(event);
          phase = next;
          // Told once more, an event changes nothing that it has changed.
          if (!["register_asked", "licence_sent", "proof_begun"].includes(event) || next === phase)
            expect(follow(follow(phase, event), event)).toBe(follow(phase, event));
        }
        if (phase === "passed") {
          expect(seen).toContain("register_matched");
          expect(seen.at(-1)).toBe("proofs_complete");
        }
      }),
    );
  });
});

/** What can happen to a flow's rows: a step begins, is moved to waiting, or is answered. The database holds the rules. */
type Happening =
  | { kind: "begin"; method: string; waits: boolean }
  | { kind: "answer"; step: number; outcome: string }
  | { kind: "give_up" }
  | { kind: "taken" };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({
    kind: fc.constant("begin" as const),
    method: fc.constantFrom("register", ...authorityProofs),
    waits: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("answer" as const),
    step: fc.nat(8),
    outcome: fc.constantFrom("match", "mismatch", "no_record", "limit", "upstream_error", "expired", "cancelled"),
  }),
  fc.constant({ kind: "give_up" as const }),
  fc.constant({ kind: "taken" as const }),
);

describe("a flow's steps", () => {
  it("stand where the table says, for any order of beginnings, answers, repeats and late answers", () => {
    fc.assert(
      fc.property(
        fc.array(happening, { maxLength: 60 }),
        fc.constantFrom(everyProof, withLetter),
        (happenings, policy) => {
          const steps: FlowStep[] = [];
          let state = "open";
          let phase: Phase = "register";
          for (const one of happenings) {
            const event = apply(one);
            if (event) phase = follow(phase, event);
            expect(phaseOf({ state, purpose: "first", steps })).toBe(phase);
            if (phase === "passed") {
              expect(isComplete("first", steps, policy)).toBe(true);
              expect(steps.filter((step) => step.state !== "answered")).toEqual([]);
            }
          }

          function apply(one: Happening): FlowEvent | null {
            if (state !== "open") return null;
            const under = steps.find((step) => step.state !== "answered");
            if (one.kind === "give_up") {
              if (under) Object.assign(under, { state: "answered", outcome: "cancelled" });
              state = "abandoned";
              return "given_up";
            }
            if (one.kind === "taken") return null;
            if (one.kind === "begin") {
              const proven = steps.some((step) => step.method === "register" && step.outcome === "match");
              // One step at a time; the register before any proof, and not twice.
              if (under || (one.method === "register") === proven) return null;
              const waits = one.method !== "register" || one.waits;
              steps.push({ method: one.method, state: waits ? "waiting" : "asked", outcome: null });
              return one.method !== "register" ? "proof_begun" : one.waits ? "licence_sent" : "register_asked";
            }
            const step = steps[one.step];
            // Answered steps keep their answer: whoever comes second changes nothing.
            if (!step || step.state === "answered") return null;
            const licence = step.state === "waiting";
            Object.assign(step, { state: "answered", outcome: one.outcome });
            if (step.method === "register") {
              if (one.outcome === "match") return "register_matched";
              return licence ? "licence_refused" : "register_refused";
            }
            if (one.outcome !== "match") return "proof_ended";
            if (!isComplete("first", steps, policy)) return "proof_matched";
            state = "passed";
            return "proofs_complete";
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it("that fail because somebody was faster end in failed", () => {
    expect(phaseOf({ state: "failed", purpose: "first", steps: [done("register"), done("payment_in")] })).toBe(
      "failed",
    );
    expect(follow("proof", "taken_meanwhile")).toBe("failed");
  });
});

describe("what proves authority", () => {
  it.each([
    [["legal_representative"], everyProof, true],
    [["legal_authorization"], everyProof, true],
    [["payment_in"], everyProof, true],
    [["payment_out"], everyProof, true],
    [["letter_review"], everyProof, true],
    [[], everyProof, false],
    [["register"], everyProof, false],
    [["payment_in"], withLetter, false],
    [["letter_review"], withLetter, false],
    [["payment_in", "letter_review"], withLetter, true],
    [["letter_review", "payment_out"], withLetter, true],
    [["identity_number"], everyProof, false],
  ] as const)("%j", (methods, policy, expected) => {
    expect(
      provesAuthority(
        methods.map((method) => done(method)),
        policy,
      ),
    ).toBe(expected);
  });

  it("is nothing but a match", () => {
    for (const outcome of ["mismatch", "no_record", "limit", "upstream_error", "expired", "cancelled"])
      expect(
        provesAuthority(
          authorityProofs.map((proof) => done(proof, outcome)),
          everyProof,
        ),
      ).toBe(false);
  });

  it("is not asked for again where only a fact of the register changed", () => {
    expect(isComplete("name", [done("register")], everyProof)).toBe(true);
    expect(isComplete("legal_representative", [], everyProof)).toBe(false);
    expect(isComplete("account", [done("register"), done("letter_review")], everyProof)).toBe(false);
    expect(isComplete("account", [done("payment_out")], withLetter)).toBe(true);
    expect(isComplete("operator", [done("register")], everyProof)).toBe(false);
  });
});

describe("the proofs that are offered", () => {
  const base = {
    purpose: "first",
    steps: [done("register")],
    operatorRepresents: false,
    representativeKnown: true,
  } as const;
  it.each([
    [
      "an operator who is the representative",
      { ...base, ...everyProof, operatorRepresents: true },
      ["legal_representative", "payment_in", "payment_out", "letter_review"],
    ],
    [
      "another operator",
      { ...base, ...everyProof },
      ["legal_authorization", "payment_in", "payment_out", "letter_review"],
    ],
    [
      "nobody known who represents",
      { ...base, ...everyProof, representativeKnown: false },
      ["payment_in", "payment_out", "letter_review"],
    ],
    ["a payment that needs a letter", { ...base, ...withLetter }, ["payment_in", "payment_out"]],
    [
      "a payment that has come and needs a letter",
      { ...base, ...withLetter, steps: [done("payment_in")] },
      ["letter_review"],
    ],
    ["a new account", { ...base, ...everyProof, purpose: "account", steps: [] }, ["payment_in", "payment_out"]],
    ["a new name", { ...base, ...everyProof, purpose: "name" }, []],
  ] as const)("to %s", (_, question, expected) => {
    expect(offeredProofs(question)).toEqual(expected);
  });
});
