import { sandboxOrganizations } from "@/lib/domain/organizations/sandbox/organizations";
import { normalizeOrganizationName } from "@/lib/standards/china-ids/organization-name";
import type { Branch } from "../branches";
import { sandboxBranches } from "./branches";

/**
 * The corporate accounts of the sandbox's organizations, one each. Their numbers begin with 9990, under which no bank
 * gives any out.
 */
export type SandboxAccount = {
  holder: string;
  /** 16 digits. */
  number: string;
  branch: Branch;
  /** `returns`: the bank takes money for it and sends it back later, as for an account that was closed. */
  behaviour: "prompt" | "returns";
};

/** Whose account gives back what it gets: a company that is being wound up. */
const returning = new Set(["晚舟物流有限公司"]);

export const sandboxAccounts: readonly SandboxAccount[] = sandboxOrganizations.map(({ name }, n) => ({
  holder: name,
  number: `9990${String(21_050_000_000 + n * 10_007).padStart(12, "0")}`,
  branch: sandboxBranches[n % sandboxBranches.length]!,
  behaviour: returning.has(name) ? "returns" : "prompt",
}));

export const accountByNumber = (number: string): SandboxAccount | undefined =>
  sandboxAccounts.find((account) => account.number === number);

/** The account of an organization, by its name however written. */
export function accountByHolder(name: string): SandboxAccount | undefined {
  const wanted = normalizeOrganizationName(name);
  return sandboxAccounts.find(({ holder }) => normalizeOrganizationName(holder) === wanted);
}
