import { roles } from "@/lib/domain/organizations/policy";

/**
 * Who may do what with an organization's seals, as a table. Keeping a seal, using it and looking after its uses are
 * different people's duties, as they are of a seal of stone. Pure.
 */
export const sealDuties = ["keeper", "auditor"] as const;
export type SealDuty = (typeof sealDuties)[number];

export const sealDeeds = [
  /** See all of its seals. */
  "look",
  /** Make, change, suspend and destroy them. */
  "manage",
  /** Say who may use them. */
  "grant",
  /** Read their logs and uses. */
  "audit",
  /** Say whose duty keeping and auditing is. */
  "appoint",
] as const;
export type SealDeed = (typeof sealDeeds)[number];

const ofOwner: readonly SealDeed[] = sealDeeds;
const ofDuty: Record<SealDuty, readonly SealDeed[]> = {
  keeper: ["look", "manage", "grant"],
  auditor: ["look", "audit"],
};

/** What may be done while the organization is not in operation, or not verified any more. */
const whileStopped: readonly SealDeed[] = ["look", "audit"];
const looksOnly = ["suspended", "dissolved"];

/** Whether a member may do a deed; unknown roles, duties and states: no. */
export function mayWithSeals(
  deed: SealDeed,
  { role, sealDuty }: { role: string; sealDuty: string | null },
  organizationState: string,
): boolean {
  if (!roles.some((known) => known === role)) return false;
  const own = role === "owner" ? ofOwner : isDuty(sealDuty) ? ofDuty[sealDuty] : [];
  if (!own.includes(deed)) return false;
  return organizationState === "verified" || (looksOnly.includes(organizationState) && whileStopped.includes(deed));
}

const isDuty = (value: string | null): value is SealDuty => sealDuties.some((duty) => duty === value);
