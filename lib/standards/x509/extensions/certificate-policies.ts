import { Asn1Error } from "../../asn1/asn1-error";
import { Fields } from "../../asn1/fields";
import { OID } from "../../asn1/oids";
import type { DerNode } from "../../asn1/reader";
import { readText } from "../../asn1/strings";
import { TAG } from "../../asn1/tags";
import { expectTag, readOid } from "../../asn1/values";
import { encodeIa5String, encodeOid, encodeSequence } from "../../asn1/writer";

/** One policy of RFC 5280 4.2.1.4. */
export interface CertificatePolicy {
  readonly oid: string;
  /** Where the certification practice statement is published. */
  readonly cps?: string;
}

/** @throws Asn1Error */
export function encodeCertificatePolicies(policies: readonly CertificatePolicy[]): Uint8Array {
  return encodeSequence(
    ...policies.map(({ oid, cps }) =>
      cps === undefined
        ? encodeSequence(encodeOid(oid))
        : encodeSequence(encodeOid(oid), encodeSequence(encodeSequence(encodeOid(OID.cps), encodeIa5String(cps)))),
    ),
  );
}

/** Qualifiers other than the CPS pointer are passed over. @throws Asn1Error */
export function readCertificatePolicies(node: DerNode): CertificatePolicy[] {
  expectTag(node, TAG.sequence, "certificatePolicies");
  if (node.children.length === 0) throw new Asn1Error("certificatePolicies is empty", node.start);
  return node.children.map(readPolicy);
}

function readPolicy(node: DerNode): CertificatePolicy {
  const fields = new Fields(node, "PolicyInformation");
  const oid = readOid(fields.next("policyIdentifier"));
  const qualifiers = fields.optional(TAG.sequence);
  fields.end();
  for (const qualifier of qualifiers?.children ?? []) {
    const parts = new Fields(qualifier, "PolicyQualifierInfo");
    const isCps = readOid(parts.next("policyQualifierId")) === OID.cps;
    const value = parts.next("qualifier");
    parts.end();
    if (isCps) return { oid, cps: readText(expectTag(value, TAG.ia5String, "the CPS pointer")) };
  }
  return { oid };
}
