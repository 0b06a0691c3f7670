import { Fields } from "../asn1/fields";
import { type DerNode, parseDer } from "../asn1/reader";
import { contextConstructed, TAG } from "../asn1/tags";
import { readBoolean, readInteger, readOid, readSmallInteger } from "../asn1/values";
import { encodeBoolean, encodeInteger, encodeOid, encodeSequence, encodeUnsigned } from "../asn1/writer";
import { DIGEST_LENGTH, type DigestAlgorithm } from "../x509/algorithms";
import { encodeMessageImprint, type MessageImprint, readMessageImprint } from "./message-imprint";

export interface TimeStampRequestInput {
  /** Digest of what is to be stamped. */
  readonly imprint: Uint8Array;
  /** By default SHA-256. */
  readonly hashAlgorithm?: DigestAlgorithm;
  /** Random octets, 8 or more, that the answer must repeat; taken as a non-negative number. */
  readonly nonce?: Uint8Array;
  /** Whether the answer is to hold the authority's certificates; by default true. */
  readonly certReq?: boolean;
  /** Object identifier of the policy that is wanted. */
  readonly policy?: string;
}

/** A parsed TimeStampReq (RFC 3161 2.4.1). */
export interface TimeStampRequest {
  readonly version: number;
  readonly messageImprint: MessageImprint;
  readonly policy: string | undefined;
  readonly nonce: bigint | undefined;
  readonly certReq: boolean;
  /** Object identifiers of the extensions, critical or not. */
  readonly extensions: readonly string[];
}

/** A TimeStampReq in DER. @throws RangeError when the imprint has another length than its algorithm gives */
export function buildTimeStampRequest(input: TimeStampRequestInput): Uint8Array {
  const { imprint, hashAlgorithm = "sha256", nonce, certReq = true, policy } = input;
  if (imprint.length !== DIGEST_LENGTH[hashAlgorithm]) throw new RangeError("the imprint has the wrong length");
  return encodeSequence(
    encodeInteger(1),
    encodeMessageImprint(hashAlgorithm, imprint),
    ...(policy === undefined ? [] : [encodeOid(policy)]),
    ...(nonce === undefined ? [] : [encodeUnsigned(nonce)]),
    ...(certReq ? [encodeBoolean(true)] : []),
  );
}

/** Parses a TimeStampReq. @throws Asn1Error */
export function parseTimeStampRequest(der: Uint8Array): TimeStampRequest {
  const fields = new Fields(parseDer(der, { maxElements: 1000 }), "TimeStampReq");
  const version = readSmallInteger(fields.next("version", TAG.integer));
  const messageImprint = readMessageImprint(fields.next("messageImprint"));
  const policy = fields.optional(TAG.oid);
  const nonce = fields.optional(TAG.integer);
  const certReq = fields.optional(TAG.boolean);
  const extensions = fields.optional(contextConstructed(0));
  fields.end();
  return {
    version,
    messageImprint,
    policy: policy && readOid(policy),
    nonce: nonce && readInteger(nonce),
    certReq: certReq !== undefined && readBoolean(certReq),
    extensions: (extensions?.children ?? []).map(readExtensionType),
  };
}

function readExtensionType(node: DerNode): string {
  return readOid(new Fields(node, "Extension").next("extnID"));
}

/** A nonce's octets as the number a request and its answer carry. */
export function nonceValue(nonce: Uint8Array): bigint {
  return nonce.length === 0 ? 0n : BigInt(`0x${Buffer.from(nonce).toString("hex")}`);
}
