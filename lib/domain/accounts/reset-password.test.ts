import { describe, expect, it, vi } from "vitest";
import { db } from "@/lib/platform/db/client";
import { findLiveSession } from "@/lib/platform/sessions/session-store";
import { requestPasswordReset } from "./request-password-reset";
import { isResetOpen, resetPassword } from "./reset-password";
import { signIn } from "./sign-in";
import { goodPassword, lastMail, makeAccount, makeActor, race, visitor } from "./test-support";

// The real cost is in password-hash.unit.test.ts; a hundred sign-ins at that cost would be minutes.
vi.mock("./password-hash", async (original) => ({
  ...(await original<typeof import("./password-hash")>()),
  hashPassword: (await import("./cheap-hash")).cheapHash,
}));

const newPassword = "bridge under the new lantern";

describe("resetting a password", () => {
  it("works once of twenty, ends every session, and tells the owner", async () => {
    const actor = await makeActor("forgot@example.com");
    await requestPasswordReset(visitor(), { email: actor.email });
    const { token, link } = await lastMail(actor.email);
    expect(link).toMatch(/^http:\/\/localhost:3000\/reset\/[\w-]{43}$/);
    expect(await isResetOpen(token)).toBe(true);
    const { won, refused } = await race(20, () => resetPassword(visitor(), { token, password: newPassword }));
    expect(won).toHaveLength(1);
    expect(refused).toEqual(Array(19).fill("link_not_valid"));
    expect(await isResetOpen(token)).toBe(false);
    expect(await findLiveSession(actor)).toBeNull();
    await expect(signIn(visitor(), { email: actor.email, password: goodPassword })).rejects.toMatchObject({
      code: "wrong_sign_in",
    });
    await expect(signIn(visitor(), { email: actor.email, password: newPassword })).resolves.toBeTruthy();
    expect(await db().mail.count({ where: { recipient: actor.email, template: "password_changed" } })).toBe(1);
  });

  it("confirms the address, for the link was in its mail", async () => {
    const email = "unconfirmed@example.com";
    await makeAccount(email, false);
    await requestPasswordReset(visitor(), { email });
    await resetPassword(visitor(), { token: (await lastMail(email)).token, password: newPassword });
    await expect(signIn(visitor(), { email, password: newPassword })).resolves.toBeTruthy();
  });

  it("is open for one hour, and only by the latest link", async () => {
    const email = "hour@example.com";
    await makeAccount(email);
    await requestPasswordReset(visitor(), { email });
    const first = await lastMail(email);
    await requestPasswordReset(visitor(), { email });
    const second = await lastMail(email);
    expect(await isResetOpen(first.token)).toBe(false);
    expect(await isResetOpen(second.token, new Date(Date.now() + 59 * 60_000))).toBe(true);
    expect(await isResetOpen(second.token, new Date(Date.now() + 61 * 60_000))).toBe(false);
  });

  it("answers an unknown address the same, at the same pace, without a mail", async () => {
    const email = "here@example.com";
    await makeAccount(email);
    const timed = async (address: string) => {
      const from = performance.now();
      const answer = await requestPasswordReset(visitor(), { email: address });
      return { answer, took: performance.now() - from };
    };
    const [known, unknown] = [await timed(email), await timed("nowhere@example.com")];
    expect(known.answer).toEqual(unknown.answer);
    expect(Math.min(known.took, unknown.took)).toBeGreaterThanOrEqual(590);
    expect(await db().mail.count({ where: { recipient: "nowhere@example.com" } })).toBe(0);
  });

  it("takes no confirmation link for a reset link, nor rubbish for either", async () => {
    for (const token of ["", "x", "A".repeat(43), "../".repeat(20)])
      await expect(resetPassword(visitor(), { token, password: newPassword })).rejects.toMatchObject({
        code: "link_not_valid",
      });
  });

  it("keeps the link when the new password is refused", async () => {
    const email = "keep@example.com";
    await makeAccount(email);
    await requestPasswordReset(visitor(), { email });
    const { token } = await lastMail(email);
    await expect(resetPassword(visitor(), { token, password: "short" })).rejects.toMatchObject({
      code: "password_too_short",
    });
    expect(await isResetOpen(token)).toBe(true);
  });
});
