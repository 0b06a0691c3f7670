import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { PATH_HEADER } from "@/lib/platform/web/path-header";
import { securityHeaders } from "@/lib/platform/web/security-headers";

/** Sets headers and nothing else: who may see what is decided where the data is read. */
export function middleware(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString("base64");
  const { pathname, search } = request.nextUrl;
  const headers = securityHeaders({
    path: pathname,
    nonce,
    https: process.env.APP_URL?.startsWith("https:") ?? false,
    development: process.env.NODE_ENV === "development",
  });
  const forwarded = new Headers(request.headers);
  forwarded.set("x-nonce", nonce);
  // Next reads the nonce for its own scripts from the policy on the request.
  forwarded.set("content-security-policy", headers["Content-Security-Policy"] ?? "");
  forwarded.set(PATH_HEADER, pathname + search);
  const response = NextResponse.next({ request: { headers: forwarded } });
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

export const config = {
  runtime: "nodejs",
  // A body that passes through here is cut at 10 MB, so uploads go past; their handler sets its headers itself.
  matcher: ["/((?!api/uploads|api/verify|_next/static|_next/image|pdfjs/).*)"],
};
