import { Fields } from "../../asn1/fields";
import { type DerNode, parseDer } from "../../asn1/reader";
import { TAG } from "../../asn1/tags";
import { readBoolean, readOid } from "../../asn1/values";
import { encodeBoolean, encodeOctetString, encodeOid, encodeSequence } from "../../asn1/writer";

/** One certificate extension (RFC 5280 4.2) with its value still encoded. */
export interface Extension {
  readonly oid: string;
  readonly critical: boolean;
  /** The DER inside extnValue. */
  readonly value: Uint8Array;
  /** Whether `critical` was written out although false, which DER forbids for a default (X.690 11.5). */
  readonly explicitDefault?: boolean;
}

/** Writes an Extension; `critical` is left out when false. */
export function encodeExtension(oid: string, critical: boolean, value: Uint8Array): Uint8Array {
  return critical
    ? encodeSequence(encodeOid(oid), encodeBoolean(true), encodeOctetString(value))
    : encodeSequence(encodeOid(oid), encodeOctetString(value));
}

/** Reads an Extension. @throws Asn1Error */
export function readExtension(node: DerNode): Extension {
  const fields = new Fields(node, "Extension");
  const oid = readOid(fields.next("extnID"));
  const critical = fields.optional(TAG.boolean);
  const value = fields.next("extnValue", TAG.octetString);
  fields.end();
  const isCritical = critical !== undefined && readBoolean(critical);
  return {
    oid,
    critical: isCritical,
    value: value.content,
    ...(critical !== undefined && !isCritical ? { explicitDefault: true } : {}),
  };
}

/** The parsed value of an extension. @throws Asn1Error */
export function extensionNode(extension: Extension): DerNode {
  return parseDer(extension.value);
}
