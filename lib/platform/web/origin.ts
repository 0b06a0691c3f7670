import "server-only";
import { env } from "@/lib/platform/env";
import { forbidden } from "@/lib/platform/errors";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);
const loopbackHosts = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Whether a request with this `Origin` header comes from our own pages. Where the application's address is this
 * machine, its other names (localhost, 127.0.0.1, [::1]) at the same port are the same place.
 * @param origin the header as sent; a missing one and "null" (sandboxed frames, some redirects) are foreign
 * @param appUrl the application's own address
 */
export function isOwnOrigin(origin: string | null | undefined, appUrl: string): boolean {
  if (!origin || origin === "null") return false;
  const own = new URL(appUrl);
  if (origin === own.origin) return true;
  if (!loopbackHosts.has(own.hostname) || !URL.canParse(origin)) return false;
  const from = new URL(origin);
  return (
    from.origin === origin &&
    loopbackHosts.has(from.hostname) &&
    from.protocol === own.protocol &&
    from.port === own.port
  );
}

/**
 * Refuses a request that could change something unless it comes from our own pages.
 * @throws DomainError forbidden `foreign_origin`
 */
export function checkOrigin(method: string, headers: Pick<Headers, "get">): void {
  if (safeMethods.has(method.toUpperCase())) return;
  if (!isOwnOrigin(headers.get("origin"), env().APP_URL)) throw forbidden("foreign_origin");
}
