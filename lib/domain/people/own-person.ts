import "server-only";
import { randomBytes } from "node:crypto";
import { db, type Transaction } from "@/lib/platform/db/client";
import type { Person } from "@/lib/platform/db/generated/client";
import { DomainError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";

/** Crockford's base 32: no letters that are mistaken for digits. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** What tells two people of one name apart in their certificates: 80 random bits, never derived from who they are. */
export function newPseudonym(): string {
  const letters = Array.from(randomBytes(16), (byte) => alphabet[byte % 32]).join("");
  return `VM-${letters}`;
}

/** The person behind an account, made at the first need, with the row locked until the transaction ends. */
export async function lockOwnPerson(tx: Transaction, accountId: string): Promise<Person> {
  await tx.person.createMany({
    data: { id: newId(), accountId, pseudonym: newPseudonym() },
    skipDuplicates: true,
  });
  await tx.$queryRaw`SELECT id FROM person WHERE "accountId" = ${accountId}::uuid FOR UPDATE`;
  return tx.person.findUniqueOrThrow({ where: { accountId } });
}

/** A person whose name a register has confirmed. */
export type ProvenPerson = {
  id: string;
  accountId: string;
  name: string;
  pseudonym: string;
  verifiedAt: Date;
  /** Proven against the fictitious register only. */
  sandbox: boolean;
  /** Safe to show; the number itself stays encrypted. */
  idNumberMasked: string;
};

/** The proven person behind an account, or null as long as the name is not proven. */
export async function provenPerson(accountId: string, tx: Transaction = db()): Promise<ProvenPerson | null> {
  const person = await tx.person.findUnique({ where: { accountId } });
  return person ? asProven(person) : null;
}

/** The same where nothing goes on without it. @throws DomainError forbidden "prove_identity_first" */
export async function requireProvenPerson(accountId: string, tx: Transaction = db()): Promise<ProvenPerson> {
  const person = await provenPerson(accountId, tx);
  if (!person) throw new DomainError("forbidden", "prove_identity_first");
  return person;
}

/** The proven facts of a row, or null. */
export function asProven(person: Person): ProvenPerson | null {
  const { id, accountId, name, pseudonym, verifiedAt, sandbox, idNumberMasked } = person;
  if (!verifiedAt || name === null) return null;
  return { id, accountId, name, pseudonym, verifiedAt, sandbox, idNumberMasked: idNumberMasked ?? "" };
}
