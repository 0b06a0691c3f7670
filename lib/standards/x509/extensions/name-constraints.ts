import { Asn1Error } from "../../asn1/asn1-error";
import { Fields } from "../../asn1/fields";
import type { DerNode } from "../../asn1/reader";
import { contextConstructed } from "../../asn1/tags";
import { encode, encodeSequence } from "../../asn1/writer";
import { type GeneralName, readGeneralName } from "./general-name";

/** RFC 5280 4.2.1.10. */
export interface NameConstraints {
  readonly permitted: readonly GeneralName[];
  readonly excluded: readonly GeneralName[];
}

/** Writes subtrees from encoded GeneralNames. */
export function encodeNameConstraints(permitted: readonly Uint8Array[], excluded: readonly Uint8Array[]): Uint8Array {
  const subtrees = (number: number, bases: readonly Uint8Array[]) =>
    bases.length === 0 ? [] : [encode(contextConstructed(number), ...bases.map((base) => encodeSequence(base)))];
  return encodeSequence(...subtrees(0, permitted), ...subtrees(1, excluded));
}

/** Minimum and maximum are refused: RFC 5280 does not use them. @throws Asn1Error */
export function readNameConstraints(node: DerNode): NameConstraints {
  const fields = new Fields(node, "nameConstraints");
  const permitted = fields.optional(contextConstructed(0));
  const excluded = fields.optional(contextConstructed(1));
  fields.end();
  if (permitted === undefined && excluded === undefined) throw new Asn1Error("nameConstraints is empty", node.start);
  return { permitted: readSubtrees(permitted), excluded: readSubtrees(excluded) };
}

function readSubtrees(node: DerNode | undefined): GeneralName[] {
  return (node?.children ?? []).map((subtree) => {
    const fields = new Fields(subtree, "GeneralSubtree");
    const base = readGeneralName(fields.next("base"));
    fields.end();
    return base;
  });
}
