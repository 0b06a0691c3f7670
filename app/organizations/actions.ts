"use server";

import { askToJoin } from "@/lib/domain/organizations/ask-to-join";
import { beginFlow, beginUnlistedFlow } from "@/lib/domain/organizations/begin-flow";
import { cancelProof, giveUp } from "@/lib/domain/organizations/cancel-proof";
import { checkRegister } from "@/lib/domain/organizations/check-register";
import { getOrganizationCertificate } from "@/lib/domain/organizations/get-certificate";
import {
  authorizeInput,
  beginInput,
  beginUnlistedInput,
  certificateInput,
  checkInput,
  organizationInput,
  searchInput,
} from "@/lib/domain/organizations/organization.schema";
import { proveAsRepresentative } from "@/lib/domain/organizations/prove-as-representative";
import { requestAuthorization } from "@/lib/domain/organizations/request-authorization";
import { resendAuthorization } from "@/lib/domain/organizations/resend-authorization";
import { searchRegister } from "@/lib/domain/organizations/search-register";
import { checkAddressLimit } from "@/lib/domain/verification/address-limit";
import { action } from "@/lib/platform/web/action";

const searchAction = action({
  access: "signed-in",
  input: searchInput,
  limit: { name: "search-register", perHour: 120, burst: 40 },
  run: (actor, input) => searchRegister(actor, input),
});

export async function submitSearch(input: unknown) {
  return searchAction(input);
}

const beginAction = action({
  access: "signed-in",
  input: beginInput,
  limit: { name: "begin-organization", perHour: 30 },
  run: (actor, input) => beginFlow(actor, input),
});

export async function submitBegin(input: unknown) {
  return beginAction(input);
}

const unlistedAction = action({
  access: "signed-in",
  input: beginUnlistedInput,
  limit: { name: "begin-organization", perHour: 30 },
  run: (actor, input) => beginUnlistedFlow(actor, input),
});

export async function submitUnlisted(input: unknown) {
  return unlistedAction(input);
}

const askAction = action({ access: "signed-in", input: organizationInput, run: askToJoin });

export async function submitAskToJoin(input: unknown) {
  return askAction(input);
}

const checkAction = action({
  access: "signed-in",
  input: checkInput,
  limit: { name: "check-organization", perHour: 30 },
  run: async (actor, input) => {
    await checkAddressLimit(actor.address);
    return checkRegister(actor, input);
  },
});

export async function submitCheck(input: unknown) {
  return checkAction(input);
}

const representativeAction = action({
  access: "signed-in",
  input: organizationInput,
  limit: { name: "check-organization", perHour: 30 },
  run: (actor, input) => proveAsRepresentative(actor, input),
});

export async function submitAsRepresentative(input: unknown) {
  return representativeAction(input);
}

const authorizeAction = action({
  access: "signed-in",
  input: authorizeInput,
  limit: { name: "request-authorization", perHour: 10, burst: 5 },
  run: (actor, input) => requestAuthorization(actor, input),
});

export async function submitAuthorization(input: unknown) {
  return authorizeAction(input);
}

const againAction = action({
  access: "signed-in",
  input: organizationInput,
  run: (actor, input) => resendAuthorization(actor, input),
});

export async function submitAuthorizationAgain(input: unknown) {
  return againAction(input);
}

const cancelAction = action({
  access: "signed-in",
  input: organizationInput,
  run: (actor, input) => cancelProof(actor, input),
});

export async function submitCancel(input: unknown) {
  return cancelAction(input);
}

const giveUpAction = action({
  access: "signed-in",
  input: organizationInput,
  run: (actor, input) => giveUp(actor, input),
});

export async function submitGiveUp(input: unknown) {
  return giveUpAction(input);
}

const certificateAction = action({
  access: "signed-in",
  input: certificateInput,
  limit: { name: "issue-certificate", perHour: 20 },
  run: getOrganizationCertificate,
});

export async function submitOrganizationCertificate(input: unknown) {
  return certificateAction(input);
}
