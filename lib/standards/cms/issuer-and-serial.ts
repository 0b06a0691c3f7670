import { Fields } from "../asn1/fields";
import type { DerNode } from "../asn1/reader";
import { contextPrimitive, TAG } from "../asn1/tags";
import { encode, encodeSequence } from "../asn1/writer";
import type { Certificate } from "../x509/certificate";
import { type Name, namesEqual, readName } from "../x509/name";

/** How a SignerInfo names its signer's certificate (RFC 5652 5.3). */
export type SignerIdentifier =
  | { readonly kind: "issuer-and-serial"; readonly issuer: Name; readonly serial: Uint8Array }
  | { readonly kind: "key-identifier"; readonly identifier: Uint8Array };

/** IssuerAndSerialNumber of a certificate. */
export function encodeIssuerAndSerial(certificate: Certificate): Uint8Array {
  return encodeSequence(certificate.issuer.raw, encode(TAG.integer, certificate.serial));
}

/** @throws Asn1Error */
export function readSignerIdentifier(node: DerNode): SignerIdentifier {
  if (node.tag === contextPrimitive(0)) return { kind: "key-identifier", identifier: node.content };
  const fields = new Fields(node, "IssuerAndSerialNumber");
  const issuer = readName(fields.next("issuer"));
  const serial = fields.next("serialNumber", TAG.integer).content;
  fields.end();
  return { kind: "issuer-and-serial", issuer, serial };
}

/** Whether an identifier names this certificate. @throws Asn1Error when the certificate's extension is malformed */
export function identifies(identifier: SignerIdentifier, certificate: Certificate): boolean {
  if (identifier.kind === "key-identifier") {
    const own = certificate.subjectKeyIdentifier;
    return own !== undefined && Buffer.compare(own, identifier.identifier) === 0;
  }
  return (
    Buffer.compare(identifier.serial, certificate.serial) === 0 && namesEqual(identifier.issuer, certificate.issuer)
  );
}
