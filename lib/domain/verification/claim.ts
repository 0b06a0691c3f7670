import "server-only";
import type { Person } from "@/lib/platform/db/generated/client";
import { invalid } from "@/lib/platform/errors";
import { decrypt } from "@/lib/platform/secrets/envelope";
import { readBankCard } from "@/lib/standards/china-ids/bank-card";
import { readIdentityNumber } from "@/lib/standards/china-ids/identity-number";
import { readMobileNumber } from "@/lib/standards/china-ids/mobile-number";
import { nameFault, tidyName } from "@/lib/standards/china-ids/person-name";
import { documentIndexOf } from "./document-index";
import { type DocumentKind, kindOfNumber, readDocument } from "./documents";

/**
 * What is being proven, read and normalized. It lives in its request, or encrypted in its step for as long as an answer
 * is still to come.
 */
export type Claim = {
  name: string;
  documentKind: DocumentKind;
  /** Normalized, as `readDocument` keeps it. */
  idNumber: string;
  documentIndex: Uint8Array<ArrayBuffer>;
  /** The state that issued a passport: its three letters. */
  nationality?: string;
  mobile?: string;
  card?: string;
};

/** Birth dates are calendar dates of China, eight hours ahead of UTC the whole year. Output: YYYY-MM-DD. */
export const dateInChina = (time: Date): string => new Date(time.getTime() + 8 * 3600_000).toISOString().slice(0, 10);

/** Reads a name. @throws DomainError invalid `name_…`, field `name` */
export function readName(typed: string): string {
  const name = tidyName(typed);
  const wrong = nameFault(name);
  if (wrong) throw invalid(`name_${wrong}`, { field: "name" });
  return name;
}

/** Reads what was typed. @throws DomainError invalid `name_…` or `identity_number_…`, with the field */
export function readClaim(typed: { name: string; idNumber: string }, now: Date): Claim {
  const name = readName(typed.name);
  const reading = readIdentityNumber(typed.idNumber, dateInChina(now));
  if (!reading.ok) throw invalid(`identity_number_${reading.reason}`, { field: "idNumber" });
  return claimOf(name, kindOfNumber(reading.normalized), reading.normalized);
}

/** Reads a document's number. @throws DomainError invalid with the field `name`, `number` or `country` */
export function readDocumentClaim(
  typed: { name: string; kind: DocumentKind; number: string; country: string },
  now: Date,
): Claim {
  const name = readName(typed.name);
  const reading = readDocument(typed.kind, typed.number, typed.country, dateInChina(now));
  if (!reading.ok) throw invalid(reading.code, { field: reading.field });
  return claimOf(name, typed.kind, reading.normalized);
}

/** The claim of a person who is proven: the same document, without being typed again. Null while nothing is proven. */
export function provenClaim(person: Person): Claim | null {
  if (!person.verifiedAt || person.name === null || !person.idNumberCipher || !person.documentKind) return null;
  const idNumber = decrypt(person.idNumberCipher, { table: "person", column: "idNumberCipher", row: person.id });
  return claimOf(person.name, person.documentKind as DocumentKind, idNumber.toString("utf8"));
}

/** Reads a phone's number. @throws DomainError invalid `mobile_…`, field `mobile` */
export function readMobile(typed: string): string {
  const reading = readMobileNumber(typed);
  if (!reading.ok) throw invalid(`mobile_${reading.reason}`, { field: "mobile" });
  return reading.normalized;
}

/** Reads a bank card's number. @throws DomainError invalid `card_…`, field `card` */
export function readCard(typed: string): string {
  const reading = readBankCard(typed);
  if (!reading.ok) throw invalid(`card_${reading.reason}`, { field: "card" });
  return reading.normalized;
}

/** A claim of parts that are read already. */
export const claimOf = (name: string, documentKind: DocumentKind, idNumber: string): Claim => ({
  name,
  documentKind,
  idNumber,
  documentIndex: documentIndexOf(idNumber),
  ...(documentKind === "passport" && { nationality: idNumber.split(" ")[0] ?? "" }),
});
