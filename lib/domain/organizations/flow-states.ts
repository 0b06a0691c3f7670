import type { Outcome } from "@/lib/domain/verification/provider-types";
import { type AuthorityProof, authorityProofs } from "@/lib/platform/organization-settings";

/**
 * The flow in which an organization is proven, as tables and pure functions. Where a flow stands is not written down: it
 * follows from its steps, so that answers which come late, twice or out of order cannot put it anywhere else.
 */
export const phases = [
  /** The organization is to be compared with the register. */
  "register",
  /** The register was asked and has not answered. */
  "asked",
  /** Administrators look at the licence of an organization that the register does not know yet. */
  "licence",
  /** A proof of authority is to be chosen. */
  "authority",
  /** One is under way. */
  "proof",
  "passed",
  /** Somebody else proved the same organization meanwhile. */
  "failed",
  "abandoned",
] as const;
export type Phase = (typeof phases)[number];

export const flowEvents = [
  "register_asked",
  "register_matched",
  "register_refused",
  "licence_sent",
  "licence_refused",
  "proof_begun",
  "proof_matched",
  "proofs_complete",
  "proof_ended",
  "taken_meanwhile",
  "given_up",
] as const;
export type FlowEvent = (typeof flowEvents)[number];

/** Where each event leads from each phase; an event that is not there changes nothing. */
export const flowMoves: Record<Phase, Partial<Record<FlowEvent, Phase>>> = {
  register: { register_asked: "asked", licence_sent: "licence", given_up: "abandoned" },
  asked: { register_matched: "authority", register_refused: "register", given_up: "abandoned" },
  licence: { register_matched: "authority", licence_refused: "register", given_up: "abandoned" },
  authority: { proof_begun: "proof", given_up: "abandoned" },
  proof: {
    proof_matched: "authority",
    proofs_complete: "passed",
    proof_ended: "authority",
    taken_meanwhile: "failed",
    given_up: "abandoned",
  },
  passed: {},
  failed: {},
  abandoned: {},
};

export const follow = (phase: Phase, event: FlowEvent): Phase => flowMoves[phase][event] ?? phase;

/** What a flow is for. */
export const purposes = ["first", "operator", "name", "legal_representative", "account"] as const;
export type Purpose = (typeof purposes)[number];

/** What each purpose asks for again: the register, and which proofs of authority; no proofs means none. */
export const needs: Record<Purpose, { register: boolean; proofs: readonly AuthorityProof[] }> = {
  first: { register: true, proofs: authorityProofs },
  operator: { register: true, proofs: authorityProofs },
  // The certificate carries the name and the register answers for both: its owner is known already.
  name: { register: true, proofs: [] },
  legal_representative: { register: true, proofs: [] },
  account: { register: false, proofs: ["payment_in", "payment_out"] },
};

/** A step as far as the flow is concerned. */
export type FlowStep = { method: string; state: string; outcome: string | null };

export type ProofPolicy = {
  /** The proofs that this installation offers. */
  offered: readonly AuthorityProof[];
  /** A payment counts only beside a reviewed letter. */
  paymentNeedsLetter: boolean;
};

const matched = (steps: readonly FlowStep[]) =>
  new Set(steps.filter(({ outcome }) => outcome === ("match" satisfies Outcome)).map(({ method }) => method));

const paid = (methods: ReadonlySet<string>) => methods.has("payment_in") || methods.has("payment_out");

/** Whether the steps that matched prove the authority to act. */
export function provesAuthority(steps: readonly FlowStep[], { offered, paymentNeedsLetter }: ProofPolicy): boolean {
  const methods = matched(steps);
  if (methods.has("legal_representative") || methods.has("legal_authorization")) return true;
  if (methods.has("letter_review") && (offered.includes("letter_review") || paid(methods))) return true;
  return paid(methods) && !paymentNeedsLetter;
}

/** Whether nothing that the purpose asks for is missing. */
export function isComplete(purpose: Purpose, steps: readonly FlowStep[], policy: ProofPolicy): boolean {
  const { register, proofs } = needs[purpose];
  if (register && !matched(steps).has("register")) return false;
  if (proofs.length === 0) return true;
  return purpose === "account" ? paid(matched(steps)) : provesAuthority(steps, policy);
}

/** Where a flow stands. @param state of its row: open, passed, failed or abandoned */
export function phaseOf(flow: { state: string; purpose: Purpose; steps: readonly FlowStep[] }): Phase {
  const { state, purpose, steps } = flow;
  if (state === "passed" || state === "failed" || state === "abandoned") return state;
  const under = steps.find((step) => step.state !== "answered");
  if (under) return under.method !== "register" ? "proof" : under.state === "asked" ? "asked" : "licence";
  return needs[purpose].register && !matched(steps).has("register") ? "register" : "authority";
}

export type ProofQuestion = ProofPolicy & {
  purpose: Purpose;
  steps: readonly FlowStep[];
  /** The operator's proven name is the one that the register has for the legal representative. */
  operatorRepresents: boolean;
  /** The register names a legal representative. */
  representativeKnown: boolean;
};

/** The proofs among which the operator may choose now, the quickest first. */
export function offeredProofs(question: ProofQuestion): AuthorityProof[] {
  const { purpose, steps, offered, paymentNeedsLetter, operatorRepresents, representativeKnown } = question;
  const methods = matched(steps);
  if (purpose !== "account" && paymentNeedsLetter && paid(methods)) return ["letter_review"];
  // A letter that is only asked for beside a payment leaves the payment to be made.
  const letterIn = methods.has("letter_review");
  return authorityProofs.filter((proof) => {
    if (!offered.includes(proof) || !needs[purpose].proofs.includes(proof)) return false;
    if (proof === "legal_representative") return operatorRepresents;
    if (proof === "legal_authorization") return representativeKnown && !operatorRepresents;
    return proof !== "letter_review" || !letterIn;
  });
}
