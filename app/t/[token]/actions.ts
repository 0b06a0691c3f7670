"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { startByLink } from "@/lib/domain/templates/links/start-by-link";
import { action } from "@/lib/platform/web/action";

const startAction = action({
  access: "signed-in",
  input: z.object({ token: z.string().max(100) }),
  limit: { name: "start-by-link", perHour: 30 },
  run: async (actor, input) => {
    await startByLink(actor, input);
    // The page says what comes next: the room, once the copy is ready.
    revalidatePath(`/t/${input.token}`);
    return { path: `/t/${input.token}` };
  },
});

/** Starts the visitor's own contract. */
export async function start(input: unknown) {
  return startAction(input);
}
