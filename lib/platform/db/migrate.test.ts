import { describe, expect, it } from "vitest";
import { env } from "@/lib/platform/env";
import { requireServer } from "./migrate";

const changed = (change: (url: URL) => void) => {
  const url = new URL(env().DATABASE_URL ?? "");
  change(url);
  return url.href;
};

describe("a database that cannot be used is told in a sentence without secrets:", () => {
  it.each<[string, (url: URL) => void, RegExp]>([
    [
      "nobody listens",
      (url) => (url.port = "1"),
      /^The database at 127\.0\.0\.1:1 cannot be used: .*Check DATABASE_URL\.$/,
    ],
    ["an unknown host", (url) => (url.hostname = "nowhere.invalid"), /at nowhere\.invalid:\d+ cannot be used/],
    ["a wrong password", (url) => (url.password = "planted-secret"), /password authentication failed/],
  ])("%s", async (_, change, sentence) => {
    const error = (await requireServer(changed(change)).catch((thrown: unknown) => thrown)) as Error;
    expect(error.message).toMatch(sentence);
    expect(error.message).not.toContain("planted-secret");
  });

  it("but one that is there, or has yet to be made, is none", async () => {
    await requireServer(env().DATABASE_URL ?? "");
    await requireServer(changed((url) => (url.pathname = "/not_made_yet")));
  });
});
