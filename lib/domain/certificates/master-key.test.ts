import { beforeAll, expect, it, vi } from "vitest";
import { db } from "@/lib/platform/db/client";
import { ensureAuthority } from "./authority";
import { requireMasterKey } from "./signing-keys";

beforeAll(async () => {
  await requireMasterKey();
  await ensureAuthority();
});

it("accepts the key that the database was written under", async () => {
  expect(await db().signingKey.count()).toBeGreaterThan(0);
  await requireMasterKey();
});

it("refuses another one in a sentence that says what to do", async () => {
  vi.resetModules();
  vi.stubEnv("MASTER_KEY", Buffer.alloc(32, 7).toString("base64"));
  const { requireMasterKey: under } = await import("./signing-keys");
  await expect(under()).rejects.toThrow(
    /^The master key is not the one .* Set MASTER_KEY, or put the right master\.key/,
  );
  vi.unstubAllEnvs();
});
