import type { ParticipantState } from "./states";

/**
 * What somebody does in a contract. A signer and a witness sign; an approver reads and agrees that it goes on; a copy is
 * for reading alone. Part of the participant's row, and of every answer that depends on it.
 */
export const participantRoles = ["signer", "witness", "approver", "copy"] as const;
export type ParticipantRole = (typeof participantRoles)[number];

/** The state in which a participant has done what was asked. */
export const doneAs: Record<ParticipantRole, ParticipantState> = {
  signer: "signed",
  witness: "signed",
  approver: "approved",
  copy: "informed",
};

/** The states in which nothing more is waited for. */
export const doneStates: readonly ParticipantState[] = [...new Set(Object.values(doneAs))];

/** Whether a participant has done what was asked of her. */
export const isDone = (state: string): boolean => (doneStates as readonly string[]).includes(state);

/** Whether the role signs, with a certificate and in places of its own. */
export const signs = (role: string): boolean => role === "signer" || role === "witness";
