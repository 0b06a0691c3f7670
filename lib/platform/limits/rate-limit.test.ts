import { describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db/client";
import { checkLimit, giveBackTry, type Limit, limitKey, secondsUntilFree, takeTry } from "./rate-limit";

const limit: Limit = { name: "test", perHour: 60, burst: 5 };

describe("rate limits", () => {
  it("let exactly the burst through, also of fifty at once", async () => {
    const waits = await Promise.all(Array.from({ length: 50 }, () => takeTry(limit, "crowd")));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
    for (const wait of waits.filter(Boolean)) {
      expect(wait).toBeGreaterThan(50);
      expect(wait).toBeLessThanOrEqual(60);
    }
  });

  it("count subjects and rules apart", async () => {
    for (let i = 0; i < 5; i++) expect(await takeTry(limit, "one")).toBe(0);
    expect(await takeTry(limit, "one")).toBeGreaterThan(0);
    expect(await takeTry(limit, "two")).toBe(0);
    expect(await takeTry({ ...limit, name: "other" }, "one")).toBe(0);
  });

  it("give one try back per interval", async () => {
    for (let i = 0; i < 5; i++) await takeTry(limit, "later");
    const key = limitKey(limit, "later");
    await db().$executeRaw`UPDATE rate_limit SET tat = tat - interval '61 seconds' WHERE key = ${key}`;
    expect(await takeTry(limit, "later")).toBe(0);
    expect(await takeTry(limit, "later")).toBeGreaterThan(0);
    await db().$executeRaw`UPDATE rate_limit SET tat = tat - interval '1 day' WHERE key = ${key}`;
    for (let i = 0; i < 5; i++) expect(await takeTry(limit, "later")).toBe(0);
    expect(await takeTry(limit, "later")).toBeGreaterThan(0);
  });

  it("look without counting, and take back what did not count", async () => {
    expect(await secondsUntilFree(limit, "look")).toBe(0);
    for (let i = 0; i < 5; i++) await takeTry(limit, "look");
    expect(await secondsUntilFree(limit, "look")).toBeGreaterThan(0);
    await giveBackTry(limit, "look");
    expect(await secondsUntilFree(limit, "look")).toBe(0);
    expect(await takeTry(limit, "look")).toBe(0);
    expect(await takeTry(limit, "look")).toBeGreaterThan(0);
  });

  it("refuse with the time to wait, and keep no subject in clear", async () => {
    const one: Limit = { name: "strict", perHour: 1 };
    await checkLimit(one, "ada@example.com");
    await expect(checkLimit(one, "ada@example.com")).rejects.toMatchObject({
      kind: "limited",
      code: "too_many_tries",
      details: { retryAfter: expect.any(Number) },
    });
    expect(JSON.stringify(await db().rateLimit.findMany())).not.toContain("ada");
  });
});
