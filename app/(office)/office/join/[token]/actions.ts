"use server";

import { redirect } from "next/navigation";
import { becomeAdministrator, becomeAdministratorInput } from "@/lib/domain/administration/become-administrator";
import { action } from "@/lib/platform/web/action";

const joinAction = action({
  access: "signed-in",
  limit: { name: "office-join", perHour: 30 },
  input: becomeAdministratorInput,
  run: async (actor, input) => {
    await becomeAdministrator(actor, input);
    redirect("/office/second-factor");
  },
});

export async function submitJoin(_previous: unknown, form: FormData) {
  return joinAction(form);
}
