/** Where people go when nothing else was asked for. */
export const homePath = "/contracts";

const nowhere = "http://vermilion.invalid";
const unreasonable = /^\/(api|sign-in|sign-up|sign-out|confirm|forgot|reset)(\/|$)/;

/**
 * The path and query to go on to, from a `next` parameter that anyone may have written. Only a path of this site
 * stands; an address elsewhere, in any of its disguises ("//host", "/\host", "/%09/host"), becomes the fallback.
 */
export function nextPath(value: unknown, fallback: string = homePath): string {
  if (typeof value !== "string" || value.length > 1000 || !value.startsWith("/")) return fallback;
  if (/[\\\p{Cc}\p{Zs}\p{Zl}\p{Zp}]/u.test(value) || !URL.canParse(value, nowhere)) return fallback;
  const url = new URL(value, nowhere);
  const path = url.pathname + url.search;
  if (url.origin !== nowhere || path.startsWith("//") || unreasonable.test(url.pathname)) return fallback;
  return path;
}

/** A link to a page of ours that carries where to go afterwards; without a detour the parameter is left out. */
export function withNext(path: string, next: unknown): string {
  const target = nextPath(next);
  return target === homePath ? path : `${path}${path.includes("?") ? "&" : "?"}next=${encodeURIComponent(target)}`;
}
