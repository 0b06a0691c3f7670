import { Asn1Error } from "../../asn1/asn1-error";
import { onlyChild } from "../../asn1/fields";
import type { DerNode } from "../../asn1/reader";
import { IA5, latin1 } from "../../asn1/strings";
import { contextConstructed, contextPrimitive } from "../../asn1/tags";
import { encodeExplicit, encodeIa5String } from "../../asn1/writer";
import { type Name, readName } from "../name";

/** A GeneralName (RFC 5280 4.2.1.6). Forms that are never compared here keep only their tag and bytes. */
export type GeneralName =
  | { readonly form: "email" | "dns" | "uri"; readonly value: string }
  | { readonly form: "directory"; readonly name: Name }
  | { readonly form: "ip"; readonly octets: Uint8Array }
  | { readonly form: "other"; readonly tag: number; readonly raw: Uint8Array };

const TEXT_FORMS = { 1: "email", 2: "dns", 6: "uri" } as const;

/** @throws Asn1Error */
export function readGeneralName(node: DerNode): GeneralName {
  const number = node.tag & 0x1f;
  if ((node.tag & 0xc0) !== 0x80 || number > 8) throw new Asn1Error("this is not a GeneralName", node.start);
  if (number === 1 || number === 2 || number === 6) {
    if (node.tag !== contextPrimitive(number)) throw new Asn1Error("a malformed GeneralName", node.start);
    const value = latin1(node.content);
    if (!IA5.test(value)) throw new Asn1Error("a GeneralName that is not ASCII", node.start);
    return { form: TEXT_FORMS[number], value };
  }
  if (node.tag === contextConstructed(4)) {
    return { form: "directory", name: readName(onlyChild(node, "directoryName")) };
  }
  if (node.tag === contextPrimitive(7)) return { form: "ip", octets: node.content };
  return { form: "other", tag: node.tag, raw: node.raw };
}

/** A uniformResourceIdentifier. @throws Asn1Error when not ASCII */
export function encodeUriName(uri: string): Uint8Array {
  return encodeIa5String(uri, contextPrimitive(6));
}

/** A directoryName from an encoded Name. */
export function encodeDirectoryName(name: Uint8Array): Uint8Array {
  return encodeExplicit(4, name);
}
