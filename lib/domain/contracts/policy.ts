import type { ContractState, ParticipantState } from "./states";

/** What can be asked to be done with a contract. */
export type Deed =
  | "view"
  | "download"
  | "edit"
  | "send"
  | "discard"
  | "withdraw"
  | "remind"
  | "correct_participant"
  | "request_correction"
  | "decline"
  | "fill_and_sign";

/** How a person stands to one contract, as re-read from the database. She can be its owner and one of its signers. */
export type Standing = {
  contractState: string;
  owner: boolean;
  /** Her place among the participants. */
  participant: { role: string; state: string } | null;
};

const everyState: ContractState[] = ["draft", "sending", "out", "completed", "declined", "expired", "withdrawn"];
const sent: ContractState[] = ["out", "completed", "declined", "expired", "withdrawn"];

/** The owner's deeds, and the states of the contract in which they are hers. */
const ownerMay: Partial<Record<Deed, readonly ContractState[]>> = {
  view: everyState,
  download: everyState,
  edit: ["draft"],
  send: ["draft"],
  discard: ["draft"],
  withdraw: ["out"],
  remind: ["out"],
  correct_participant: ["out"],
};

type ParticipantRule = { contract: readonly ContractState[]; participant: readonly ParticipantState[] };
const reached: ParticipantState[] = ["invited", "opened", "signed", "declined"];
const turn: ParticipantState[] = ["invited", "opened"];

/** A signer's deeds: the states of the contract and of her own place in it. Whose turn has not come sees nothing yet. */
const signerMay: Partial<Record<Deed, readonly ParticipantRule[]>> = {
  view: [{ contract: sent, participant: reached }],
  // Who has not signed keeps no copy of what was taken back.
  download: [
    { contract: ["out", "completed"], participant: reached },
    { contract: sent, participant: ["signed"] },
  ],
  request_correction: [{ contract: ["out"], participant: turn }],
  decline: [{ contract: ["out"], participant: turn }],
  fill_and_sign: [{ contract: ["out"], participant: turn }],
};

const participantRoles: Record<string, Partial<Record<Deed, readonly ParticipantRule[]>>> = { signer: signerMay };

/** Whether a person who stands so may do this. Unknown roles and states: no. */
export function may(deed: Deed, standing: Standing): boolean {
  const { contractState, owner, participant } = standing;
  if (owner && includes(ownerMay[deed], contractState)) return true;
  if (!participant || !Object.hasOwn(participantRoles, participant.role)) return false;
  const rules = participantRoles[participant.role]?.[deed] ?? [];
  return rules.some((rule) => includes(rule.contract, contractState) && includes(rule.participant, participant.state));
}

const includes = (states: readonly string[] | undefined, state: string) => states?.includes(state) ?? false;
