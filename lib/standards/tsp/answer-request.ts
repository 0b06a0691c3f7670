import { Asn1Error } from "../asn1/asn1-error";
import { DIGEST_LENGTH, isWeakDigest } from "../x509/algorithms";
import { createTimeStampToken, type TimeStampingUnit } from "./create-token";
import { parseTimeStampRequest, type TimeStampRequest } from "./time-stamp-request";
import { encodeGrantedResponse, encodeRejection, type PkiFailure } from "./time-stamp-response";
import type { Accuracy } from "./tst-info";

export interface AnswerInput {
  /** TimeStampReq in DER, as it came. */
  readonly request: Uint8Array;
  readonly tsa: TimeStampingUnit;
  readonly now: Date;
  /** How well `now` is known. */
  readonly accuracy?: Accuracy;
  /** Big-endian magnitude, unique for the authority, at most 20 octets. Not used when the request is refused. */
  readonly serial: Uint8Array;
  /** False while the clock is not known to be within its accuracy: nothing is stamped then. */
  readonly clockOk: boolean;
}

/** Larger nonces are refused: the answer would no longer fit where it is to be embedded. */
const MAX_NONCE_BITS = 256;

/**
 * Answers a TimeStampReq (RFC 3161 2.2 and 2.4): a token, or a rejection with its reason. Every
 * request gets an answer; only a failing key lets it throw (answer systemFailure then).
 * @returns TimeStampResp in DER
 */
export async function answerTimeStampRequest(input: AnswerInput): Promise<Uint8Array> {
  const { tsa, now, accuracy, serial, clockOk } = input;
  const request = tryParse(input.request);
  if (request === undefined) return encodeRejection("badDataFormat", "The request is not a TimeStampReq in DER.");
  const refusal = findRefusal(request, tsa.policy);
  if (refusal !== undefined) return encodeRejection(...refusal);
  if (!clockOk) return encodeRejection("timeNotAvailable", "The clock is not known to be exact; try again later.");
  const { hashAlgorithm, hashedMessage } = request.messageImprint;
  // findRefusal has let only these through; the check tells the compiler.
  if (hashAlgorithm === undefined || isWeakDigest(hashAlgorithm)) throw new RangeError("an unaccepted digest");
  const token = await createTimeStampToken({
    tsa,
    imprint: hashedMessage,
    hashAlgorithm,
    serial,
    genTime: now,
    includeCertificates: request.certReq,
    ...(accuracy && { accuracy }),
    ...(request.nonce !== undefined && { nonce: request.nonce }),
  });
  return encodeGrantedResponse(token);
}

/** The answer when the authority itself fails, as when its key cannot be reached. */
export function answerSystemFailure(): Uint8Array {
  return encodeRejection("systemFailure", "The time-stamping authority cannot answer now.");
}

function tryParse(der: Uint8Array): TimeStampRequest | undefined {
  try {
    return parseTimeStampRequest(der);
  } catch (error) {
    if (error instanceof Asn1Error) return undefined;
    throw error;
  }
}

function findRefusal(request: TimeStampRequest, policy: string): [PkiFailure, string] | undefined {
  const { hashAlgorithm, hashedMessage } = request.messageImprint;
  if (request.version !== 1) return ["badRequest", "Only version 1 is understood."];
  if (hashAlgorithm === undefined || isWeakDigest(hashAlgorithm)) {
    return ["badAlg", "Only SHA-256, SHA-384 and SHA-512 are stamped."];
  }
  if (hashedMessage.length !== DIGEST_LENGTH[hashAlgorithm]) {
    return ["badDataFormat", "The digest has another length than its algorithm gives."];
  }
  if (request.policy !== undefined && request.policy !== policy) {
    return ["unacceptedPolicy", `Only the policy ${policy} is offered.`];
  }
  // RFC 3161 2.4.1: an extension that is not understood is refused, critical or not.
  if (request.extensions.length > 0) return ["unacceptedExtension", "No extensions are understood."];
  const { nonce } = request;
  if (nonce !== undefined && (nonce < 0n ? -nonce : nonce) >> BigInt(MAX_NONCE_BITS) > 0n) {
    return ["badRequest", `The nonce is larger than ${MAX_NONCE_BITS} bits.`];
  }
  return undefined;
}
