import { Asn1Error } from "../asn1/asn1-error";
import { Fields } from "../asn1/fields";
import { OID } from "../asn1/oids";
import type { DerNode } from "../asn1/reader";
import { readText } from "../asn1/strings";
import { TAG } from "../asn1/tags";
import { expectTag, readOid } from "../asn1/values";
import {
  encodeIa5String,
  encodeOid,
  encodePrintableString,
  encodeSequence,
  encodeSetOf,
  encodeUtf8String,
} from "../asn1/writer";

/** One attribute of a distinguished name. */
export interface NameAttribute {
  /** The attribute type's object identifier. */
  readonly type: string;
  readonly value: string;
  /** The identifier octet of the string type it is written in. */
  readonly tag: number;
}

/** A distinguished name (RFC 5280 4.1.2.4) as it was read, with its exact bytes. */
export interface Name {
  readonly raw: Uint8Array;
  /** Relative names from the top (country) down; nearly always of one attribute each. */
  readonly rdns: readonly (readonly NameAttribute[])[];
}

/** The attributes a name can be built from. */
export interface NameFields {
  /** Two capital letters of ISO 3166-1. */
  readonly country?: string;
  readonly stateOrProvince?: string;
  readonly locality?: string;
  readonly organization?: string;
  readonly organizationalUnit?: string;
  /** EN 319 412-1 5.1.4, such as `NTRCN-91350211M000100Y43`. */
  readonly organizationIdentifier?: string;
  readonly title?: string;
  readonly surname?: string;
  readonly givenName?: string;
  readonly pseudonym?: string;
  /** X.520 serialNumber: what tells two people of one name apart. Printable characters only. */
  readonly serialNumber?: string;
  readonly commonName?: string;
  readonly emailAddress?: string;
}

/** The order in which attributes are written, from the widest to the person. */
export const NAME_FIELDS = [
  "country",
  "stateOrProvince",
  "locality",
  "organization",
  "organizationalUnit",
  "organizationIdentifier",
  "title",
  "surname",
  "givenName",
  "pseudonym",
  "serialNumber",
  "commonName",
  "emailAddress",
] as const satisfies readonly (keyof NameFields)[];

/**
 * A distinguished name. Country and serialNumber are PrintableString (X.520), emailAddress is
 * IA5String, everything else UTF8String (RFC 5280 4.1.2.4). Empty and missing fields are left out.
 * @throws Asn1Error when a value cannot be written in its type
 */
export function encodeName(fields: NameFields): Uint8Array {
  const rdns: Uint8Array[] = [];
  for (const field of NAME_FIELDS) {
    const value = fields[field];
    if (value === undefined || value === "") continue;
    rdns.push(encodeSetOf([encodeSequence(encodeOid(OID[field]), encodeValue(field, value))]));
  }
  return encodeSequence(...rdns);
}

function encodeValue(field: keyof NameFields, value: string): Uint8Array {
  if (field === "country" || field === "serialNumber") return encodePrintableString(value);
  return field === "emailAddress" ? encodeIa5String(value) : encodeUtf8String(value);
}

/** Reads a Name. @throws Asn1Error */
export function readName(node: DerNode): Name {
  expectTag(node, TAG.sequence, "a name");
  const rdns = node.children.map((rdn) => {
    expectTag(rdn, TAG.set, "a relative name");
    if (rdn.children.length === 0) throw new Asn1Error("an empty relative name", rdn.start);
    return rdn.children.map(readAttribute);
  });
  return { raw: node.raw, rdns };
}

function readAttribute(node: DerNode): NameAttribute {
  const fields = new Fields(node, "AttributeTypeAndValue");
  const type = readOid(fields.next("type"));
  const value = fields.next("value");
  fields.end();
  return { type, value: readText(value), tag: value.tag };
}

/** The first value of an attribute, by object identifier. */
export function nameValue(name: Name, type: string): string | undefined {
  for (const rdn of name.rdns) {
    for (const attribute of rdn) if (attribute.type === type) return attribute.value;
  }
  return undefined;
}

const LABELS: Record<string, string> = {
  [OID.commonName]: "CN",
  [OID.surname]: "SN",
  [OID.serialNumber]: "SERIALNUMBER",
  [OID.country]: "C",
  [OID.locality]: "L",
  [OID.stateOrProvince]: "ST",
  [OID.street]: "STREET",
  [OID.organization]: "O",
  [OID.organizationalUnit]: "OU",
  [OID.title]: "TITLE",
  [OID.givenName]: "GN",
  [OID.pseudonym]: "PSEUDONYM",
  [OID.organizationIdentifier]: "ORGANIZATIONIDENTIFIER",
  [OID.domainComponent]: "DC",
  [OID.userId]: "UID",
  [OID.emailAddress]: "EMAIL",
};

/** A name for people to read, most specific part first, escaped as RFC 4514 2.4: `CN=张伟, O=…, C=CN`. */
export function formatName(name: Name): string {
  return name.rdns
    .toReversed()
    .map((rdn) => rdn.map(({ type, value }) => `${LABELS[type] ?? type}=${escapeValue(value)}`).join("+"))
    .join(", ");
}

function escapeValue(value: string): string {
  return value
    .replace(/[\\,+"<>;=]/g, "\\$&")
    .replace(/^[ #]/, "\\$&")
    .replace(/ $/, "\\ ")
    .replace(/\p{Cc}/gu, (control) => `\\${control.charCodeAt(0).toString(16).padStart(2, "0")}`);
}

/** Whether two names are the same: equal bytes, or equal after the folding of case and space of RFC 5280 7.1. */
export function namesEqual(a: Name, b: Name): boolean {
  if (Buffer.compare(a.raw, b.raw) === 0) return true;
  return a.rdns.length === b.rdns.length && a.rdns.every((rdn, i) => rdnsEqual(rdn, b.rdns[i]));
}

/** Whether `name` lies in the subtree that `base` is the top of (RFC 5280 4.2.1.10, directoryName). */
export function isWithinName(name: Name, base: Name): boolean {
  return base.rdns.length <= name.rdns.length && base.rdns.every((rdn, i) => rdnsEqual(rdn, name.rdns[i]));
}

function rdnsEqual(a: readonly NameAttribute[], b: readonly NameAttribute[] | undefined): boolean {
  if (b === undefined || a.length !== b.length) return false;
  return a.every(({ type, value }) => b.some((other) => other.type === type && fold(other.value) === fold(value)));
}

function fold(value: string): string {
  return value.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();
}
