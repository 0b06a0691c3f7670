import { Fields } from "../asn1/fields";
import type { DerNode } from "../asn1/reader";
import { parseDer } from "../asn1/reader";
import { contextConstructed, contextPrimitive, TAG } from "../asn1/tags";
import { encodeGeneralizedTime, readGeneralizedTime } from "../asn1/time";
import { readBoolean, readInteger, readOid, readSmallInteger } from "../asn1/values";
import { encodeImplicit, encodeInteger, encodeOid, encodeSequence, encodeUnsigned } from "../asn1/writer";
import type { DigestAlgorithm } from "../x509/algorithms";
import { encodeMessageImprint, type MessageImprint, readMessageImprint } from "./message-imprint";

/** How far genTime may be off, either way (RFC 3161 2.4.2). Milliseconds and microseconds are 1 to 999. */
export interface Accuracy {
  readonly seconds?: number;
  readonly milliseconds?: number;
  readonly microseconds?: number;
}

/** The content of a time-stamp token (RFC 3161 2.4.2). */
export interface TstInfo {
  readonly version: number;
  readonly policy: string;
  readonly messageImprint: MessageImprint;
  /** Unique for the authority. */
  readonly serialNumber: bigint;
  /** UTC, to the millisecond. */
  readonly genTime: Date;
  readonly accuracy: Accuracy | undefined;
  readonly ordering: boolean;
  readonly nonce: bigint | undefined;
  /** Object identifiers of the extensions. */
  readonly extensions: readonly string[];
}

export interface TstInfoInput {
  readonly policy: string;
  readonly hashAlgorithm: DigestAlgorithm;
  readonly imprint: Uint8Array;
  /** Big-endian magnitude. */
  readonly serial: Uint8Array;
  readonly genTime: Date;
  readonly accuracy?: Accuracy;
  readonly nonce?: bigint;
}

/** @throws RangeError when a part of the accuracy is out of its range */
export function encodeTstInfo(input: TstInfoInput): Uint8Array {
  const { policy, hashAlgorithm, imprint, serial, genTime, accuracy, nonce } = input;
  return encodeSequence(
    encodeInteger(1),
    encodeOid(policy),
    encodeMessageImprint(hashAlgorithm, imprint),
    encodeUnsigned(serial),
    encodeGeneralizedTime(genTime),
    ...(accuracy === undefined ? [] : [encodeAccuracy(accuracy)]),
    ...(nonce === undefined ? [] : [encodeInteger(nonce)]),
  );
}

function encodeAccuracy({ seconds, milliseconds, microseconds }: Accuracy): Uint8Array {
  const small = (value: number | undefined, tag: number) => {
    if (value === undefined || value === 0) return [];
    if (!Number.isInteger(value) || value < 1 || value > 999) throw new RangeError("accuracy parts are 1 to 999");
    return [encodeImplicit(tag, encodeInteger(value))];
  };
  return encodeSequence(
    ...(seconds === undefined || seconds === 0 ? [] : [encodeInteger(seconds)]),
    ...small(milliseconds, 0),
    ...small(microseconds, 1),
  );
}

/** @throws Asn1Error */
export function parseTstInfo(der: Uint8Array): TstInfo {
  const fields = new Fields(parseDer(der, { maxElements: 1000 }), "TSTInfo");
  const version = readSmallInteger(fields.next("version", TAG.integer));
  const policy = readOid(fields.next("policy"));
  const messageImprint = readMessageImprint(fields.next("messageImprint"));
  const serialNumber = readInteger(fields.next("serialNumber", TAG.integer));
  const genTime = readGeneralizedTime(fields.next("genTime"));
  const accuracy = fields.optional(TAG.sequence);
  const ordering = fields.optional(TAG.boolean);
  const nonce = fields.optional(TAG.integer);
  fields.optional(contextConstructed(0));
  const extensions = fields.optional(contextConstructed(1));
  fields.end();
  return {
    version,
    policy,
    messageImprint,
    serialNumber,
    genTime,
    accuracy: accuracy && readAccuracy(accuracy),
    ordering: ordering !== undefined && readBoolean(ordering),
    nonce: nonce && readInteger(nonce),
    extensions: (extensions?.children ?? []).map((node) => readOid(new Fields(node, "Extension").next("extnID"))),
  };
}

function readAccuracy(node: DerNode): Accuracy {
  const fields = new Fields(node, "Accuracy");
  const seconds = fields.optional(TAG.integer);
  const milliseconds = fields.optional(contextPrimitive(0));
  const microseconds = fields.optional(contextPrimitive(1));
  fields.end();
  return {
    ...(seconds && { seconds: readSmallInteger(seconds, "seconds") }),
    ...(milliseconds && { milliseconds: readSmallInteger(milliseconds, "millis") }),
    ...(microseconds && { microseconds: readSmallInteger(microseconds, "micros") }),
  };
}
