import { Fields } from "../../asn1/fields";
import type { DerNode } from "../../asn1/reader";
import { contextConstructed, contextPrimitive, TAG } from "../../asn1/tags";
import { expectTag } from "../../asn1/values";
import { encode, encodeSequence } from "../../asn1/writer";
import { encodeUriName, readGeneralName } from "./general-name";

/** CRL distribution points (RFC 5280 4.2.1.13): one point for each URL. @throws Asn1Error */
export function encodeDistributionPoints(urls: readonly string[]): Uint8Array {
  return encodeSequence(
    ...urls.map((url) =>
      encodeSequence(encode(contextConstructed(0), encode(contextConstructed(0), encodeUriName(url)))),
    ),
  );
}

/** The URLs of all points; points named otherwise are passed over. @throws Asn1Error */
export function readDistributionPoints(node: DerNode): string[] {
  const urls: string[] = [];
  for (const point of expectTag(node, TAG.sequence, "cRLDistributionPoints").children) {
    const fields = new Fields(point, "DistributionPoint");
    const name = fields.optional(contextConstructed(0));
    fields.optional(contextPrimitive(1));
    fields.optional(contextConstructed(2));
    fields.end();
    for (const choice of name?.children ?? []) {
      if (choice.tag !== contextConstructed(0)) continue;
      for (const child of choice.children) {
        const general = readGeneralName(child);
        if (general.form === "uri") urls.push(general.value);
      }
    }
  }
  return urls;
}
