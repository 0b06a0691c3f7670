"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { signOut } from "@/lib/domain/accounts/sessions";
import { signUpFromInvitation, signUpFromInvitationInput } from "@/lib/domain/accounts/sign-up-from-invitation";
import { clearSession, setSession } from "@/lib/platform/sessions/set-session";
import { action } from "@/lib/platform/web/action";

const joinAction = action({
  access: "anyone",
  limit: { name: "join", perHour: 60 },
  input: signUpFromInvitationInput,
  run: async (visitor, input) => {
    await setSession(await signUpFromInvitation(visitor, input));
    redirect(`/s/${input.token}`);
  },
});

/** A new account for the invited address; the link itself has confirmed it. */
export async function submitJoin(_previous: unknown, form: FormData) {
  return joinAction(form);
}

const switchAction = action({
  access: "signed-in",
  input: z.object({ token: z.string().max(100) }),
  run: (actor) => signOut(actor),
});

/** Signs out and comes back to the link, to go on as the one who was invited. */
export async function switchAccount(form: FormData) {
  await switchAction(form);
  await clearSession();
  redirect(`/s/${encodeURIComponent(String(form.get("token")))}`);
}
