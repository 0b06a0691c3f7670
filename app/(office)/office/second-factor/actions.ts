"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import {
  showOfficePasskey,
  showOfficePasskeyInput,
  startOfficePasskey,
  startOfficePasskeyInput,
} from "@/lib/domain/administration/passkey-second-factor";
import { confirmTotp, confirmTotpInput, showTotp, showTotpInput } from "@/lib/domain/administration/totp-second-factor";
import { action } from "@/lib/platform/web/action";
import { officePath } from "../../office-path";

const goingOn = { next: z.string().max(1000).optional() };
const limit = { name: "office-second-factor", perHour: 240, burst: 60 };

const confirmAction = action({
  access: "signed-in",
  limit,
  input: confirmTotpInput.extend(goingOn),
  run: async (actor, { next, ...input }) => {
    await confirmTotp(actor, input);
    redirect(officePath(next));
  },
});

export async function submitTotpSetup(_previous: unknown, form: FormData) {
  return confirmAction(form);
}

const showAction = action({
  access: "signed-in",
  limit,
  input: showTotpInput.extend(goingOn),
  run: async (actor, { next, ...input }) => {
    await showTotp(actor, input);
    redirect(officePath(next));
  },
});

export async function submitCode(_previous: unknown, form: FormData) {
  return showAction(form);
}

const startAction = action({
  access: "signed-in",
  limit,
  input: startOfficePasskeyInput,
  run: (actor, input) => startOfficePasskey(actor, input),
});

export async function startPasskey(input: unknown) {
  return startAction(input);
}

const finishAction = action({
  access: "signed-in",
  limit,
  input: showOfficePasskeyInput.extend(goingOn),
  run: async (actor, { next, ...input }) => {
    await showOfficePasskey(actor, input);
    redirect(officePath(next));
  },
});

export async function finishPasskey(input: unknown) {
  return finishAction(input);
}
