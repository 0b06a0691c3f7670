import { Fields } from "../../asn1/fields";
import type { DerNode } from "../../asn1/reader";
import { TAG } from "../../asn1/tags";
import { readBoolean, readSmallInteger } from "../../asn1/values";
import { encodeBoolean, encodeInteger, encodeSequence } from "../../asn1/writer";

/** RFC 5280 4.2.1.9. */
export interface BasicConstraints {
  readonly ca: boolean;
  /** How many intermediate authorities may follow; unlimited when absent. */
  readonly pathLength?: number;
}

export function encodeBasicConstraints({ ca, pathLength }: BasicConstraints): Uint8Array {
  if (!ca) return encodeSequence();
  return pathLength === undefined
    ? encodeSequence(encodeBoolean(true))
    : encodeSequence(encodeBoolean(true), encodeInteger(pathLength));
}

/** @throws Asn1Error */
export function readBasicConstraints(node: DerNode): BasicConstraints {
  const fields = new Fields(node, "basicConstraints");
  const flag = fields.optional(TAG.boolean);
  const length = fields.optional(TAG.integer);
  fields.end();
  const ca = flag !== undefined && readBoolean(flag);
  return length === undefined ? { ca } : { ca, pathLength: readSmallInteger(length, "pathLenConstraint") };
}
