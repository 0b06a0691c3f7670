"use server";

import { decideReview, decideReviewInput } from "@/lib/domain/administration/decide-review";
import { revealTyped, revealTypedInput } from "@/lib/domain/administration/look-at-review";
import { action } from "@/lib/platform/web/action";

const decideAction = action({
  access: "signed-in",
  limit: { name: "office", perHour: 600 },
  input: decideReviewInput,
  run: (actor, input) => decideReview(actor, input),
});

export async function decide(input: unknown) {
  return decideAction(input);
}

const revealAction = action({
  access: "signed-in",
  limit: { name: "office-reveal", perHour: 120 },
  input: revealTypedInput,
  run: revealTyped,
});

export async function reveal(input: unknown) {
  return revealAction(input);
}
