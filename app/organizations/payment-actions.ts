"use server";

import { answerAmount } from "@/lib/domain/bank-payments/answer-amount";
import { searchBranches } from "@/lib/domain/bank-payments/branches";
import { declareSent } from "@/lib/domain/bank-payments/declare-sent";
import { amountInput, branchQuery, payoutInput } from "@/lib/domain/bank-payments/payment.schema";
import { beginPaymentIn, beginPaymentInAnew, beginPaymentOut } from "@/lib/domain/organizations/begin-payment";
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

const anewAction = action({
  access: "signed-in",
  input: organizationInput,
  limit: { name: "begin-payment", perHour: 20, burst: 10 },
  run: (actor, input) => beginPaymentInAnew(actor, input),
});

export async function submitPaymentAnew(input: unknown) {
  return anewAction(input);
}

const declareAction = action({
  access: "signed-in",
  input: organizationInput,
  run: (actor, input) => declareSent(actor, input),
});

export async function submitDeclared(input: unknown) {
  return declareAction(input);
}

const branchAction = action({
  access: "signed-in",
  input: branchQuery,
  limit: { name: "search-branches", perHour: 240, burst: 60 },
  run: (_actor, { query }) => searchBranches(query),
});

export async function submitBranchSearch(input: unknown) {
  return branchAction(input);
}

const payOutAction = action({
  access: "signed-in",
  input: payoutInput,
  limit: { name: "begin-payment", perHour: 20, burst: 10 },
  run: (actor, input) => beginPaymentOut(actor, input),
});

export async function submitPaymentOut(input: unknown) {
  return payOutAction(input);
}

const amountAction = action({
  access: "signed-in",
  input: amountInput,
  limit: { name: "answer-amount", perHour: 30, burst: 10 },
  run: (actor, input) => answerAmount(actor, input),
});

export async function submitAmount(input: unknown) {
  return amountAction(input);
}
