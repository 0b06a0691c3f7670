"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { typedPaymentInput, typePayment } from "@/lib/domain/administration/type-payment";
import { confirmEntry } from "@/lib/domain/bank-payments/manual-entry";
import { action } from "@/lib/platform/web/action";

const limit = { name: "office", perHour: 600 };

const enterAction = action({
  access: "signed-in",
  limit,
  input: typedPaymentInput,
  run: async (actor, input) => {
    const { importId } = await typePayment(actor, input);
    redirect(`/office/payments/imports/${importId}`);
  },
});

export async function submitEntry(_previous: unknown, form: FormData) {
  return enterAction(form);
}

const confirmAction = action({
  access: "signed-in",
  limit,
  input: z.object({ importId: z.uuid() }),
  run: async (actor, input) => (await confirmEntry(actor, input)).counts,
});

export async function confirmTyped(input: unknown) {
  return confirmAction(input);
}
