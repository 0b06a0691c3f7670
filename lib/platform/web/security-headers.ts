/** The headers that every answer carries. */
export type HeaderContext = { path: string; nonce: string; https: boolean; development: boolean };

/** Pages whose address holds a token: it must not leave with a link to elsewhere. */
const tokenPages = /^\/(s|sign|draw|confirm|reset|office\/join)(\/|$)/;

export function securityHeaders(context: HeaderContext): Record<string, string> {
  return {
    "Content-Security-Policy": context.path.startsWith("/files/") ? filePolicy : contentSecurityPolicy(context),
    ...plainHeaders(context),
    // Every page is made for one reader (language, theme, nonce, session); none may be kept for another.
    // The authority's certificates and lists are for everybody, and say themselves how long they keep.
    ...(!context.path.startsWith("/ca/") && { "Cache-Control": "private, no-store" }),
  };
}

/** Those of the headers that have no nonce: for answers that middleware does not touch, such as uploads. */
export function plainHeaders({ path, https }: Pick<HeaderContext, "path" | "https">): Record<string, string> {
  return {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": tokenPages.test(path) ? "no-referrer" : "strict-origin-when-cross-origin",
    "Permissions-Policy":
      "camera=(), microphone=(), geolocation=(), payment=(), usb=(), publickey-credentials-get=(self), publickey-credentials-create=(self)",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    ...(https && { "Strict-Transport-Security": "max-age=31536000; includeSubDomains" }),
  };
}

/** A person's file that is opened by itself loads nothing, runs nothing and is framed by nobody. */
const filePolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

/**
 * Content Security Policy Level 3. Scripts run by nonce alone. Styles: what React and the primitives set while they
 * work (positions, progress, transforms) are style *attributes*, which a nonce cannot name, hence `style-src-attr`;
 * style elements need the nonce. pdf.js decodes images in WebAssembly and runs a worker of ours.
 */
function contentSecurityPolicy({ nonce, https, development }: HeaderContext): string {
  const directives: Record<string, string> = {
    "default-src": "'self'",
    "script-src": `'nonce-${nonce}' 'strict-dynamic' 'wasm-unsafe-eval'${development ? " 'unsafe-eval'" : ""}`,
    // The development server inserts style elements without a nonce when it replaces modules.
    "style-src": development ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    "style-src-attr": "'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data: blob:",
    "connect-src": development ? "'self' ws: wss:" : "'self'",
    "worker-src": "'self' blob:",
    "manifest-src": "'self'",
    "object-src": "'none'",
    "frame-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
  };
  const policy = Object.entries(directives).map(([name, value]) => `${name} ${value}`);
  return (https ? [...policy, "upgrade-insecure-requests"] : policy).join("; ");
}
