import { describe, expect, it, vi } from "vitest";
import { db } from "@/lib/platform/db/client";
import { findLiveSession } from "@/lib/platform/sessions/session-store";
import { confirmEmail, readConfirmation } from "./confirm-email";
import { verifyPassword } from "./password-hash";
import { resendConfirmation } from "./resend-confirmation";
import { signIn } from "./sign-in";
import { signUp } from "./sign-up";
import { goodPassword, lastMail, makeAccount, race, visitor } from "./test-support";

// The real cost is in password-hash.unit.test.ts; a hundred sign-ins at that cost would be minutes.
vi.mock("./password-hash", async (original) => ({
  ...(await original<typeof import("./password-hash")>()),
  hashPassword: (await import("./cheap-hash")).cheapHash,
}));

const input = (email: string, password = goodPassword) => ({ email, password });

describe("signing up", () => {
  it("leads over the mailed link into a session, and back to where it began", async () => {
    const email = "ada@example.com";
    const { pending } = await signUp(visitor(), { ...input(email), next: "/s/invitation?x=1" });
    await expect(signIn(visitor(), input(email))).rejects.toMatchObject({ code: "email_not_confirmed" });
    const mail = await lastMail(email);
    expect(mail.link).toMatch(/^http:\/\/localhost:3000\/confirm\/[\w-]{43}\?next=%2Fs%2Finvitation%3Fx%3D1$/);
    expect(await readConfirmation(mail.token, pending)).toEqual({ open: true, passwordNeeded: false });
    const { session } = await confirmEmail(visitor(), { token: mail.token }, pending);
    expect(await findLiveSession(session)).toMatchObject({ email });
    await expect(signIn(visitor(), input(email))).resolves.toBeTruthy();
  });

  it("answers the same for a known and an unknown address, and mails once to either", async () => {
    await makeAccount("known@example.com");
    const before = await db().mail.count();
    const [known, unknown] = [
      await signUp(visitor(), input("known@example.com")),
      await signUp(visitor(), input("unknown@example.com")),
    ];
    expect(Object.keys(known)).toEqual(Object.keys(unknown));
    expect(known.pending.length).toBe(unknown.pending.length);
    expect(known.pending.split(".").length).toBe(unknown.pending.split(".").length);
    expect(await db().mail.count()).toBe(before + 2);
    expect((await lastMail("known@example.com")).subject).toBe("You already have an account");
    expect((await lastMail("unknown@example.com")).subject).toBe("Confirm your e-mail address");
  });

  it("changes nothing about an account that is confirmed", async () => {
    await makeAccount("owner@example.com");
    await signUp(visitor(), input("owner@example.com", "another long enough one"));
    const account = await db().account.findUniqueOrThrow({ where: { email: "owner@example.com" } });
    expect(await verifyPassword(goodPassword, account.passwordHash)).toBe(true);
    expect(await db().linkToken.count({ where: { accountId: account.id } })).toBe(0);
  });

  it("stores no token that could be used, and no password", async () => {
    const email = "grace@example.com";
    await signUp(visitor(), input(email));
    const { token } = await lastMail(email);
    const rows = JSON.stringify([
      await db().account.findMany(),
      await db().linkToken.findMany(),
      await db().mail.findMany(),
      await db().outboxTask.findMany(),
    ]);
    expect(rows).not.toContain(token);
    expect(rows).not.toContain(goodPassword);
  });

  it("does not hand an account to whoever signed up with her address first", async () => {
    const email = "victim@example.com";
    const attacker = await signUp(visitor("198.51.100.1"), input(email, "the attacker's own words"));
    const first = await lastMail(email);
    // She presses the link of a mail she did not ask for, in her browser, which has no cookie of that sign-up.
    expect(await readConfirmation(first.token, undefined)).toEqual({ open: true, passwordNeeded: true });
    await expect(confirmEmail(visitor(), { token: first.token }, undefined)).rejects.toMatchObject({
      code: "password_missing",
    });
    await expect(
      confirmEmail(visitor(), { token: first.token, password: goodPassword }, undefined),
    ).rejects.toMatchObject({ code: "wrong_password" });
    // She signs up herself: the first link is dead, and the attacker's cookie is worth nothing.
    const own = await signUp(visitor(), input(email));
    const second = await lastMail(email);
    expect(await readConfirmation(first.token, attacker.pending)).toEqual({ open: false });
    expect(await readConfirmation(second.token, attacker.pending)).toEqual({ open: true, passwordNeeded: true });
    await confirmEmail(visitor(), { token: second.token }, own.pending);
    await expect(signIn(visitor("198.51.100.1"), input(email, "the attacker's own words"))).rejects.toMatchObject({
      code: "wrong_sign_in",
    });
  });

  it("confirms in another browser with the password", async () => {
    const email = "phone@example.com";
    await signUp(visitor(), input(email));
    const { token } = await lastMail(email);
    await expect(confirmEmail(visitor(), { token, password: goodPassword }, undefined)).resolves.toBeTruthy();
  });

  it("takes one of twenty presses of the same link", async () => {
    const email = "twenty@example.com";
    const { pending } = await signUp(visitor(), input(email));
    const { token } = await lastMail(email);
    const { won, refused } = await race(20, () => confirmEmail(visitor(), { token }, pending));
    expect(won).toHaveLength(1);
    expect(new Set(refused)).toEqual(new Set(["link_not_valid"]));
    expect(await db().session.count({ where: { account: { email } } })).toBe(1);
  });

  it("lets a link run out after 24 hours", async () => {
    const email = "late@example.com";
    const { pending } = await signUp(visitor(), input(email));
    const { token } = await lastMail(email);
    const [before, after] = [23.9, 24.1].map((hours) => new Date(Date.now() + hours * 3_600_000));
    expect(await readConfirmation(token, pending, before)).toMatchObject({ open: true });
    expect(await readConfirmation(token, pending, after)).toEqual({ open: false });
    await expect(confirmEmail(visitor(), { token }, pending, after)).rejects.toMatchObject({ code: "link_not_valid" });
  });

  it("makes one account of twenty sign-ups at once", async () => {
    const email = "crowd@example.com";
    const { won } = await race(6, () => signUp(visitor(), input(email)));
    expect(won.length).toBe(6);
    expect(await db().account.count({ where: { email } })).toBe(1);
    expect(await db().linkToken.count({ where: { account: { email }, usedAt: null } })).toBe(1);
  });

  it("stops mailing an address that is asked for too often, without saying so", async () => {
    const email = "flooded@example.com";
    await makeAccount(email, false);
    for (let i = 0; i < 8; i++) await resendConfirmation(visitor(), { email });
    expect(await db().mail.count({ where: { recipient: email } })).toBe(4);
  });

  it.each([
    ["short", "password_too_short"],
    ["password123456", "password_common"],
  ])("refuses %s", async (password, code) => {
    await expect(signUp(visitor(), input("new@example.com", password))).rejects.toMatchObject({
      code,
      details: { field: "password" },
    });
    expect(await db().account.count({ where: { email: "new@example.com" } })).toBe(0);
  });
});
