import { describe, expect, it, vi } from "vitest";
import { db } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import { hashToken, newToken } from "@/lib/platform/secrets/tokens";
import { findLiveSession } from "@/lib/platform/sessions/session-store";
import { signIn } from "./sign-in";
import { signUp } from "./sign-up";
import { signUpFromInvitation } from "./sign-up-from-invitation";
import { goodPassword, makeAccount, race, visitor } from "./test-support";

// The real cost is in password-hash.unit.test.ts.
vi.mock("./password-hash", async (original) => ({
  ...(await original<typeof import("./password-hash")>()),
  hashPassword: (await import("./cheap-hash")).cheapHash,
}));

let count = 0;

/** A contract that is out, with one participant and the link mailed to him. */
async function invite(
  email: string,
  options: { state?: "out" | "withdrawn"; expiresInDays?: number; used?: boolean } = {},
) {
  const { state = "out", expiresInDays = 30, used = false } = options;
  const owner = await makeAccount(`sender.${++count}@example.com`);
  const [contractId, participantId, token, now] = [newId(), newId(), newToken(), new Date()];
  await db().contract.create({
    data: {
      id: contractId,
      ownerId: owner.id,
      title: "Supply",
      state,
      sentAt: now,
      endedAt: state === "out" ? null : now,
    },
  });
  await db().participant.create({
    data: { id: participantId, contractId, name: "Bo", email, position: 0, state: "invited" },
  });
  await db().linkToken.create({
    data: {
      id: newId(),
      purpose: "sign_contract",
      tokenHash: hashToken(token)!,
      participantId,
      expiresAt: new Date(now.getTime() + expiresInDays * 24 * 3_600_000),
      usedAt: used ? now : null,
    },
  });
  return { token, participantId };
}

const join = (token: string, password = goodPassword) =>
  signUpFromInvitation(visitor(), { token, password, locale: "zh" });

describe("signing up from an invitation", () => {
  it("makes a confirmed account for the address that was invited, and signs in", async () => {
    const { token } = await invite("bo@example.com");
    const { session, locale } = await join(token);
    expect(locale).toBe("zh");
    expect(await findLiveSession(session)).toMatchObject({ email: "bo@example.com", locale: "zh" });
    await expect(signIn(visitor(), { email: "bo@example.com", password: goodPassword })).resolves.toBeTruthy();
    expect(await db().mail.count({ where: { recipient: "bo@example.com" } })).toBe(0);
  });

  it("leaves the link good, and sends the second time to sign in", async () => {
    const { token, participantId } = await invite("again@example.com");
    await join(token);
    await expect(join(token, "another long enough one")).rejects.toMatchObject({ code: "account_exists" });
    expect(await db().linkToken.findFirstOrThrow({ where: { participantId } })).toMatchObject({ usedAt: null });
    await expect(signIn(visitor(), { email: "again@example.com", password: goodPassword })).resolves.toBeTruthy();
  });

  it("makes one account of twenty presses", async () => {
    const { token } = await invite("twenty@example.com");
    const { won, refused } = await race(20, () => join(token));
    expect(won).toHaveLength(1);
    expect(new Set(refused)).toEqual(new Set(["account_exists"]));
  });

  it("takes the address from whoever signed up with it and never proved it", async () => {
    await signUp(visitor("198.51.100.1"), { email: "early@example.com", password: "the attacker's own words" });
    const { token } = await invite("early@example.com");
    await join(token);
    const byAttacker = signIn(visitor("198.51.100.1"), {
      email: "early@example.com",
      password: "the attacker's own words",
    });
    await expect(byAttacker).rejects.toMatchObject({ code: "wrong_sign_in" });
    expect(await db().linkToken.count({ where: { account: { email: "early@example.com" }, usedAt: null } })).toBe(0);
  });

  it.each([
    ["a link that was replaced", { used: true }],
    ["a link that has run out", { expiresInDays: -1 }],
    ["a contract that was withdrawn", { state: "withdrawn" as const }],
  ])("refuses %s", async (_, options) => {
    const email = `refused.${++count}@example.com`;
    const { token } = await invite(email, options);
    await expect(join(token)).rejects.toMatchObject({ code: "link_not_valid" });
    expect(await db().account.count({ where: { email } })).toBe(0);
  });

  it("refuses tokens that are none, and weak passwords", async () => {
    for (const token of ["", "x", newToken()])
      await expect(join(token)).rejects.toMatchObject({ code: "link_not_valid" });
    const { token } = await invite("weak@example.com");
    await expect(join(token, "password123")).rejects.toMatchObject({ code: "password_common" });
  });
});
