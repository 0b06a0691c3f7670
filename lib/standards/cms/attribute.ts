import { Asn1Error } from "../asn1/asn1-error";
import { Fields } from "../asn1/fields";
import { checkSetOrder, type DerNode } from "../asn1/reader";
import { TAG } from "../asn1/tags";
import { readOid } from "../asn1/values";
import { encodeOid, encodeSequence, encodeSetOf } from "../asn1/writer";

/** One signed or unsigned attribute (RFC 5652 5.3). */
export interface Attribute {
  readonly oid: string;
  /** At least one value. */
  readonly values: readonly DerNode[];
}

/** Writes an Attribute from its encoded values. */
export function encodeAttribute(oid: string, ...values: readonly Uint8Array[]): Uint8Array {
  return encodeSequence(encodeOid(oid), encodeSetOf(values));
}

/**
 * Reads the attributes of a SET OF Attribute under whatever tag. The set must be in DER order and
 * have each type once (RFC 5652 5.3 and 11). @throws Asn1Error
 */
export function readSignedAttributes(node: DerNode): Attribute[] {
  checkSetOrder(node);
  const attributes = readAttributes(node);
  if (attributes.length === 0) throw new Asn1Error("the set of signed attributes is empty", node.start);
  if (new Set(attributes.map(({ oid }) => oid)).size !== attributes.length) {
    throw new Asn1Error("a signed attribute is there twice", node.start);
  }
  return attributes;
}

/** Reads attributes in whatever order they are, as unsigned ones may be. @throws Asn1Error */
export function readAttributes(node: DerNode): Attribute[] {
  return node.children.map((child) => {
    const fields = new Fields(child, "Attribute");
    const oid = readOid(fields.next("attrType"));
    const values = fields.next("attrValues", TAG.set);
    fields.end();
    if (values.children.length === 0) throw new Asn1Error("an attribute has no value", values.start);
    return { oid, values: values.children };
  });
}

/** The attribute of one type; nothing when there is none. */
export function findAttribute(attributes: readonly Attribute[], oid: string): Attribute | undefined {
  return attributes.find((attribute) => attribute.oid === oid);
}

/** The one value of an attribute. @throws Asn1Error when it has several */
export function singleValue(attribute: Attribute): DerNode {
  const [value] = attribute.values as readonly [DerNode];
  if (attribute.values.length !== 1) throw new Asn1Error("an attribute has several values", value.start);
  return value;
}
