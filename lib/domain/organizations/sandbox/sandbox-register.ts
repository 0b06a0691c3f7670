import "server-only";
import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { sandboxPeople } from "@/lib/domain/verification/sandbox/people";
import { normalizeOrganizationName } from "@/lib/standards/china-ids/organization-name";
import { sameName } from "@/lib/standards/china-ids/person-name";
import {
  type BusinessRegister,
  type FieldResult,
  mostFound,
  type RegisterCheck,
  type RegisterClaim,
  type RegisterProfile,
  type RegisterTrouble,
} from "../register-provider";
import { type SandboxOrganization, sandboxOrganizations } from "./organizations";

export type SandboxTiming = { usualMs: number; slowMs: number };
const usual: SandboxTiming = { usualMs: 250, slowMs: 8_000 };

/** How often the register that recovers has been asked; kept where a development server's reload leaves it alone. */
const holder = globalThis as typeof globalThis & { vermilionRegisterTries?: Map<string, number> };
const failuresFirst = 2;

/**
 * A register of fictitious organizations that behaves as real ones do: it compares field by field, knows states, has no
 * record of the newly registered, is slow, is down, and has a daily limit.
 * @param timing milliseconds until the usual and the slow answer
 */
export function sandboxRegister(
  timing: SandboxTiming = usual,
  organizations: readonly SandboxOrganization[] = sandboxOrganizations,
): BusinessRegister {
  const known = organizations.filter(({ behaviour }) => behaviour !== "no_record");
  const byCode = (code: string) => known.find((one) => one.code === code);

  /** Waits as the register does about this organization, and answers instead of it where it is in trouble. */
  async function trouble(one: SandboxOrganization | undefined, signal: AbortSignal): Promise<RegisterTrouble | null> {
    await wait(one?.behaviour === "slow" ? timing.slowMs : timing.usualMs, undefined, { signal });
    if (one?.behaviour === "limit") return { outcome: "limit", billed: false };
    return one?.behaviour === "recovers" && isDown(one.code) ? { outcome: "upstream_error", billed: false } : null;
  }

  return {
    id: "sandbox",
    sandbox: true,
    async search(query, signal) {
      await wait(timing.usualMs, undefined, { signal });
      const wanted = normalizeOrganizationName(query);
      const found = known.filter(
        ({ name, code }) => code === query || (wanted !== "" && normalizeOrganizationName(name).includes(wanted)),
      );
      return { outcome: "found", billed: false, profiles: found.slice(0, mostFound).map(profileOf) };
    },
    async profile(code, signal) {
      const one = byCode(code);
      return (
        (await trouble(one, signal)) ?? {
          outcome: "found",
          billed: one !== undefined,
          profile: one ? profileOf(one) : null,
        }
      );
    },
    async check(claim, signal) {
      const one = byCode(claim.code);
      return (await trouble(one, signal)) ?? compare(one, claim);
    },
  };
}

/** True for the first two questions of every three about one organization. */
function isDown(code: string): boolean {
  holder.vermilionRegisterTries ??= new Map();
  const before = holder.vermilionRegisterTries.get(code) ?? 0;
  holder.vermilionRegisterTries.set(code, before < failuresFirst ? before + 1 : 0);
  return before < failuresFirst;
}

function compare(one: SandboxOrganization | undefined, claim: RegisterClaim): RegisterCheck {
  const providerReference = `SBX-${randomBytes(8).toString("hex").toUpperCase()}`;
  if (!one) return { outcome: "no_record", billed: false, providerReference };
  const fields = {
    name: result(claim.name, one.name, (a, b) => normalizeOrganizationName(a) === normalizeOrganizationName(b)),
    code: "same" as const,
    legalRepresentative: result(claim.legalRepresentative, one.legalRepresentative, sameName),
    legalRepresentativeIdNumber: result(claim.legalRepresentativeIdNumber, numberOf(one), (a, b) => a === b),
  };
  return {
    outcome: Object.values(fields).includes("differs") ? "mismatch" : "match",
    fields,
    registerState: one.state,
    billed: true,
    providerReference,
  };
}

const result = (
  asked: string | undefined,
  kept: string | null,
  same: (a: string, b: string) => boolean,
): FieldResult =>
  asked === undefined ? "not_asked" : kept === null ? "unknown" : same(asked, kept) ? "same" : "differs";

/** The register keeps the numbers of those who represent companies and businesses, and of nobody else. */
function numberOf({ kind, legalRepresentative }: SandboxOrganization): string | null {
  if (kind === "other") return null;
  return sandboxPeople.find(({ name }) => name === legalRepresentative)?.idNumber ?? null;
}

const profileOf = (one: SandboxOrganization): RegisterProfile => ({
  kind: one.kind,
  name: one.name,
  creditCode: one.code.length === 18 ? one.code : null,
  registrationNumber: one.code.length === 15 ? one.code : null,
  registerState: one.state,
  legalRepresentative: one.legalRepresentative,
  address: one.address,
  establishedOn: one.establishedOn,
});
