import "server-only";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { invalid } from "@/lib/platform/errors";
import { maskPersonName } from "@/lib/standards/china-ids/masks";
import { tidyOrganizationName } from "@/lib/standards/china-ids/organization-name";
import { askRegister } from "./ask-register";
import { requireOperator } from "./operator";
import type { Listing, SearchInput, SearchResult } from "./organization.schema";
import { looksLikeNumber, readOrganizationNumber } from "./read-number";
import { type BusinessRegister, mostFound, type RegisterProfile } from "./register-provider";
import { businessRegister } from "./registers";

/** Fewer characters than this find half the register. */
const fewest = 2;

/**
 * Searches the register by a part of a name, or by a number, which is examined before anybody is asked.
 * @throws DomainError forbidden `prove_identity_first`, `operator_level_too_low`; invalid `search_too_short` or `credit_code_…`, field `query`
 */
export async function searchRegister(
  actor: Actor,
  { query }: SearchInput,
  { register = businessRegister() }: { register?: BusinessRegister } = {},
): Promise<SearchResult> {
  await requireOperator(actor);
  const wanted = readQuery(query);
  const found = await askRegister(register.id, (signal) => register.search(wanted, signal));
  if (found.outcome !== "found") return { outcome: found.outcome };
  return {
    outcome: "found",
    listings: await asListings(found.profiles),
    more: found.profiles.length >= mostFound,
  };
}

function readQuery(typed: string): string {
  if (looksLikeNumber(typed)) {
    const reading = readOrganizationNumber(typed);
    if (!reading.ok) throw invalid(reading.reason, { field: "query" });
    return reading.normalized;
  }
  const name = tidyOrganizationName(typed);
  if ([...name].length < fewest) throw invalid("search_too_short", { field: "query", fewest });
  return name;
}

/** What a search shows. The representative's name is masked: the operator is to know it. */
async function asListings(profiles: readonly RegisterProfile[]): Promise<Listing[]> {
  const numbers = profiles.flatMap(({ creditCode, registrationNumber }) => [creditCode, registrationNumber]);
  const known = numbers.filter((number) => number !== null);
  const verified = await db().organization.findMany({
    where: {
      state: { notIn: ["unverified", "closed"] },
      OR: [{ creditCode: { in: known } }, { registrationNumber: { in: known } }],
    },
    select: { creditCode: true, registrationNumber: true },
  });
  const here = new Set(verified.flatMap((one) => [one.creditCode, one.registrationNumber]));
  return profiles.flatMap(({ creditCode, registrationNumber, legalRepresentative, ...rest }) => {
    const code = creditCode ?? registrationNumber;
    if (code === null) return [];
    const { kind, name, registerState, address, establishedOn } = rest;
    return {
      kind,
      name,
      code,
      registerState,
      address,
      establishedOn,
      legalRepresentative: legalRepresentative && maskPersonName(legalRepresentative),
      verified: here.has(code),
    };
  });
}
