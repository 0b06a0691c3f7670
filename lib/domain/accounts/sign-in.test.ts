import { describe, expect, it, vi } from "vitest";
import { db } from "@/lib/platform/db/client";
import { openSession, sealSession } from "@/lib/platform/sessions/session-cookie";
import { findLiveSession } from "@/lib/platform/sessions/session-store";
import { changePassword } from "./change-password";
import { endSession, listSessions, signOut, signOutEverywhere } from "./sessions";
import { signIn } from "./sign-in";
import { actorOf, goodPassword, makeAccount, makeActor, race, visitor } from "./test-support";

// The real cost is in password-hash.unit.test.ts; a hundred sign-ins at that cost would be minutes.
vi.mock("./password-hash", async (original) => ({
  ...(await original<typeof import("./password-hash")>()),
  hashPassword: (await import("./cheap-hash")).cheapHash,
}));

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "ok",
    (error: { code?: string }) => error.code ?? String(error),
  );
const days = (count: number) => new Date(Date.now() + count * 24 * 3_600_000);

describe("wrong passwords", () => {
  it("are told from unknown addresses by nothing", async () => {
    await makeAccount("known@example.com");
    const answer = (email: string) =>
      signIn(visitor(), { email, password: "not the right one" }).catch((error) => JSON.stringify(error));
    expect(await answer("known@example.com")).toEqual(await answer("nobody@example.com"));
  });

  it("end after twenty from one place, and the owner comes in from another", async () => {
    const email = "guessed@example.com";
    await makeAccount(email);
    const guess = () => codeOf(signIn(visitor("198.51.100.7"), { email, password: "a wrong guess" }));
    const { won } = await race(24, guess);
    expect(won.filter((code) => code === "wrong_sign_in")).toHaveLength(20);
    expect(won.filter((code) => code === "too_many_tries")).toHaveLength(4);
    expect(await codeOf(signIn(visitor("198.51.100.7"), { email, password: goodPassword }))).toBe("too_many_tries");
    expect(await codeOf(signIn(visitor("192.0.2.44"), { email, password: goodPassword }))).toBe("ok");
  });

  it("end after twenty from twenty places, and the owner still comes in", async () => {
    const email = "everywhere@example.com";
    await makeAccount(email);
    await signIn(visitor("192.0.2.50"), { email, password: goodPassword });
    for (let i = 0; i < 20; i++)
      expect(await codeOf(signIn(visitor(`198.51.101.${i}`), { email, password: "a wrong guess" }))).toBe(
        "wrong_sign_in",
      );
    // One more from each place that has not been seen here, and that is the end of it there.
    expect(await codeOf(signIn(visitor("198.51.101.200"), { email, password: "a wrong guess" }))).toBe("wrong_sign_in");
    expect(await codeOf(signIn(visitor("198.51.101.200"), { email, password: goodPassword }))).toBe("too_many_tries");
    // The owner, at home: a slip of the finger does no harm. And from a new place: the first try is right.
    expect(await codeOf(signIn(visitor("192.0.2.50"), { email, password: "lanterm" }))).toBe("wrong_sign_in");
    expect(await codeOf(signIn(visitor("192.0.2.50"), { email, password: goodPassword }))).toBe("ok");
    expect(await codeOf(signIn(visitor("192.0.2.51"), { email, password: goodPassword }))).toBe("ok");
  });

  it("say how long to wait", async () => {
    const email = "patience@example.com";
    const tries = Array.from({ length: 21 }, () =>
      signIn(visitor("198.51.100.99"), { email, password: "a wrong guess" }).catch((error) => error),
    );
    const refused = (await Promise.all(tries)).find((error) => error.code === "too_many_tries");
    expect(refused.details.retryAfter).toBeGreaterThan(60);
    expect(refused.details.retryAfter).toBeLessThanOrEqual(180);
  });
});

