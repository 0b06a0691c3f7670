import { redirect } from "next/navigation";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { db } from "@/lib/platform/db/client";
import { conflict, notFound } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { SESSION_COOKIE, sealSession } from "@/lib/platform/sessions/session-cookie";
import { revokeSessions, startSession } from "@/lib/platform/sessions/session-store";
import { action } from "./action";
import { route } from "./route";

const request = vi.hoisted(() => ({ headers: new Headers(), cookies: new Map<string, string>() }));

vi.mock("next/headers", () => ({
  headers: async () => request.headers,
  cookies: async () => ({
    get: (name: string) => (request.cookies.has(name) ? { value: request.cookies.get(name) } : undefined),
  }),
}));
// Outside a request next-intl has no language of its own; the words are the real ones.
vi.mock("next-intl/server", async () => {
  const { createTranslator } = await import("next-intl");
  const { loadMessages } = await import("@/lib/platform/i18n/load-messages");
  return {
    getLocale: async () => "en",
    getTranslations: async (namespace: "errors") =>
      createTranslator({ locale: "en", messages: await loadMessages("en"), namespace }),
  };
});

const own = "http://localhost:3000";
let session: { accountId: string; sessionId: string };

beforeEach(async () => {
  request.headers = new Headers({ origin: own, "x-forwarded-for": "203.0.113.9", "user-agent": "Test/1" });
  request.cookies.clear();
  const account = await db().account.create({ data: { id: newId(), email: `${newId()}@example.com` } });
  session = await startSession(db(), { accountId: account.id, address: "203.0.113.9", userAgent: "Test/1" });
});

const signIn = async () => request.cookies.set(SESSION_COOKIE, await sealSession(session));

describe("an action", () => {
  const echo = action({
    access: "signed-in",
    input: z.object({ title: z.string().min(2, "link_not_valid") }),
    run: async (actor, input) => ({ title: input.title, account: actor.accountId, address: actor.address }),
  });

  it("runs for somebody signed in, and knows who and from where", async () => {
    await signIn();
    const data = { title: "ok", account: session.accountId, address: "203.0.113.9" };
    expect(await echo({ title: "ok", accountId: "somebody else's" })).toEqual({ ok: true, data });
    const form = new FormData();
    form.set("title", "ok");
    form.set("$ACTION_ID_1", "");
    expect(await echo(form)).toEqual({ ok: true, data });
  });

  it("asks everybody else to sign in, at once after the session was ended elsewhere", async () => {
    const refused = { ok: false, error: { code: "sign_in_first", message: expect.stringContaining("Sign in") } };
    expect(await echo({ title: "ok" })).toEqual(refused);
    request.cookies.set(SESSION_COOKIE, "planted");
    expect(await echo({ title: "ok" })).toEqual(refused);
    await signIn();
    await revokeSessions(db(), session.accountId);
    expect(await echo({ title: "ok" })).toEqual(refused);
  });

  it.each([null, "null", "https://evil.example", "http://localhost:3001"])(
    "refuses the origin %s before anything",
    async (origin) => {
      await signIn();
      request.headers.delete("origin");
      if (origin) request.headers.set("origin", origin);
      expect(await echo({ title: "ok" })).toMatchObject({ ok: false, error: { code: "foreign_origin" } });
    },
  );

  it.each([
    [{ title: "x" }, "link_not_valid", "title"],
    [{}, "invalid_input", "title"],
    [null, "invalid_input", undefined],
    ["x", "invalid_input", undefined],
  ])("says what is wrong with %j", async (input, code, field) => {
    await signIn();
    const result = await echo(input);
    expect(result).toMatchObject({ ok: false, error: { code } });
    expect(!result.ok && result.error.field).toBe(field);
  });

  it("shows nothing of an unexpected error but a number", async () => {
    const broken = action({
      access: "anyone",
      input: z.unknown(),
      run: async () => {
        throw new Error("password=hunter2 at 10.0.0.1");
      },
    });
    const result = await broken({});
    expect(result).toMatchObject({
      ok: false,
      error: { code: "unexpected", id: expect.stringMatching(/^[0-9a-f]{12}$/) },
    });
    expect(JSON.stringify(result)).not.toMatch(/hunter2|10\.0\.0\.1/);
    expect(!result.ok && result.error.message).toContain(!result.ok && result.error.id);
  });

  it("tells known refusals in the reader's language, with their values", async () => {
    const busy = action({
      access: "anyone",
      input: z.unknown(),
      run: async () => {
        throw conflict("account_exists", { field: "email", count: 3 });
      },
    });
    expect(await busy({})).toEqual({
      ok: false,
      error: {
        code: "account_exists",
        message: expect.stringContaining("account"),
        field: "email",
        details: { count: 3 },
      },
    });
  });

  it("lets redirects through", async () => {
    const away = action({ access: "anyone", input: z.unknown(), run: async () => redirect("/contracts") });
    await expect(away({})).rejects.toMatchObject({ digest: expect.stringContaining("NEXT_REDIRECT") });
  });

  it("stops at its limit, by address, then by account", async () => {
    const limited = action({
      access: "anyone",
      input: z.unknown(),
      limit: { name: newId(), perHour: 2 },
      run: async () => 1,
    });
    const said = async () => {
      const result = await limited({});
      return result.ok ? "ok" : result.error.message;
    };
    expect([await said(), await said(), await said()]).toEqual([
      "ok",
      "ok",
      "Too many tries. Wait 30 minutes, then try again.",
    ]);
    request.headers.set("x-forwarded-for", "203.0.113.10");
    expect(await said()).toBe("ok");
    await signIn();
    expect(await said()).toBe("ok");
  });
});

describe("a route handler", () => {
  const call = (
    handler: ReturnType<typeof route<"anyone" | "signed-in">>,
    method = "POST",
    headers: Record<string, string> = { origin: own },
  ) => handler(new Request(`${own}/api/thing`, { method, headers }), { params: Promise.resolve({}) });
  const anyone = route({ access: "anyone", run: async () => ({ done: true }) });

  it("answers objects as JSON that nobody keeps", async () => {
    const response = await call(anyone);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ done: true });
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it.each(["POST", "PUT", "PATCH", "DELETE"])("refuses %s without our origin, and lets GET pass", async (method) => {
    for (const headers of [{}, { origin: "null" }, { origin: "https://evil.example" }] as Record<string, string>[])
      expect((await call(anyone, method, headers)).status).toBe(403);
    expect((await call(anyone, "GET", {})).status).toBe(200);
  });

  it("has a status for every refusal", async () => {
    const signedIn = route({ access: "signed-in", run: async () => ({}) });
    expect((await call(signedIn)).status).toBe(401);
    const missing = route({ access: "anyone", run: async () => Promise.reject(notFound()) });
    const response = await call(missing);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ error: { code: "not_found", message: expect.any(String) } });
    const broken = route({ access: "anyone", run: async () => Promise.reject(new TypeError("secret")) });
    const failed = await call(broken);
    expect(failed.status).toBe(500);
    expect(await failed.text()).not.toContain("secret");
  });

  it("says when to come again", async () => {
    const limited = route({ access: "anyone", limit: { name: newId(), perHour: 1 }, run: async () => ({}) });
    await call(limited);
    const response = await call(limited);
    expect(response.status).toBe(429);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(3000);
  });
});
