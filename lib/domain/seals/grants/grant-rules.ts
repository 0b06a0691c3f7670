import { normalizeOrganizationName } from "@/lib/standards/china-ids/organization-name";
import { sameName } from "@/lib/standards/china-ids/person-name";

/** What decides whether leave to use a seal counts. Pure. */
export type GrantTerms = {
  state: string;
  notBefore: Date;
  notAfter: Date | null;
  /** Names of the others in a contract; none: anybody. */
  counterparties: readonly string[];
};

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
