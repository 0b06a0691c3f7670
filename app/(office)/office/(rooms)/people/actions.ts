"use server";

import { erasePerson, erasePersonInput } from "@/lib/domain/administration/erase-person";
import { liftLock, liftLockInput } from "@/lib/domain/administration/lift-lock";
import { revealNumber, revealNumberInput } from "@/lib/domain/administration/reveal-number";
import { searchPeople, searchPeopleInput } from "@/lib/domain/administration/search-people";
import { action } from "@/lib/platform/web/action";

const searchAction = action({
  access: "signed-in",
  limit: { name: "office-search", perHour: 600, burst: 120 },
  input: searchPeopleInput,
  run: searchPeople,
});

export async function submitSearch(_previous: unknown, form: FormData) {
  return searchAction(form);
}

const revealAction = action({
  access: "signed-in",
  limit: { name: "office-reveal", perHour: 120 },
  input: revealNumberInput,
  run: revealNumber,
});

export async function reveal(input: unknown) {
  return revealAction(input);
}

const liftAction = action({
  access: "signed-in",
  limit: { name: "office", perHour: 600 },
  input: liftLockInput,
  run: (actor, input) => liftLock(actor, input),
});

export async function lift(input: unknown) {
  return liftAction(input);
}

const eraseAction = action({
  access: "signed-in",
  limit: { name: "office", perHour: 600 },
  input: erasePersonInput,
  run: (actor, input) => erasePerson(actor, input),
});

export async function erase(input: unknown) {
  return eraseAction(input);
}
