import type { IncomingMessage } from "node:http";
import type { Env } from "@/lib/platform/env";

/**
 * Makes the forwarding headers true before the app sees them: what a client wrote there is dropped, what the
 * operator's own proxies wrote is kept. The app then finds exactly one address in `x-forwarded-for`.
 */
export function trustedForwarding({
  TRUSTED_PROXIES,
  APP_URL,
}: Pick<Env, "TRUSTED_PROXIES" | "APP_URL">): (request: IncomingMessage) => void {
  const publicProtocol = new URL(APP_URL).protocol.slice(0, -1);
  return (request) => {
    const socketAddress = (request.socket.remoteAddress ?? "").replace(/^::ffff:/, "");
    const claimed = String(request.headers["x-forwarded-for"] ?? "")
      .split(",")
      .map((part) => part.trim())
      .filter(Boolean);
    // Each trusted proxy appended the address it saw; the outermost trusted one saw the client.
    const address = TRUSTED_PROXIES > 0 ? (claimed.at(-TRUSTED_PROXIES) ?? claimed[0] ?? socketAddress) : socketAddress;
    for (const name of ["forwarded", "x-forwarded-host", "x-forwarded-port", "x-real-ip", "x-middleware-subrequest"])
      delete request.headers[name];
    request.headers["x-forwarded-for"] = address;
    request.headers["x-forwarded-proto"] = publicProtocol;
  };
}
