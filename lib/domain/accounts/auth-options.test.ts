import type { Session } from "next-auth";
import { describe, expect, it, vi } from "vitest";
import { findLiveSession } from "@/lib/platform/sessions/session-store";
import { authOptions } from "./auth-options";
import { goodPassword, makeAccount, makeActor } from "./test-support";

// The real cost is in password-hash.unit.test.ts.
vi.mock("./password-hash", async (original) => ({
  ...(await original<typeof import("./password-hash")>()),
  hashPassword: (await import("./cheap-hash")).cheapHash,
}));

type Authorize = (credentials: object, request: object) => Promise<{ id: string; sessionId: string } | null>;

/** The providers as next-auth holds them: what was given stands under `options`. */
function provider(id: string): Authorize {
  const found = authOptions().providers.find((candidate) => candidate.options?.id === id);
  return found?.options?.authorize as Authorize;
}

const request = { headers: { "x-forwarded-for": "203.0.113.77", "user-agent": "Test/1" } };

describe("next-auth", () => {
  it("knows two ways to sign in, and these are all", () => {
    expect(authOptions().providers.map((candidate) => candidate.options?.id)).toEqual(["password", "passkey"]);
  });

  it("keeps its cookies to this host, away from scripts, and off plain connections", () => {
    const { cookies, useSecureCookies } = authOptions();
    expect(useSecureCookies).toBe(true);
    for (const cookie of Object.values(cookies ?? {})) {
      expect(cookie.name).toMatch(/^__Host-/);
      expect(cookie.options).toEqual({ httpOnly: true, secure: true, sameSite: "lax", path: "/" });
    }
  });

  it("signs in to a session row, and its token holds two ids and nothing else", async () => {
    const account = await makeAccount("auth@example.com");
    const user = await provider("password")({ email: " Auth@Example.com ", password: goodPassword }, request);
    expect(user?.id).toBe(account.id);
    const jwt = authOptions().callbacks?.jwt as (call: object) => Promise<object> | object;
    const token = await jwt({ token: { name: "x", email: "y", picture: "z" }, user });
    expect(token).toEqual({ sub: account.id, sid: user?.sessionId });
    expect(await jwt({ token: { ...token, email: "y" } })).toEqual(token);
  });

  it("says no with a code alone", async () => {
    await expect(provider("password")({ email: "auth@example.com", password: "wrong" }, request)).rejects.toThrow(
      /^wrong_sign_in$/,
    );
    await expect(provider("password")({ email: "auth@example.com" }, request)).rejects.toThrow(/^invalid_input$/);
    await expect(provider("passkey")({ response: "{not json" }, request)).rejects.toThrow(/^invalid_input$/);
    for (let i = 0; i < 20; i++)
      await provider("password")({ email: "auth@example.com", password: "wrong" }, request).catch(() => {});
    await expect(provider("password")({ email: "auth@example.com", password: goodPassword }, request)).rejects.toThrow(
      /^too_many_tries:\d+$/,
    );
  });

  it("shows a session for as long as its row lives, and ends the row at sign-out", async () => {
    const actor = await makeActor("live@example.com");
    const token = { sub: actor.accountId, sid: actor.sessionId };
    const show = authOptions().callbacks?.session as (call: object) => Promise<Session>;
    const session = { expires: "2027-01-01T00:00:00.000Z" };
    expect(await show({ session, token })).toEqual({ ...session, user: { email: actor.email } });
    await authOptions().events?.signOut?.({ token, session: session as Session });
    expect(await findLiveSession(actor)).toBeNull();
    expect(await show({ session, token })).toEqual({});
  });
});