describe("a session", () => {
  it("has an id of its own at every sign-in", async () => {
    const email = "twice@example.com";
    await makeAccount(email);
    const [one, two] = [
      await signIn(visitor(), { email, password: goodPassword }),
      await signIn(visitor(), { email, password: goodPassword }),
    ];
    expect(one.session.sessionId).not.toBe(two.session.sessionId);
  });

  it("is kept in a cookie that cannot be read, changed or made", async () => {
    const { session } = await signIn(visitor(), { email: "twice@example.com", password: goodPassword });
    const cookie = await sealSession(session);
    expect(cookie).not.toContain(session.accountId);
    expect(await openSession(cookie)).toEqual(session);
    const cut = cookie.slice(0, -3) + (cookie.endsWith("AAA") ? "BBB" : "AAA");
    expect(await openSession(cut)).toBeNull();
    expect(await openSession("eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.")).toBeNull();
    expect(await openSession(undefined)).toBeNull();
  });

  it("is over with the next request after signing out", async () => {
    const [here, there] = [
      await makeActor("out@example.com"),
      await signIn(visitor(), { email: "out@example.com", password: goodPassword }),
    ];
    await signOut(here);
    expect(await findLiveSession(here)).toBeNull();
    expect(await findLiveSession(there.session)).not.toBeNull();
  });

  it("is over everywhere after signing out everywhere", async () => {
    const actor = await makeActor("all@example.com");
    const other = await signIn(visitor(), { email: "all@example.com", password: goodPassword });
    await signOutEverywhere(actor);
    expect(await findLiveSession(actor)).toBeNull();
    expect(await findLiveSession(other.session)).toBeNull();
  });

  it("is of its own account only", async () => {
    const [one, two] = [await makeActor("one@example.com"), await makeActor("two@example.com")];
    expect(await findLiveSession({ accountId: one.accountId, sessionId: two.sessionId })).toBeNull();
    await expect(endSession(one, { sessionId: two.sessionId })).rejects.toMatchObject({ code: "not_found" });
    expect(await findLiveSession(two)).not.toBeNull();
  });

  it("ends after seven idle days and after thirty in any case", async () => {
    const actor = await makeActor("idle@example.com");
    expect(await findLiveSession(actor, days(6.9))).not.toBeNull();
    expect(await findLiveSession(actor, days(6.9 + 7.1))).toBeNull();
    for (let day = 6; day <= 29; day += 6) await findLiveSession(actor, days(day));
    await db().session.update({ where: { id: actor.sessionId }, data: { lastSeenAt: days(29.9) } });
    expect(await findLiveSession(actor, days(29.9))).not.toBeNull();
    expect(await findLiveSession(actor, days(30.1))).toBeNull();
  });

  it("is listed with the device it is on, this one first", async () => {
    const actor = await makeActor("list@example.com", "203.0.113.1");
    await signIn(
      { ...visitor("203.0.113.2"), userAgent: "Mozilla/5.0 (X11; Linux) Firefox/140.0" },
      { email: actor.email, password: goodPassword },
    );
    const lines = await listSessions(actor);
    expect(lines.map((line) => [line.current, line.address, line.device.browser])).toEqual([
      [true, "203.0.113.1", null],
      [false, "203.0.113.2", "Firefox"],
    ]);
    await endSession(actor, { sessionId: lines[1]!.id });
    expect(await listSessions(actor)).toHaveLength(1);
  });
});

describe("changing the password", () => {
  it("asks for the present one, and ends the other sessions", async () => {
    const actor = await makeActor("change@example.com");
    const other = await signIn(visitor(), { email: actor.email, password: goodPassword });
    const change = (current: string, password: string) => codeOf(changePassword(actor, { current, password }));
    expect(await change("not mine at all", "a new and longer one")).toBe("wrong_password");
    expect(await change(goodPassword, "short")).toBe("password_too_short");
    expect(await change(goodPassword, goodPassword)).toBe("password_unchanged");
    expect(await change(goodPassword, "a new and longer one")).toBe("ok");
    expect(await findLiveSession(actor)).not.toBeNull();
    expect(await findLiveSession(other.session)).toBeNull();
    const again = await signIn(visitor(), { email: actor.email, password: "a new and longer one" });
    expect(actorOf(again, actor.email).accountId).toBe(actor.accountId);
    expect(await db().mail.count({ where: { recipient: actor.email, template: "password_changed" } })).toBe(1);
  });
});
