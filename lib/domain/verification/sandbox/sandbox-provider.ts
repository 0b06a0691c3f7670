import "server-only";
import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Answer, ElementCheck, ElementMethod } from "../provider-types";
import { sandboxPeople } from "./people";
import { askRegister, isDown, type RegisterClaim } from "./register";

export type SandboxTiming = { usualMs: number; slowMs: number };
const usual: SandboxTiming = { usualMs: 250, slowMs: 8_000 };

/** How often the register that recovers has been asked; kept where a development server's reload leaves it alone. */
const holder = globalThis as typeof globalThis & { vermilionSandboxTries?: Map<string, number> };

/**
 * A population register of fictitious people that behaves as real ones do: it matches, finds another name, has no
 * record, is slow, is down, and has a daily limit.
 */
export const sandboxProvider = (timing?: SandboxTiming) => sandboxCheck("identity_number", timing);

/**
 * The same for one method: the carriers' registers of those people's phones, the banks' of their cards.
 * @param timing milliseconds until the usual and the slow answer
 */
export function sandboxCheck<M extends ElementMethod>(method: M, timing: SandboxTiming = usual): ElementCheck<M> {
  return {
    id: "sandbox",
    method,
    sandbox: true,
    check: ({ reference: _, signal, ...claim }) => answer(method, claim as RegisterClaim, timing, signal),
  };
}

async function answer(
  method: ElementMethod,
  claim: RegisterClaim,
  timing: SandboxTiming,
  signal: AbortSignal,
): Promise<Answer> {
  const person = sandboxPeople.find((one) => one.idNumber === claim.idNumber);
  await wait(person?.behaviour === "slow" ? timing.slowMs : timing.usualMs, undefined, { signal });
  holder.vermilionSandboxTries ??= new Map();
  if (person?.behaviour === "recovers" && isDown(holder.vermilionSandboxTries, `${method} ${claim.idNumber}`)) {
    return { outcome: "upstream_error", billed: false, providerReference: null };
  }
  const heard = askRegister(sandboxPeople, claim);
  return {
    ...heard,
    billed: heard.outcome === "match" || heard.outcome === "mismatch",
    providerReference: `SBX-${randomBytes(8).toString("hex").toUpperCase()}`,
  };
}
