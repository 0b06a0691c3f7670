import { nextPath } from "@/lib/domain/accounts/next-path";

/** Where to go after the second factor: a page of the back office, and never the second factor's own. */
export function officePath(next: unknown): string {
  const path = nextPath(next, "/office");
  return /^\/office(?!\/second-factor)(\/|\?|$)/.test(path) ? path : "/office";
}
