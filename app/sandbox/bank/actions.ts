"use server";

import { payFromSandbox } from "@/lib/domain/bank-payments/sandbox/pay-from-sandbox";
import { sandboxPaymentInput } from "@/lib/domain/bank-payments/sandbox/sandbox-payment";
import { action } from "@/lib/platform/web/action";

const payAction = action({
  access: "signed-in",
  input: sandboxPaymentInput,
  limit: { name: "sandbox-bank", perHour: 120, burst: 30 },
  run: (_actor, input) => payFromSandbox(input),
});

export async function submitSandboxPayment(input: unknown) {
  return payAction(input);
}
