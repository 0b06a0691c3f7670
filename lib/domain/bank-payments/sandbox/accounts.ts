import { sandboxOrganizations } from "@/lib/domain/organizations/sandbox/organizations";
import { normalizeOrganizationName } from "@/lib/standards/china-ids/organization-name";
import type { Branch } from "../branch";
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
};

export const sandboxAccounts: readonly SandboxAccount[] = sandboxOrganizations.map(({ name }, n) => ({
  holder: name,
  number: `9990${String(21_050_000_000 + n * 10_007).padStart(12, "0")}`,
  branch: sandboxBranches[n % sandboxBranches.length]!,
}));

export const accountByNumber = (number: string): SandboxAccount | undefined =>
  sandboxAccounts.find((account) => account.number === number);

/** The account of an organization, by its name however written. */
export function accountByHolder(name: string): SandboxAccount | undefined {
  const wanted = normalizeOrganizationName(name);
  return sandboxAccounts.find(({ holder }) => normalizeOrganizationName(holder) === wanted);
}
