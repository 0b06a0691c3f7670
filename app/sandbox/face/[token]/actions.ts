"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { sandboxGateway } from "@/lib/domain/verification/sandbox/sandbox-gateway";
import { notFound } from "@/lib/platform/errors";
import { action } from "@/lib/platform/web/action";

const chooseAction = action({
  access: "anyone",
  input: z.object({ token: z.string().max(200), choice: z.enum(["pass", "fail", "cancel", "later"]) }),
  limit: { name: "sandbox-face", perHour: 600 },
  run: async (_visitor, { token, choice }) => {
    const ended = sandboxGateway()?.finishFace(token, choice);
    if (!ended) throw notFound();
    if (choice === "later") redirect(`/sandbox/face/${encodeURIComponent(token)}?closed`);
    const { pathname, search } = new URL(ended.returnUrl);
    redirect(pathname + search);
  },
});

export async function choose(input: FormData): Promise<void> {
  await chooseAction(input);
}
