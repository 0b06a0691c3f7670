import { normalizeOrganizationName } from "@/lib/standards/china-ids/organization-name";
import { sameName } from "@/lib/standards/china-ids/person-name";

/** What decides whether leave to use a seal counts. Pure. */
export type GrantTerms = {
  state: string;
  notBefore: Date;
  notAfter: Date | null;
  /** Names of the others in a contract; none: anybody. */
  counterparties: readonly string[];
  /** Whose contracts; none: any contract. */
  templateIds: readonly string[];
};

/** Of a contract, what leave for some contracts alone is compared with. */
export type ContractOfUse = {
  /** Names of all other parties, as the sender wrote them. */
  counterparties: readonly string[];
  /** Whose contract it is; null where it was made of no template, or is no longer what that is. */
  templateId: string | null;
};

/** Whether leave covers a contract, by its others and by its template. */
export const coversContract = (grant: GrantTerms, contract: ContractOfUse): boolean =>
  coversCounterparties(grant.counterparties, contract.counterparties) && coversTemplate(grant.templateIds, contract);

/** Whether leave for some templates covers a contract. */
export const coversTemplate = (allowed: readonly string[], { templateId }: ContractOfUse): boolean =>
  allowed.length === 0 || (templateId !== null && allowed.includes(templateId));

/** How leave to use a seal stands at a time; `ended` also where its time or whoever had it is gone. */
export type GrantStanding = "waiting" | "later" | "counts" | "over" | "ended";

/** How a grant stands by itself: without whoever has it, and without the one that it was passed on from. */
export function grantStanding({ state, notBefore, notAfter }: GrantTerms, now: Date): GrantStanding {
  if (state === "waiting") return notAfter && notAfter <= now ? "over" : "waiting";
  if (state !== "given") return "ended";
  if (notAfter && notAfter <= now) return "over";
  return notBefore <= now ? "counts" : "later";
}

/**
 * Whether a grant covers a contract with these others. One that is for some names alone covers no contract in which
 * anybody else stands, and none with nobody else in it.
 * @param others as the sender wrote them
 */
export function coversCounterparties(allowed: readonly string[], others: readonly string[]): boolean {
  if (allowed.length === 0) return true;
  return others.length > 0 && others.every((other) => allowed.some((name) => isSameParty(name, other)));
}

/**
 * Whether two names are the same party's: equal as organizations' names are compared (brackets, widths, legal forms in
 * Latin letters), or as people's are. No abbreviation counts: it could be another's.
 */
export function isSameParty(a: string, b: string): boolean {
  const [first, second] = [normalizeOrganizationName(a), normalizeOrganizationName(b)];
  return (first !== "" && first === second) || (a.trim() !== "" && sameName(a, b));
}
