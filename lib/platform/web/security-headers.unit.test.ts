import { describe, expect, it } from "vitest";
import { securityHeaders } from "./security-headers";

const production = { path: "/contracts", nonce: "bm9uY2U=", https: true, development: false };

describe("securityHeaders", () => {
  it("are these, in production", () => {
    expect(securityHeaders(production)).toMatchInlineSnapshot(`
      {
        "Cache-Control": "private, no-store",
        "Content-Security-Policy": "default-src 'self'; script-src 'nonce-bm9uY2U=' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self' 'nonce-bm9uY2U='; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data: blob:; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; object-src 'none'; frame-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; upgrade-insecure-requests",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), publickey-credentials-get=(self), publickey-credentials-create=(self)",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
      }
    `);
  });

  it("let a file that is opened by itself do nothing", () => {
    const policy = securityHeaders({ ...production, path: "/files/contracts/a/b" })["Content-Security-Policy"];
    expect(policy).toBe("default-src 'none'; frame-ancestors 'none'; sandbox");
  });

  it.each(["/s/abc", "/sign/018f", "/confirm/abc", "/reset/abc", "/s"])(
    "let no address with a token out: %s",
    (path) => {
      expect(securityHeaders({ ...production, path })["Referrer-Policy"]).toBe("no-referrer");
    },
  );

  it.each(["/", "/sign-in", "/sign-up", "/settings", "/signature"])("leave %s its origin as referrer", (path) => {
    expect(securityHeaders({ ...production, path })["Referrer-Policy"]).toBe("strict-origin-when-cross-origin");
  });

  it("let the authority's public files say themselves how long they keep, and nothing else", () => {
    expect(securityHeaders({ ...production, path: "/ca/root.pem" })).not.toHaveProperty("Cache-Control");
    for (const path of ["/ca", "/files/contracts/a/b", "/api/ca/x"])
      expect(securityHeaders({ ...production, path })["Cache-Control"]).toBe("private, no-store");
  });

  it("demand https only where there is https", () => {
    expect(securityHeaders({ ...production, https: false })).not.toHaveProperty("Strict-Transport-Security");
  });

  it("never allow inline scripts, and eval only to the development server", () => {
    const scripts = (development: boolean) =>
      /script-src ([^;]*)/.exec(securityHeaders({ ...production, development })["Content-Security-Policy"] ?? "")?.[1];
    expect(scripts(false)).not.toContain("unsafe-inline");
    expect(scripts(true)).not.toContain("unsafe-inline");
    expect(scripts(false)).not.toContain("'unsafe-eval'");
  });
});
