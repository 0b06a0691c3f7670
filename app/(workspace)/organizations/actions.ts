"use server";

import { redirect } from "next/navigation";
import { acceptInvitation } from "@/lib/domain/organizations/accept-invitation";
import { beginAccountChange, changeRepresentative, takeOverName } from "@/lib/domain/organizations/change-facts";
import { closeOrganization } from "@/lib/domain/organizations/close-organization";
import { inviteMember, withdrawInvitation } from "@/lib/domain/organizations/invite-member";
import {
  changeRole,
  endMembership,
  leaveOrganization,
  setRequiredLevel,
} from "@/lib/domain/organizations/manage-members";
import {
  changeRepresentativeInput,
  closeInput,
  invitationInput,
  inviteInput,
  joinInput,
  levelInput,
  memberInput,
  organizationInput,
  roleInput,
} from "@/lib/domain/organizations/organization.schema";
import { action } from "@/lib/platform/web/action";

const inviteAction = action({
  access: "signed-in",
  input: inviteInput,
  limit: { name: "invite-member", perHour: 60, burst: 30 },
  run: (actor, input) => inviteMember(actor, input),
});

export async function submitInvitation(input: unknown) {
  return inviteAction(input);
}

const withdrawAction = action({ access: "signed-in", input: invitationInput, run: withdrawInvitation });

export async function submitWithdrawal(input: unknown) {
  return withdrawAction(input);
}

const endAction = action({ access: "signed-in", input: memberInput, run: endMembership });

export async function submitEnd(input: unknown) {
  return endAction(input);
}

const roleAction = action({ access: "signed-in", input: roleInput, run: changeRole });

export async function submitRole(input: unknown) {
  return roleAction(input);
}

const leaveAction = action({ access: "signed-in", input: organizationInput, run: leaveOrganization });

export async function submitLeave(input: unknown) {
  return leaveAction(input);
}

const levelAction = action({ access: "signed-in", input: levelInput, run: setRequiredLevel });

export async function submitLevel(input: unknown) {
  return levelAction(input);
}

const joinAction = action({
  access: "signed-in",
  input: joinInput,
  run: (actor, input) => acceptInvitation(actor, input),
});

export async function submitJoin(input: unknown) {
  return joinAction(input);
}

const nameAction = action({
  access: "signed-in",
  input: organizationInput,
  limit: { name: "check-organization", perHour: 30 },
  run: (actor, input) => takeOverName(actor, input),
});

export async function submitNewName(input: unknown) {
  return nameAction(input);
}

const newRepresentativeAction = action({
  access: "signed-in",
  input: changeRepresentativeInput,
  limit: { name: "check-organization", perHour: 30 },
  run: (actor, input) => changeRepresentative(actor, input),
});

export async function submitNewRepresentative(input: unknown) {
  return newRepresentativeAction(input);
}

const accountAction = action({
  access: "signed-in",
  input: organizationInput,
  run: (actor, input) => beginAccountChange(actor, input),
});

export async function submitNewAccount(input: unknown) {
  return accountAction(input);
}

const closeAction = action({
  access: "signed-in",
  limit: { name: "close-organization", perHour: 30 },
  input: closeInput,
  run: async (actor, input) => {
    await closeOrganization(actor, input);
    redirect("/organizations?closed=1");
  },
});

export async function submitClosing(_previous: unknown, form: FormData) {
  return closeAction(form);
}
