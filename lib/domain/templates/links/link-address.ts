import "server-only";
import { timingSafeEqual } from "node:crypto";
import { isId } from "@/lib/platform/ids";
import { blindIndex } from "@/lib/platform/secrets/envelope";

/** Bytes of the keyed digest in the address: too many to be guessed. */
const tagBytes = 16;

const tagOf = (linkId: string) => Buffer.from(blindIndex("public-link", linkId)).subarray(0, tagBytes);

/**
 * What stands in the address of a public link: its id and a keyed digest of that. Its owner can be shown it again, and
 * nothing that is stored gives it away.
 */
export const linkToken = (linkId: string): string => `${linkId}.${tagOf(linkId).toString("base64url")}`;

/** The path of a public link. */
export const linkPath = (linkId: string): string => `/t/${linkToken(linkId)}`;

/** The link that an address means; null for one that is none of ours. */
export function linkIdOf(token: string): string | null {
  const [id = "", tag = "", ...more] = token.split(".");
  if (more.length > 0 || !isId(id)) return null;
  const [given, expected] = [Buffer.from(tag, "base64url"), tagOf(id)];
  return given.length === expected.length && timingSafeEqual(given, expected) ? id : null;
}
