"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { editTemplate } from "@/lib/domain/templates/edit-template";
import { closeLink, linkBoundsSchema, openLink } from "@/lib/domain/templates/links/manage-links";
import { removeTemplate } from "@/lib/domain/templates/remove-template";
import { saveAsTemplate } from "@/lib/domain/templates/save-as-template";
import { startContract } from "@/lib/domain/templates/start-contract";
import { action } from "@/lib/platform/web/action";

const one = z.object({ templateId: z.uuid() });

const startAction = action({
  access: "signed-in",
  input: one,
  limit: { name: "begin-contract", perHour: 120 },
  run: async (actor, input) => ({ path: `/contracts/${(await startContract(actor, input)).contractId}/edit` }),
});

/** Starts a contract from a template, and says where it is edited. */
export async function start(input: unknown) {
  return startAction(input);
}

const editAction = action({
  access: "signed-in",
  input: one,
  limit: { name: "edit-template", perHour: 120 },
  run: async (actor, input) => ({ path: `/contracts/${(await editTemplate(actor, input)).contractId}/edit` }),
});

/** Opens the working copy of a template. */
export async function edit(input: unknown) {
  return editAction(input);
}

const saveAction = action({
  access: "signed-in",
  input: z.object({ contractId: z.uuid() }),
  limit: { name: "save-template", perHour: 60 },
  run: async (actor, input) => ({ path: `/contracts/${(await saveAsTemplate(actor, input)).contractId}/edit` }),
});

/** Makes a template of what a contract is made of. */
export async function saveTemplate(input: unknown) {
  return saveAction(input);
}

const removeAction = action({ access: "signed-in", input: one, run: removeTemplate });

export async function remove(input: unknown) {
  return removeAction(input);
}

const openAction = action({
  access: "signed-in",
  input: one.extend(linkBoundsSchema.shape),
  limit: { name: "open-link", perHour: 60 },
  run: async (actor, input) => {
    await openLink(actor, input);
    revalidatePath(`/templates/${input.templateId}`);
  },
});

/** Opens a public link to a template. */
export async function openPublicLink(input: unknown) {
  return openAction(input);
}

const closeAction = action({ access: "signed-in", input: z.object({ linkId: z.uuid() }), run: closeLink });

export async function closePublicLink(input: unknown) {
  return closeAction(input);
}
