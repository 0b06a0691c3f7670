"use server";

import { z } from "zod";
import { revealAccount, revealAccountInput } from "@/lib/domain/administration/reveal-account";
import { searchPayments, searchPaymentsInput } from "@/lib/domain/administration/search-payments";
import { confirmMatch, rejectProposal, withdrawProposal } from "@/lib/domain/bank-payments/decide-match";
import { proposeMatch } from "@/lib/domain/bank-payments/propose-match";
import { payBack, setAside, takeUp } from "@/lib/domain/bank-payments/set-aside";
import { action } from "@/lib/platform/web/action";

const access = "signed-in" as const;
const limit = { name: "office", perHour: 600 };
const reason = z.string().max(2000);
const proposal = z.object({ proposalId: z.uuid() });
const decision = z.object({ transactionId: z.uuid(), reason });

const searchAction = action({
  access,
  limit: { name: "office-search", perHour: 600, burst: 120 },
  input: searchPaymentsInput,
  run: searchPayments,
});

export async function submitSearch(_previous: unknown, form: FormData) {
  return searchAction(form);
}

const revealAction = action({
  access,
  limit: { name: "office-reveal", perHour: 120 },
  input: revealAccountInput,
  run: revealAccount,
});

export async function reveal(input: unknown) {
  return revealAction(input);
}

const proposeAction = action({
  access,
  limit,
  input: decision.extend({ challengeId: z.uuid() }),
  run: (actor, input) => proposeMatch(actor, input),
});

export async function propose(input: unknown) {
  return proposeAction(input);
}

const confirmAction = action({ access, limit, input: proposal, run: (actor, input) => confirmMatch(actor, input) });

export async function confirm(input: unknown) {
  return confirmAction(input);
}

const withdrawAction = action({
  access,
  limit,
  input: proposal,
  run: (actor, input) => withdrawProposal(actor, input),
});

export async function withdraw(input: unknown) {
  return withdrawAction(input);
}

const rejectAction = action({
  access,
  limit,
  input: proposal.extend({ reason }),
  run: (actor, input) => rejectProposal(actor, input),
});

export async function reject(input: unknown) {
  return rejectAction(input);
}

const setAsideAction = action({ access, limit, input: decision, run: (actor, input) => setAside(actor, input) });

export async function putAway(input: unknown) {
  return setAsideAction(input);
}

const takeUpAction = action({ access, limit, input: decision, run: (actor, input) => takeUp(actor, input) });

export async function takeUpAgain(input: unknown) {
  return takeUpAction(input);
}

const payBackAction = action({ access, limit, input: decision, run: (actor, input) => payBack(actor, input) });

export async function sendBack(input: unknown) {
  return payBackAction(input);
}
