import "server-only";
import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { sameName } from "@/lib/standards/china-ids/person-name";
import type { IdentityAnswer, IdentityProvider } from "../identity-provider";
import { sandboxPeople } from "./people";

export type SandboxTiming = { usualMs: number; slowMs: number };

/** How often the register that recovers has been asked; kept where a development server's reload leaves it alone. */
const holder = globalThis as typeof globalThis & { vermilionSandboxTries?: Map<string, number> };
const failuresFirst = 2;

/**
 * A population register of fictitious people that behaves as real ones do: it matches, finds another name, has no
 * record, is slow, is down, and has a daily limit.
 */
export function sandboxProvider(timing: SandboxTiming = { usualMs: 250, slowMs: 8_000 }): IdentityProvider {
  return {
    id: "sandbox",
    sandbox: true,
    async check({ name, idNumber, signal }): Promise<IdentityAnswer> {
      const person = sandboxPeople.find((one) => one.idNumber === idNumber);
      await wait(person?.behaviour === "slow" ? timing.slowMs : timing.usualMs, undefined, { signal });
      const providerReference = `SBX-${randomBytes(8).toString("hex").toUpperCase()}`;
      const free = { billed: false, providerReference };
      if (!person || person.behaviour === "no_record") return { outcome: "no_record", ...free };
      if (person.behaviour === "limit") return { outcome: "limit", ...free };
      if (person.behaviour === "recovers" && isDown(idNumber)) {
        return { outcome: "upstream_error", billed: false, providerReference: null };
      }
      return sameName(name, person.registeredName ?? person.name)
        ? { outcome: "match", billed: true, providerReference }
        : { outcome: "mismatch", differs: "name", billed: true, providerReference };
    },
  };
}

/** True for the first two questions of every three. */
function isDown(idNumber: string): boolean {
  holder.vermilionSandboxTries ??= new Map();
  const tries = holder.vermilionSandboxTries;
  const before = tries.get(idNumber) ?? 0;
  tries.set(idNumber, before < failuresFirst ? before + 1 : 0);
  return before < failuresFirst;
}
