import { setTimeout } from "node:timers/promises";

const milliseconds = 600;

/**
 * Answers after a fixed time at the earliest, whatever there was to do: how long it took must not tell whether an
 * address has an account. The work takes a few dozen milliseconds at most.
 */
export async function evenly<T>(work: () => Promise<T>): Promise<T> {
  const [outcome] = await Promise.allSettled([work(), setTimeout(milliseconds)]);
  if (outcome.status === "rejected") throw outcome.reason;
  return outcome.value;
}
