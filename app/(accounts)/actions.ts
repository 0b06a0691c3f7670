"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { confirmEmail, confirmEmailInput } from "@/lib/domain/accounts/confirm-email";
import { nextPath, withNext } from "@/lib/domain/accounts/next-path";
import { PENDING_COOKIE, pendingLifetime } from "@/lib/domain/accounts/pending-sign-up";
import { requestPasswordReset, requestResetInput } from "@/lib/domain/accounts/request-password-reset";
import { resendConfirmation, resendInput } from "@/lib/domain/accounts/resend-confirmation";
import { resetPassword, resetPasswordInput } from "@/lib/domain/accounts/reset-password";
import { signOut, signOutEverywhere } from "@/lib/domain/accounts/sessions";
import { signIn, signInInput } from "@/lib/domain/accounts/sign-in";
import { passkeySignInInput, signInWithPasskey, startPasskeySignIn } from "@/lib/domain/accounts/sign-in-with-passkey";
import { signUp, signUpInput } from "@/lib/domain/accounts/sign-up";
import { cookieOptions } from "@/lib/platform/sessions/session-cookie";
import { clearSession, setSession } from "@/lib/platform/sessions/set-session";
import { action } from "@/lib/platform/web/action";

const goingOn = { next: z.string().max(1000).optional() };

const signUpAction = action({
  access: "anyone",
  limit: { name: "sign-up", perHour: 30 },
  input: signUpInput,
  run: async (visitor, input) => {
    const { pending } = await signUp(visitor, input);
    (await cookies()).set(PENDING_COOKIE, pending, { ...cookieOptions, maxAge: pendingLifetime });
    return { email: input.email };
  },
});

export async function submitSignUp(_previous: unknown, form: FormData) {
  return signUpAction(form);
}

const resendAction = action({
  access: "anyone",
  limit: { name: "resend", perHour: 30 },
  input: resendInput,
  run: resendConfirmation,
});

export async function submitResend(_previous: unknown, form: FormData) {
  const result = await resendAction(form);
  return result.ok ? { ok: true as const, data: {} } : result;
}

const signInAction = action({
  access: "anyone",
  limit: { name: "sign-in", perHour: 240, burst: 60 },
  input: signInInput.extend(goingOn),
  run: async (visitor, { next, ...input }) => {
    await setSession(await signIn(visitor, input));
    redirect(nextPath(next));
  },
});

export async function submitSignIn(_previous: unknown, form: FormData) {
  return signInAction(form);
}

const passkeyStart = action({
  access: "anyone",
  limit: { name: "passkey-start", perHour: 240, burst: 60 },
  input: z.object({}),
  run: (visitor) => startPasskeySignIn(visitor),
});

export async function startPasskey() {
  return passkeyStart({});
}

const passkeyFinish = action({
  access: "anyone",
  limit: { name: "passkey-sign-in", perHour: 240, burst: 60 },
  input: passkeySignInInput.extend(goingOn),
  run: async (visitor, { next, ...input }) => {
    await setSession(await signInWithPasskey(visitor, input));
    redirect(nextPath(next));
  },
});

export async function finishPasskey(input: unknown) {
  return passkeyFinish(input);
}

const confirmAction = action({
  access: "anyone",
  limit: { name: "confirm", perHour: 120 },
  input: confirmEmailInput.extend(goingOn),
  run: async (visitor, { next, ...input }) => {
    const jar = await cookies();
    await setSession(await confirmEmail(visitor, input, jar.get(PENDING_COOKIE)?.value));
    jar.set(PENDING_COOKIE, "", { ...cookieOptions, maxAge: 0 });
    redirect(nextPath(next));
  },
});

export async function submitConfirm(_previous: unknown, form: FormData) {
  return confirmAction(form);
}

const forgotAction = action({
  access: "anyone",
  limit: { name: "forgot", perHour: 30 },
  input: requestResetInput,
  run: async (visitor, input) => {
    await requestPasswordReset(visitor, input);
    return { email: input.email };
  },
});

export async function submitForgot(_previous: unknown, form: FormData) {
  return forgotAction(form);
}

const resetAction = action({
  access: "anyone",
  limit: { name: "reset", perHour: 60 },
  input: resetPasswordInput.extend(goingOn),
  run: async (visitor, { next, ...input }) => {
    await resetPassword(visitor, input);
    await clearSession();
    redirect(withNext("/sign-in?reset=done", next));
  },
});

export async function submitReset(_previous: unknown, form: FormData) {
  return resetAction(form);
}

const signOutAction = action({ access: "signed-in", input: z.object({}), run: (actor) => signOut(actor) });

/** Signs out here. Whoever was signed out already ends up at the same place. */
export async function submitSignOut() {
  await signOutAction({});
  await clearSession();
  redirect("/");
}

const everywhereAction = action({ access: "signed-in", input: z.object({}), run: (actor) => signOutEverywhere(actor) });

export async function submitSignOutEverywhere() {
  const result = await everywhereAction({});
  if (!result.ok) return result;
  await clearSession();
  redirect("/sign-in");
}
