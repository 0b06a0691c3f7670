"use server";

import { beginPaymentIn } from "@/lib/domain/organizations/begin-payment";
import { organizationInput } from "@/lib/domain/organizations/organization.schema";
import { action } from "@/lib/platform/web/action";

const payInAction = action({
  access: "signed-in",
  input: organizationInput,
  limit: { name: "begin-payment", perHour: 20, burst: 10 },
  run: (actor, input) => beginPaymentIn(actor, input),
});

export async function submitPaymentIn(input: unknown) {
  return payInAction(input);
}
