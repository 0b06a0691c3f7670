"use server";

import { revalidatePath } from "next/cache";
import { cookies } from "next/headers";
import { z } from "zod";
import { changeLocale, changeLocaleInput } from "@/lib/domain/accounts/change-locale";
import { changePassword, changePasswordInput } from "@/lib/domain/accounts/change-password";
import { authenticationResponse } from "@/lib/domain/accounts/passkey-response";
import { removePasskey, removePasskeyInput } from "@/lib/domain/accounts/passkeys";
import {
  finishPasskey,
  finishPasskeyInput,
  startPasskey,
  startPasskeyInput,
} from "@/lib/domain/accounts/register-passkey";
import { endSession, endSessionInput } from "@/lib/domain/accounts/sessions";
import {
  sendSignPasswordCode,
  setSignPassword,
  setSignPasswordByPasskey,
  startPasskeyForSignPassword,
} from "@/lib/domain/accounts/sign-password/set-sign-password";
import { setByPasskeyInput, setSignPasswordInput } from "@/lib/domain/accounts/sign-password/sign-password.schema";
import { numberRuleSchema } from "@/lib/domain/contracts/numbering/number-rule.schema";
import { addNumberRule, removeNumberRule } from "@/lib/domain/contracts/numbering/number-rules";
import { LOCALE_COOKIE } from "@/lib/platform/i18n/locales";
import { action } from "@/lib/platform/web/action";

const oneYear = 365 * 24 * 3600;
const here = "/settings";

const localeAction = action({
  access: "signed-in",
  input: changeLocaleInput,
  run: async (actor, input) => {
    await changeLocale(actor, input);
    const options = { path: "/", maxAge: oneYear, sameSite: "lax", httpOnly: true } as const;
    (await cookies()).set(LOCALE_COOKIE, input.locale, options);
  },
});

export async function submitLocale(input: unknown) {
  return localeAction(input);
}

const passwordAction = action({
  access: "signed-in",
  limit: { name: "change-password", perHour: 30 },
  input: changePasswordInput,
  run: async (actor, input) => {
    await changePassword(actor, input);
    revalidatePath(here);
    return {};
  },
});

export async function submitPassword(_previous: unknown, form: FormData) {
  return passwordAction(form);
}

const startAction = action({
  access: "signed-in",
  limit: { name: "passkey-register", perHour: 60 },
  input: startPasskeyInput,
  run: startPasskey,
});

export async function beginPasskey(input: unknown) {
  return startAction(input);
}

const finishAction = action({
  access: "signed-in",
  input: finishPasskeyInput,
  run: async (actor, input) => {
    const made = await finishPasskey(actor, input);
    revalidatePath(here);
    return made;
  },
});

export async function keepPasskey(input: unknown) {
  return finishAction(input);
}

const removeAction = action({
  access: "signed-in",
  input: removePasskeyInput,
  run: async (actor, input) => {
    await removePasskey(actor, input);
    revalidatePath(here);
  },
});

export async function dropPasskey(input: unknown) {
  return removeAction(input);
}

const signPasswordCodeAction = action({ access: "signed-in", input: z.object({}), run: sendSignPasswordCode });

/** A code with which the sign password is set. */
export async function askSignPasswordCode() {
  return signPasswordCodeAction({});
}

const signPasswordAction = action({
  access: "signed-in",
  limit: { name: "sign-password", perHour: 30 },
  input: setSignPasswordInput,
  run: async (actor, input) => {
    await setSignPassword(actor, input);
    revalidatePath(here);
    return {};
  },
});

export async function keepSignPassword(input: unknown) {
  return signPasswordAction(input);
}

const signPasswordPasskeyAction = action({
  access: "signed-in",
  input: z.object({}),
  run: startPasskeyForSignPassword,
});

export async function beginSignPasswordByPasskey() {
  return signPasswordPasskeyAction({});
}

const signPasswordByPasskeyAction = action({
  access: "signed-in",
  limit: { name: "sign-password", perHour: 30 },
  input: setByPasskeyInput.extend({ response: authenticationResponse }),
  run: async (actor, input) => {
    await setSignPasswordByPasskey(actor, input);
    revalidatePath(here);
    return {};
  },
});

export async function keepSignPasswordByPasskey(input: unknown) {
  return signPasswordByPasskeyAction(input);
}

const endAction = action({
  access: "signed-in",
  input: endSessionInput,
  run: async (actor, input) => {
    await endSession(actor, input);
    revalidatePath(here);
  },
});

export async function endOneSession(input: unknown) {
  return endAction(input);
}

const addRuleAction = action({
  access: "signed-in",
  input: numberRuleSchema,
  limit: { name: "number-rule", perHour: 60 },
  run: addNumberRule,
});

/** One more rule by which contracts are numbered. */
export async function addRule(input: unknown) {
  return addRuleAction(input);
}

const removeRuleAction = action({ access: "signed-in", input: z.object({ id: z.uuid() }), run: removeNumberRule });

export async function removeRule(input: unknown) {
  return removeRuleAction(input);
}
