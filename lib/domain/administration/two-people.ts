import "server-only";
import { asProven } from "@/lib/domain/people/own-person";
import { db, type Transaction } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { conflict, forbidden } from "@/lib/platform/errors";
import { asksRealProvider } from "@/lib/platform/provider-settings";

/** What is asked about an administrator where two of them decide together. */
type Decider = {
  enabled: boolean;
  /** Her name is proven, in earnest wherever anybody's is, and the proof is in force. */
  named: boolean;
  /** Blind indexes of the documents that were found to be hers, in hexadecimal. */
  documents: readonly string[];
};

/**
 * The gate of everything that takes two administrators: both still work here, they are two accounts, two people as far as
 * their documents tell, and, where `OFFICE_PROVEN_NAMES` says so, both of proven name. Comes after `requireAdministrator`.
 * @param before who decided the same before her; null: no administrator did. None where she is the first
 * @throws DomainError forbidden `office_name_needed`, `needs_another_administrator`, `needs_another_person`; conflict
 *   `first_administrator_gone`, `first_administrator_unnamed`
 */
export async function requireDecider(
  tx: Transaction,
  { id: own }: { id: string },
  before: readonly (string | null)[] = [],
): Promise<void> {
  const deciders = await readDeciders(tx, [own, ...before]);
  const herself = deciders.get(own);
  if (!herself || !hasName(herself)) throw forbidden("office_name_needed");
  for (const id of before) {
    if (id === own) throw forbidden("needs_another_administrator");
    const first = id === null ? undefined : deciders.get(id);
    if (!first?.enabled) throw conflict("first_administrator_gone");
    if (first.documents.some((one) => herself.documents.includes(one))) throw forbidden("needs_another_person");
    if (!hasName(first)) throw conflict("first_administrator_unnamed");
  }
}

/** Those whose word counts when another decides after them: they still work here, under the name that is asked for. */
export async function stillVouching(tx: Transaction, ids: readonly string[]): Promise<string[]> {
  const deciders = await readDeciders(tx, ids);
  return ids.filter((id) => {
    const one = deciders.get(id);
    return one?.enabled && hasName(one);
  });
}

/** Whether an administrator has to prove her own name before she decides anything that takes two. */
export async function lacksName({ id }: { id: string }): Promise<boolean> {
  const decider = (await readDeciders(db(), [id])).get(id);
  return !decider || !hasName(decider);
}

const hasName = ({ named }: Decider): boolean => named || !env().OFFICE_PROVEN_NAMES;

async function readDeciders(tx: Transaction, ids: readonly (string | null)[]): Promise<Map<string, Decider>> {
  const rows = await tx.administrator.findMany({
    where: { id: { in: ids.filter((id) => id !== null) } },
    select: { id: true, disabledAt: true, account: { select: { person: { include: { verifications: matched } } } } },
  });
  return new Map(
    rows.map(({ id, disabledAt, account: { person } }) => {
      const inForce = person !== null && asProven(person) !== null && person.restrictedAt === null;
      // A fictitious check proves nobody where others are checked in earnest.
      const named = inForce && !(person.sandbox && asksRealProvider(env().PROVIDERS));
      const steps = person?.verifications.flatMap((flow) => flow.steps) ?? [];
      const indexes = [person?.idNumberIndex, ...steps.map(({ documentIndex }) => documentIndex)];
      const documents = indexes.flatMap((index) => (index ? [Buffer.from(index).toString("hex")] : []));
      return [id, { enabled: disabledAt === null, named, documents }];
    }),
  );
}

/**
 * A number belongs to one account alone. The same person on another account stays unproven there, but the check that
 * found the number to be hers is kept for a time.
 */
const matched = {
  where: { organizationId: null },
  select: { steps: { where: { outcome: "match" }, select: { documentIndex: true } } },
} as const;
