import "server-only";
import { normalAddress } from "./client-address";

export type RequestInfo = { address: string; userAgent: string };

const longestUserAgent = 300;

/**
 * From where a request came. The server in front of every handler has replaced `X-Forwarded-For` by the one address
 * that can be trusted (scripts/serve.ts); what a client wrote there never arrives here.
 */
export function requestInfo(headers: Pick<Headers, "get">): RequestInfo {
  const forwarded = headers.get("x-forwarded-for")?.split(",").at(-1);
  const userAgent = (headers.get("user-agent") ?? "").replace(/\p{Cc}/gu, " ").slice(0, longestUserAgent);
  return { address: normalAddress(forwarded) ?? "unknown", userAgent };
}
