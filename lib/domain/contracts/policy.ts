import type { ParticipantRole } from "./roles";
import { type ContractState, contractStates, type ParticipantState } from "./states";

/** What can be asked to be done with a contract. */
export type Deed =
  | "view"
  | "download"
  | "edit"
  | "send"
  | "release"
  | "take_back"
  | "discard"
  | "withdraw"
  | "remind"
  | "correct_participant"
  | "extend"
  | "relate"
  | "set_term"
  | "add_copy"
  | "comment"
  | "hand_over"
  | "request_correction"
  | "decline"
  | "fill_and_sign"
  | "approve";

/** How a person stands to one contract, as re-read from the database. She can be its owner, and stand in it in several roles. */
export type Standing = {
  contractState: string;
  owner: boolean;
  /** She has to approve it before it goes out. */
  releaser?: boolean;
  /** Her places among the participants. */
  places: readonly { role: string; state: string }[];
};

const sent: ContractState[] = ["out", "completed", "declined", "expired", "withdrawn", "voided"];

/** The working copy of a template, and one of its versions: neither is ever sent. */
export const templateStandings = ["template_draft", "template_version"] as const;
type TemplateStanding = (typeof templateStandings)[number];

/** The owner's deeds, and the states of the contract in which they are hers. */
const ownerMay: Partial<Record<Deed, readonly (ContractState | TemplateStanding)[]>> = {
  view: [...contractStates, ...templateStandings],
  download: [...contractStates, ...templateStandings],
  edit: ["draft", "template_draft"],
  send: ["draft"],
  take_back: ["in_approval"],
  discard: ["draft"],
  withdraw: ["out"],
  remind: ["out"],
  correct_participant: ["out"],
  extend: ["out"],
  relate: ["completed"],
  set_term: ["out", "completed"],
  add_copy: ["out", "completed"],
  comment: sent,
};

/** Those of the colleague who approves it before it goes out; afterwards he sees what became of it. */
const releaserMay: Partial<Record<Deed, readonly ContractState[]>> = {
  view: ["in_approval", "sending", "out", "completed"],
  download: ["in_approval", "sending", "out", "completed"],
  release: ["in_approval"],
};

type ParticipantRule = { contract: readonly ContractState[]; participant: readonly ParticipantState[] };
/** Whose turn has come, at least: who may read. */
export const reachedStates: ParticipantState[] = ["invited", "opened", "signed", "approved", "informed", "declined"];
const turn: ParticipantState[] = ["invited", "opened"];

type RoleRules = Partial<Record<Deed, readonly ParticipantRule[]>>;

/** Everybody's deeds: the states of the contract and of the own place in it. Whose turn has not come sees nothing yet. */
const readerMay: RoleRules = {
  view: [{ contract: sent, participant: reachedStates }],
  comment: [{ contract: ["out", "completed", "voided"], participant: reachedStates }],
  // Who has not signed keeps no copy of what was taken back.
  download: [
    { contract: ["out", "completed", "voided"], participant: reachedStates },
    { contract: sent, participant: ["signed"] },
  ],
};

const inTurn: readonly ParticipantRule[] = [{ contract: ["out"], participant: turn }];
const actorMay: RoleRules = { ...readerMay, request_correction: inTurn, decline: inTurn, hand_over: inTurn };
const signerMay: RoleRules = {
  ...actorMay,
  fill_and_sign: inTurn,
  relate: [{ contract: ["completed"], participant: ["signed"] }],
};
const approverMay: RoleRules = { ...actorMay, approve: inTurn };

const rulesOf: Record<ParticipantRole, RoleRules> = {
  signer: signerMay,
  witness: signerMay,
  approver: approverMay,
  copy: readerMay,
};

/** Whether a person who stands so may do this. Unknown roles and states: no. */
export function may(deed: Deed, standing: Standing): boolean {
  const { contractState, owner, releaser, places } = standing;
  if (owner && includes(ownerMay[deed], contractState)) return true;
  if (releaser && includes(releaserMay[deed], contractState)) return true;
  return places.some(({ role, state }) => {
    if (!Object.hasOwn(rulesOf, role)) return false;
    const rules = rulesOf[role as ParticipantRole][deed] ?? [];
    return rules.some((rule) => includes(rule.contract, contractState) && includes(rule.participant, state));
  });
}

const includes = (states: readonly string[] | undefined, state: string) => states?.includes(state) ?? false;
