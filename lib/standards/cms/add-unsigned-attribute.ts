import { Asn1Error } from "../asn1/asn1-error";
import { Fields } from "../asn1/fields";
import { OID } from "../asn1/oids";
import { type DerNode, parseDer } from "../asn1/reader";
import { contextConstructed, TAG } from "../asn1/tags";
import { encode, encodeExplicit, encodeOid, encodeSequence, sortSetOf } from "../asn1/writer";
import { encodeAttribute } from "./attribute";
import { signedDataNode } from "./signed-data";

/**
 * Adds an unsigned attribute to the one signer of a CMS signature, as a time stamp is added after
 * signing. Everything else keeps its bytes.
 * @param oid attribute type, such as 1.2.840.113549.1.9.16.2.14 for a signature time stamp
 * @param value the attribute's value in DER
 * @throws Asn1Error when `cms` is not a SignedData with exactly one signer
 */
export function addUnsignedAttribute(cms: Uint8Array, oid: string, value: Uint8Array): Uint8Array {
  const data = signedDataNode(parseDer(cms));
  const signers = data.children.at(-1);
  const [signer] = signers?.children ?? [];
  if (signers?.tag !== TAG.set || signer === undefined || signers.children.length !== 1) {
    throw new Asn1Error("the message must have exactly one signer", data.start);
  }
  const others = data.children.slice(0, -1).map(({ raw }) => raw);
  const replaced = encode(TAG.set, withAttribute(signer, encodeAttribute(oid, value)));
  return encodeSequence(encodeOid(OID.signedData), encodeExplicit(0, encodeSequence(...others, replaced)));
}

function withAttribute(signer: DerNode, attribute: Uint8Array): Uint8Array {
  const fields = new Fields(signer, "SignerInfo");
  const kept: Uint8Array[] = [];
  while (!fields.done) {
    const unsigned = kept.length >= 5 ? fields.optional(contextConstructed(1)) : undefined;
    if (unsigned !== undefined) {
      fields.end();
      return encodeSequence(...kept, encodeUnsigned([...unsigned.children.map(({ raw }) => raw), attribute]));
    }
    kept.push(fields.next("field").raw);
  }
  return encodeSequence(...kept, encodeUnsigned([attribute]));
}

function encodeUnsigned(attributes: readonly Uint8Array[]): Uint8Array {
  return encode(contextConstructed(1), ...sortSetOf(attributes));
}
