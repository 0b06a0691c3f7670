"use server";

import {
  administratorInput,
  disableAdministrator,
  invitationInput,
  inviteAdministrator,
  inviteInput,
  resetSecondFactor,
  withdrawInvitation,
} from "@/lib/domain/administration/manage-administrators";
import { action } from "@/lib/platform/web/action";

const limit = { name: "office-administrators", perHour: 120 };

const inviteAction = action({
  access: "signed-in",
  limit,
  input: inviteInput,
  run: (actor, input) => inviteAdministrator(actor, input),
});

export async function invite(input: unknown) {
  return inviteAction(input);
}

const withdrawAction = action({
  access: "signed-in",
  limit,
  input: invitationInput,
  run: (actor, input) => withdrawInvitation(actor, input),
});

export async function withdraw(input: unknown) {
  return withdrawAction(input);
}

const disableAction = action({
  access: "signed-in",
  limit,
  input: administratorInput,
  run: (actor, input) => disableAdministrator(actor, input),
});

export async function disable(input: unknown) {
  return disableAction(input);
}

const resetAction = action({
  access: "signed-in",
  limit,
  input: administratorInput,
  run: (actor, input) => resetSecondFactor(actor, input),
});

export async function reset(input: unknown) {
  return resetAction(input);
}
