import "server-only";
import { env } from "@/lib/platform/env";
import { invalid } from "@/lib/platform/errors";
import { type CnapsFault, readCnaps } from "@/lib/standards/china-ids/cnaps";
import type { Branch } from "./branch";
import { readBranchFile } from "./branch-file";
import { sandboxBranches } from "./sandbox/branches";
import { sandboxBankOpen } from "./sandbox/sandbox-bank-open";

export const mostBranches = 20;
const longestQuery = 60;

/** The branches that can be searched: the sandbox's, the operator's file, or none where there is no file. */
async function directory(): Promise<readonly Branch[]> {
  if (sandboxBankOpen()) return sandboxBranches;
  const file = env().BRANCH_DIRECTORY;
  return file ? readBranchFile(file) : [];
}

/**
 * Branches whose bank, name, city or code has every word of a query in it.
 * @returns at most twenty, those first whose name begins with the query
 */
export async function searchBranches(query: string): Promise<Branch[]> {
  const words = plain(query.slice(0, longestQuery))
    .split(/\s+/u)
    .filter((word) => word !== "");
  if (words.length === 0) return [];
  const found: Branch[] = [];
  for (const one of await directory()) {
    const text = plain(`${one.bank} ${one.branch} ${one.city ?? ""} ${one.cnaps}`);
    if (words.every((word) => text.includes(word))) found.push(one);
    // Enough to choose the best of, of a directory of a hundred thousand.
    if (found.length === 500) break;
  }
  const rank = ({ branch }: Branch) => (plain(branch).startsWith(words[0]!) ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b)).slice(0, mostBranches);
}

const plain = (text: string) => text.normalize("NFKC").toLowerCase().trim();

const faultCodes: Record<CnapsFault, string> = {
  empty: "cnaps_empty",
  characters: "cnaps_characters",
  too_short: "cnaps_too_short",
  too_long: "cnaps_too_long",
  check_digit: "cnaps_check_digit",
};

/**
 * The branch of a code that was typed or chosen. A directory of the operator's may lack new branches, so a code with a
 * right check digit is taken without one; the sandbox has the branches that it has.
 * @throws DomainError invalid `cnaps_…` with field `cnaps`, `branch_unknown`
 */
export async function findBranch(typed: string): Promise<Branch> {
  const code = readCnaps(typed);
  if (!code.ok) throw invalid(faultCodes[code.reason], { field: "cnaps" });
  const branches = await directory();
  const cnaps = code.normalized;
  const found = branches.find((one) => one.cnaps === cnaps);
  if (found) return found;
  if (sandboxBankOpen()) throw invalid("branch_unknown", { field: "cnaps" });
  const sameBank = branches.find((one) => one.cnaps.startsWith(code.bank));
  return { cnaps, bank: sameBank?.bank ?? "", branch: "", city: null };
}
