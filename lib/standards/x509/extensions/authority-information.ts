import { Fields } from "../../asn1/fields";
import { OID } from "../../asn1/oids";
import type { DerNode } from "../../asn1/reader";
import { TAG } from "../../asn1/tags";
import { expectTag, readOid } from "../../asn1/values";
import { encodeOid, encodeSequence } from "../../asn1/writer";
import { encodeUriName, readGeneralName } from "./general-name";

/** Where a certificate's status and its issuer's certificate are found (RFC 5280 4.2.2.1). */
export interface AuthorityInformation {
  readonly ocsp: readonly string[];
  readonly caIssuers: readonly string[];
}

/** @throws Asn1Error */
export function encodeAuthorityInformation({ ocsp, caIssuers }: AuthorityInformation): Uint8Array {
  return encodeSequence(
    ...ocsp.map((url) => encodeSequence(encodeOid(OID.accessOcsp), encodeUriName(url))),
    ...caIssuers.map((url) => encodeSequence(encodeOid(OID.accessCaIssuers), encodeUriName(url))),
  );
}

/** Other access methods and other forms of name are passed over. @throws Asn1Error */
export function readAuthorityInformation(node: DerNode): AuthorityInformation {
  const ocsp: string[] = [];
  const caIssuers: string[] = [];
  for (const description of expectTag(node, TAG.sequence, "authorityInfoAccess").children) {
    const fields = new Fields(description, "AccessDescription");
    const method = readOid(fields.next("accessMethod"));
    const location = readGeneralName(fields.next("accessLocation"));
    fields.end();
    if (location.form !== "uri") continue;
    if (method === OID.accessOcsp) ocsp.push(location.value);
    if (method === OID.accessCaIssuers) caIssuers.push(location.value);
  }
  return { ocsp, caIssuers };
}
