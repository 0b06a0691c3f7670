"use server";

import { z } from "zod";
import { createTemplate } from "@/lib/domain/templates/create-template";
import { action } from "@/lib/platform/web/action";

const beginAction = action({
  access: "signed-in",
  input: z.object({ uploadId: z.uuid() }),
  limit: { name: "save-template", perHour: 60 },
  run: createTemplate,
});

/** Begins a template with an accepted upload. */
export async function beginTemplate(input: unknown) {
  return beginAction(input);
}
