"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { withdrawConsent, withdrawConsentInput } from "@/lib/domain/privacy/consents";
import { eraseOwnAccount, eraseOwnAccountInput } from "@/lib/domain/privacy/erase-own-account";
import { clearSession } from "@/lib/platform/sessions/set-session";
import { action } from "@/lib/platform/web/action";

const withdrawAction = action({
  access: "signed-in",
  limit: { name: "withdraw-consent", perHour: 60 },
  input: withdrawConsentInput,
  run: async (actor, input) => {
    await withdrawConsent(actor, input);
    revalidatePath("/settings/privacy");
  },
});

export async function takeConsentBack(input: unknown) {
  return withdrawAction(input);
}

const eraseAction = action({
  access: "signed-in",
  limit: { name: "erase-account", perHour: 30 },
  input: eraseOwnAccountInput,
  run: async (actor, input) => {
    const { restricted } = await eraseOwnAccount(actor, input);
    await clearSession();
    redirect(restricted ? "/account-deleted?kept=1" : "/account-deleted");
  },
});

export async function submitErasure(_previous: unknown, form: FormData) {
  return eraseAction(form);
}
