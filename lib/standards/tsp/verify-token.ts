import { Asn1Error } from "../asn1/asn1-error";
import { OID } from "../asn1/oids";
import { type CmsFailure, verifySignedData } from "../cms/verify-signed-data";
import { type DigestAlgorithm, isWeakDigest } from "../x509/algorithms";
import { buildPath, type PathFailure } from "../x509/build-path";
import type { Certificate } from "../x509/certificate";
import { parseTstInfo, type TstInfo } from "./tst-info";

/** Why a token was refused. Failures of its signature and of its certificates' path keep their own codes. */
export type TokenFailure =
  | CmsFailure
  | PathFailure
  | "imprint-mismatch"
  | "nonce-mismatch"
  | "policy-mismatch"
  | "version-unknown"
  | "extension-unknown";

export interface VerifyTokenInput {
  /** The token, a ContentInfo in DER. */
  readonly token: Uint8Array;
  /** The digest that must have been stamped. */
  readonly imprint: Uint8Array;
  /** By default whatever the token names, as long as it is not weak and the digest is equal. */
  readonly hashAlgorithm?: DigestAlgorithm;
  /** When given, the token must repeat it. */
  readonly nonce?: bigint;
  /** When given, the token must be under this policy. */
  readonly policy?: string;
  readonly anchors: readonly Certificate[];
  /** Certificates besides those in the token. */
  readonly intermediates?: readonly Certificate[];
  /** When the authority's certificates must be valid; by default at genTime. */
  readonly at?: Date;
}

export type VerifyTokenResult =
  | {
      readonly ok: true;
      readonly genTime: Date;
      readonly info: TstInfo;
      readonly signerCertificate: Certificate;
      /** From the authority's certificate to the anchor. */
      readonly chain: readonly Certificate[];
      /** All certificates in the token. */
      readonly certificates: readonly Certificate[];
    }
  | { readonly ok: false; readonly code: TokenFailure; readonly message: string };

/**
 * Verifies a time-stamp token (RFC 3161 2.2 and 2.4.2, RFC 5816): signature and signing-certificate,
 * imprint, nonce, policy, and that its certificate is for time-stamping alone, critically, and leads
 * to an anchor. Revocation is for the caller.
 */
export function verifyTimeStampToken(input: VerifyTokenInput): VerifyTokenResult {
  const { token, anchors, intermediates = [] } = input;
  const signature = verifySignedData({
    cms: token,
    contentType: OID.tstInfo,
    certificates: intermediates,
    allowBothReferences: true,
  });
  if (!signature.ok) return { ok: false, code: signature.code, message: signature.message };
  const { signerCertificate, certificates } = signature;
  const info = readInfo(signature.data.content);
  if (info instanceof Asn1Error) return { ok: false, code: "malformed", message: info.message };
  const mismatch = findMismatch(info, input);
  if (mismatch !== undefined) return mismatch;
  const path = buildPath({
    leaf: signerCertificate,
    // The caller's come first: they are likely to have their keys made already.
    intermediates: [...intermediates, ...certificates],
    anchors,
    at: input.at ?? info.genTime,
    purpose: "time-stamping",
  });
  if (!path.ok) return path;
  return { ok: true, genTime: info.genTime, info, signerCertificate, chain: path.chain, certificates };
}

function readInfo(content: Uint8Array | undefined): TstInfo | Asn1Error {
  try {
    return parseTstInfo(content ?? new Uint8Array());
  } catch (error) {
    if (error instanceof Asn1Error) return error;
    throw error;
  }
}

function findMismatch(info: TstInfo, input: VerifyTokenInput): Extract<VerifyTokenResult, { ok: false }> | undefined {
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  const refuse = (code: TokenFailure, message: string) => ({ ok: false, code, message }) as const;
  if (info.version !== 1) return refuse("version-unknown", "the token is of an unknown version");
  // An extension may change what the token means, and none is defined (RFC 3161 2.4.2).
  if (info.extensions.length > 0) return refuse("extension-unknown", "the token has an unknown extension");
  if (hashAlgorithm === undefined) return refuse("algorithm-unknown", "the token's digest algorithm is unknown");
  if (isWeakDigest(hashAlgorithm)) return refuse("weak-digest", `${hashAlgorithm} is too weak`);
  if (input.hashAlgorithm !== undefined && input.hashAlgorithm !== hashAlgorithm) {
    return refuse("imprint-mismatch", "the token is over another kind of digest");
  }
  if (Buffer.compare(hashedMessage, input.imprint) !== 0) {
    return refuse("imprint-mismatch", "the token is over something else");
  }
  if (input.nonce !== undefined && info.nonce !== input.nonce) {
    return refuse("nonce-mismatch", "the token does not repeat the nonce");
  }
  if (input.policy !== undefined && info.policy !== input.policy) {
    return refuse("policy-mismatch", `the token is under the policy ${info.policy}`);
  }
  return undefined;
}
