import type { DerNode } from "../../asn1/reader";
import { TAG } from "../../asn1/tags";
import { expectTag } from "../../asn1/values";
import { type GeneralName, readGeneralName } from "./general-name";

/** RFC 5280 4.2.1.6. @throws Asn1Error */
export function readSubjectAltName(node: DerNode): GeneralName[] {
  return expectTag(node, TAG.sequence, "subjectAltName").children.map(readGeneralName);
}
