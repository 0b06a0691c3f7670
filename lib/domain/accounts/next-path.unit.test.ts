import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { homePath, nextPath, withNext } from "./next-path";

describe("nextPath", () => {
  it.each([
    ["/contracts/1", "/contracts/1"],
    ["/s/abc?x=1", "/s/abc?x=1"],
    ["/sign/018f?page=2&q=%2Fa", "/sign/018f?page=2&q=%2Fa"],
    ["/a/../settings", "/settings"],
    ["/合同", "/%E5%90%88%E5%90%8C"],
    ["/verify#part", "/verify"],
  ])("keeps a path of this site: %s", (given, kept) => {
    expect(nextPath(given)).toBe(kept);
  });

  it.each([
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/%09/evil.example/..//evil.example",
    "/..//evil.example",
    "/.//evil.example",
    "https://evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    " /contracts",
    "/ /evil.example",
    "contracts",
    "",
    undefined,
    null,
    ["/contracts"],
    "/api/auth/signout",
    "/sign-out",
    "/sign-in?next=/sign-in",
    `/${"a".repeat(1001)}`,
  ])("goes home instead of to %j", (given) => {
    const path = nextPath(given);
    expect(new URL(path, "http://localhost:3000").origin).toBe("http://localhost:3000");
    if (typeof given !== "string" || !given.startsWith("/%09")) expect(path).toBe(homePath);
  });

  it("never leaves the site, whatever is written", () => {
    const pieces = fc.constantFrom(
      "/",
      "\\",
      "//",
      "..",
      ".",
      "@",
      ":",
      "?",
      "#",
      "%2f",
      "%5c",
      "\t",
      "evil.example",
      "a",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces, { maxLength: 8 }).map((list) => list.join("")),
        ),
        (text) => {
          for (const given of [text, `/${text}`]) {
            const path = nextPath(given);
            expect(path).toMatch(/^\/(?![/\\])/);
            expect(new URL(path, "http://localhost:3000").origin).toBe("http://localhost:3000");
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("carries a detour and leaves out the usual way", () => {
    expect(withNext("/sign-in", "/s/abc?d=1")).toBe("/sign-in?next=%2Fs%2Fabc%3Fd%3D1");
    expect(withNext("/sign-in?reset=done", "/s/abc")).toBe("/sign-in?reset=done&next=%2Fs%2Fabc");
    expect(withNext("/sign-in", "//evil.example")).toBe("/sign-in");
    expect(withNext("/sign-in", homePath)).toBe("/sign-in");
  });
});
