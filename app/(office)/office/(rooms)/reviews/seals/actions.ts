"use server";

import { decideSealReview, decideSealReviewInput } from "@/lib/domain/administration/decide-seal-review";
import { action } from "@/lib/platform/web/action";

const decideAction = action({
  access: "signed-in",
  limit: { name: "office", perHour: 600 },
  input: decideSealReviewInput,
  run: (actor, input) => decideSealReview(actor, input),
});

export async function decideSeal(input: unknown) {
  return decideAction(input);
}
