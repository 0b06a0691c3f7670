import { Asn1Error } from "../asn1/asn1-error";
import { Fields } from "../asn1/fields";
import { type DerNode, parseDer } from "../asn1/reader";
import { readText } from "../asn1/strings";
import { TAG } from "../asn1/tags";
import { readNamedBits, readSmallInteger } from "../asn1/values";
import { encodeInteger, encodeNamedBits, encodeSequence, encodeUtf8String } from "../asn1/writer";

/** PKIStatus (RFC 3161 2.4.2), in order of its numbers. */
export const PKI_STATUSES = [
  "granted",
  "grantedWithMods",
  "rejection",
  "waiting",
  "revocationWarning",
  "revocationNotification",
] as const;
export type PkiStatus = (typeof PKI_STATUSES)[number];

/** PKIFailureInfo (RFC 3161 2.4.2) with its bit numbers. */
export const PKI_FAILURES = {
  badAlg: 0,
  badRequest: 2,
  badDataFormat: 5,
  timeNotAvailable: 14,
  unacceptedPolicy: 15,
  unacceptedExtension: 16,
  addInfoNotAvailable: 17,
  systemFailure: 25,
} as const;
export type PkiFailure = keyof typeof PKI_FAILURES;

/** A parsed TimeStampResp. */
export interface TimeStampResponse {
  readonly status: PkiStatus;
  readonly statusText: readonly string[];
  readonly failures: readonly PkiFailure[];
  /** There exactly when the status is granted or grantedWithMods. */
  readonly token: Uint8Array | undefined;
}

/** A TimeStampResp that grants. */
export function encodeGrantedResponse(token: Uint8Array): Uint8Array {
  return encodeSequence(encodeSequence(encodeInteger(0)), token);
}

/** A TimeStampResp that refuses, with one reason and its words. */
export function encodeRejection(failure: PkiFailure, text: string): Uint8Array {
  return encodeSequence(
    encodeSequence(
      encodeInteger(PKI_STATUSES.indexOf("rejection")),
      encodeSequence(encodeUtf8String(text)),
      encodeNamedBits([PKI_FAILURES[failure]]),
    ),
  );
}

/** Parses a TimeStampResp. The token is not looked into. @throws Asn1Error also when status and token do not fit */
export function parseTimeStampResponse(der: Uint8Array): TimeStampResponse {
  const fields = new Fields(parseDer(der), "TimeStampResp");
  const info = new Fields(fields.next("status"), "PKIStatusInfo");
  const statusField = info.next("status", TAG.integer);
  const text = info.optional(TAG.sequence);
  const failInfo = info.optional(TAG.bitString);
  info.end();
  const token = fields.optional(TAG.sequence);
  fields.end();
  const status = PKI_STATUSES[readSmallInteger(statusField, "the status")];
  if (status === undefined) throw new Asn1Error("an unknown status", statusField.start);
  const granted = status === "granted" || status === "grantedWithMods";
  if (granted !== (token !== undefined)) {
    throw new Asn1Error(granted ? "granted, but without a token" : "refused, but with a token", statusField.start);
  }
  return {
    status,
    statusText: (text?.children ?? []).map(readText),
    failures: failInfo === undefined ? [] : readFailures(failInfo),
    token: token?.raw,
  };
}

function readFailures(node: DerNode): PkiFailure[] {
  const bits = new Set(readNamedBits(node));
  return (Object.keys(PKI_FAILURES) as PkiFailure[]).filter((name) => bits.has(PKI_FAILURES[name]));
}
