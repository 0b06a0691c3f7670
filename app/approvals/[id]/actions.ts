"use server";

import { revalidatePath } from "next/cache";
import { decideApprovalInput } from "@/lib/domain/seals/approvals/approval.schema";
import { decideApproval } from "@/lib/domain/seals/approvals/decide-approval";
import { action } from "@/lib/platform/web/action";

const decideAction = action({
  access: "signed-in",
  input: decideApprovalInput,
  limit: { name: "decide-approval", perHour: 240 },
  run: async (actor, input) => {
    await decideApproval(actor, input);
    revalidatePath(`/approvals/${input.approvalId}`);
  },
});

/** Says whether a contract may be sealed. */
export async function decide(input: unknown) {
  return decideAction(input);
}
