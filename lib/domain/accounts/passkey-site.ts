import "server-only";
import { isIP } from "node:net";
import { env } from "@/lib/platform/env";
import { unavailable } from "@/lib/platform/errors";

/** Whom passkeys belong to: the host name of the application's address (WebAuthn Level 3, §5.1.2). */
export type PasskeySite = { rpId: string; origin: string };

/** Null where the application is reached by an IP address: passkeys belong to names, and browsers refuse them there. */
export function passkeySite(appUrl = env().APP_URL): PasskeySite | null {
  const { hostname, origin } = new URL(appUrl);
  return isIP(hostname.replace(/^\[|\]$/g, "")) ? null : { rpId: hostname, origin };
}

/** @throws DomainError unavailable `passkeys_need_name` */
export function requirePasskeySite(): PasskeySite {
  const site = passkeySite();
  if (!site) throw unavailable("passkeys_need_name");
  return site;
}
