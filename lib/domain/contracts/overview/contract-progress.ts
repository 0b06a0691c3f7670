import { isDone, signs } from "../roles";

/** How far a contract is: whoever only gets a copy is not waited for, and does not count. */
export type ContractProgress = {
  done: number;
  all: number;
  /** Nothing but signatures is asked for, so that what is done can be called signed. */
  onlySignatures: boolean;
};

/** Counts the participants of whom something is asked, and those who have done it. */
export function progressOf(participants: readonly { role: string; state: string }[]): ContractProgress {
  const asked = participants.filter(({ role }) => role !== "copy");
  return {
    done: asked.filter(({ state }) => isDone(state)).length,
    all: asked.length,
    onlySignatures: asked.every(({ role }) => signs(role)),
  };
}
