import { Asn1Error } from "../asn1/asn1-error";
import type { DigestAlgorithm } from "../x509/algorithms";
import type { Certificate } from "../x509/certificate";
import { readBounded } from "./read-bounded";
import { buildTimeStampRequest, nonceValue } from "./time-stamp-request";
import { parseTimeStampResponse } from "./time-stamp-response";
import { type VerifyTokenResult, verifyTimeStampToken } from "./verify-token";

/** A time-stamping authority reached over HTTP (RFC 3161 3.4). */
export interface TimeStampServer {
  readonly url: string;
  /** Object identifier of the policy to ask for; none means the authority's own. */
  readonly policy?: string;
  /** Further headers, such as Authorization. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface RequestTokenInput {
  /** Tried in this order until one gives a token that verifies. */
  readonly servers: readonly TimeStampServer[];
  readonly imprint: Uint8Array;
  /** By default SHA-256. */
  readonly hashAlgorithm?: DigestAlgorithm;
  /** 8 or more random octets. */
  readonly nonce: Uint8Array;
  readonly anchors: readonly Certificate[];
  readonly intermediates?: readonly Certificate[];
  /** When given, genTime must lie within `maximumSkew` of it. */
  readonly now?: Date;
  /** Milliseconds; by default five minutes. */
  readonly maximumSkew?: number;
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds for each server, from connecting to the last octet; by default 10,000. */
  readonly timeout?: number;
  /** Octets of an answer; by default 65,536. */
  readonly maximumSize?: number;
}

/** What one server did instead of giving a token. */
export interface ServerFailure {
  readonly url: string;
  readonly message: string;
}

export type RequestTokenResult =
  | {
      readonly ok: true;
      readonly token: Uint8Array;
      readonly url: string;
      readonly verified: Extract<VerifyTokenResult, { ok: true }>;
      /** The servers that were tried before. */
      readonly failures: readonly ServerFailure[];
    }
  | { readonly ok: false; readonly failures: readonly ServerFailure[] };

/**
 * Gets a time-stamp token from the first authority in the list that gives a good one. Whatever a
 * server does wrong (late, too large, refused, another imprint, untrusted) counts as its failure and
 * the next is asked; nothing is made up when all fail.
 * @throws RangeError when the imprint has the wrong length
 */
export async function requestTimeStampToken(input: RequestTokenInput): Promise<RequestTokenResult> {
  const failures: ServerFailure[] = [];
  for (const server of input.servers) {
    const { url, policy } = server;
    const { imprint, hashAlgorithm = "sha256", nonce } = input;
    const body = buildTimeStampRequest({ imprint, hashAlgorithm, nonce, ...(policy !== undefined && { policy }) });
    const answer = await ask(server, body, input);
    if (typeof answer === "string") {
      failures.push({ url, message: answer });
      continue;
    }
    const verified = judge(answer, server, input);
    if (typeof verified === "string") failures.push({ url, message: verified });
    else return { ok: true, token: answer, url, verified, failures };
  }
  return { ok: false, failures };
}

/** The token a server answers with, or what went wrong. */
async function ask(
  { url, headers }: TimeStampServer,
  body: Uint8Array,
  { fetch, timeout = 10_000, maximumSize = 65_536 }: RequestTokenInput,
): Promise<Uint8Array | string> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { ...headers, "content-type": "application/timestamp-query", accept: "application/timestamp-reply" },
      body: Uint8Array.from(body),
      redirect: "error",
      signal: AbortSignal.timeout(timeout),
    });
    if (!response.ok) {
      await response.body?.cancel();
      return `the server answered ${response.status}`;
    }
    const bytes = await readBounded(response, maximumSize);
    if (bytes === undefined) return `the answer is larger than ${maximumSize} octets`;
    const { status, failures, statusText, token } = parseTimeStampResponse(bytes);
    return token?.slice() ?? [`the authority refused (${status})`, ...failures, ...statusText].join("; ");
  } catch (error) {
    if (error instanceof Asn1Error) return `the answer is malformed: ${error.message}`;
    // Whatever fetch or the stream throws (refused, reset, timed out) is this server's failure.
    return `the server could not be reached: ${reason(error)}`;
  }
}

/** fetch says only that it failed; why is in the cause. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

function judge(
  token: Uint8Array,
  { policy }: TimeStampServer,
  input: RequestTokenInput,
): Extract<VerifyTokenResult, { ok: true }> | string {
  const { imprint, hashAlgorithm = "sha256", nonce, anchors, intermediates = [], now, maximumSkew = 300_000 } = input;
  const result = verifyTimeStampToken({
    token,
    imprint,
    hashAlgorithm,
    nonce: nonceValue(nonce),
    anchors,
    intermediates,
    ...(policy !== undefined && { policy }),
  });
  if (!result.ok) return `${result.code}: ${result.message}`;
  if (now !== undefined && Math.abs(result.genTime.getTime() - now.getTime()) > maximumSkew) {
    return "the authority's clock is too far from ours";
  }
  return result;
}
