import { expect, it } from "vitest";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { readAdministratorLink } from "./administrator-links";
import { becomeAdministrator } from "./become-administrator";
import { firstAdministratorLink } from "./first-administrator";
import {
  disableAdministrator,
  inviteAdministrator,
  listAdministrators,
  resetSecondFactor,
  withdrawInvitation,
} from "./manage-administrators";
import { requireAdministrator } from "./require-administrator";
import { newSignedIn } from "./test-support";
import { totpCode, totpStep } from "./totp";
import { confirmTotp, offerTotp, showTotp } from "./totp-second-factor";

const code = (expected: string) => expect.objectContaining({ code: expected });
const tokenIn = (link: string | null) => /\/office\/join\/([A-Za-z0-9_-]{43})$/.exec(link ?? "")?.[1] ?? "";
const because = "Left the company";

async function setUp(actor: Actor): Promise<string> {
  const { secret, offer } = await offerTotp(actor);
  await confirmTotp(actor, { offer, code: totpCode(secret, totpStep(new Date())) });
  return secret;
}
async function join(token: string): Promise<Actor> {
  const actor = await newSignedIn();
  await becomeAdministrator(actor, { token });
  await setUp(actor);
  return actor;
}
const idOf = async (actor: Actor) =>
  (await db().administrator.findUniqueOrThrow({ where: { accountId: actor.accountId } })).id;

let chief: Actor;

it("lets in the first administrator by the newest link, once, and makes no more when she has come in", async () => {
  const older = tokenIn(await firstAdministratorLink());
  const newer = tokenIn(await firstAdministratorLink());
  expect(await readAdministratorLink(older)).toBeNull();
  expect(await readAdministratorLink(newer)).toBe("chief");
  expect(await readAdministratorLink("x")).toBeNull();
  expect(await db().linkToken.count({ where: { tokenHash: Buffer.from(newer) } })).toBe(0);

  const people = await Promise.all(Array.from({ length: 5 }, () => newSignedIn()));
  const outcomes = await Promise.allSettled(people.map((actor) => becomeAdministrator(actor, { token: newer })));
  const won = outcomes.findIndex(({ status }) => status === "fulfilled");
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  chief = people[won]!;

  await expect(requireAdministrator(chief)).rejects.toEqual(code("second_factor_needed"));
  // Without a second factor she cannot come in, so a lost session does not lock everybody out.
  expect(await firstAdministratorLink()).not.toBeNull();
  await setUp(chief);
  expect(await requireAdministrator(chief)).toMatchObject({ role: "chief" });
  expect(await firstAdministratorLink()).toBeNull();
});

it("sets up the first second factor in the session of the link only", async () => {
  const { link } = await inviteAdministrator(chief, { role: "reviewer" });
  const invited = await newSignedIn();
  await becomeAdministrator(invited, { token: tokenIn(link) });
  const elsewhere = await newSignedIn();
  await db().session.update({ where: { id: elsewhere.sessionId }, data: { accountId: invited.accountId } });
  await expect(offerTotp({ ...invited, sessionId: elsewhere.sessionId })).rejects.toEqual(code("set_up_by_link"));
  const { offer, secret } = await offerTotp(invited);
  const now = new Date();
  await expect(confirmTotp(chief, { offer, code: totpCode(secret, totpStep(now)) })).rejects.toEqual(
    code("offer_over"),
  );
  await expect(confirmTotp(invited, { offer, code: "000000" }, now)).rejects.toEqual(code("second_factor_wrong"));
  await confirmTotp(invited, { offer, code: totpCode(secret, totpStep(now)) }, now);
  expect(await requireAdministrator(invited, "reviewer")).toMatchObject({ role: "reviewer" });
  await expect(requireAdministrator(invited, "chief")).rejects.toEqual(code("not_allowed"));
});

it("leaves a link unused when it is opened by somebody who works here already, and after it was withdrawn, dead", async () => {
  const { link } = await inviteAdministrator(chief, { role: "finance" });
  await expect(becomeAdministrator(chief, { token: tokenIn(link) })).rejects.toEqual(code("already_administrator"));
  expect(await readAdministratorLink(tokenIn(link))).toBe("finance");
  const { invitations } = await listAdministrators(chief);
  await withdrawInvitation(chief, { invitationId: invitations[0]!.id });
  await expect(becomeAdministrator(await newSignedIn(), { token: tokenIn(link) })).rejects.toEqual(
    code("link_not_valid"),
  );
  const later = new Date(Date.now() + 25 * 3_600_000);
  const old = await inviteAdministrator(chief, { role: "finance" });
  expect(await readAdministratorLink(tokenIn(old.link), later)).toBeNull();
});

it("is for chiefs alone", async () => {
  const reviewer = await join(tokenIn((await inviteAdministrator(chief, { role: "reviewer" })).link));
  const target = { administratorId: await idOf(chief), reason: because };
  for (const attempt of [
    () => inviteAdministrator(reviewer, { role: "chief" }),
    () => listAdministrators(reviewer),
    () => disableAdministrator(reviewer, target),
    () => resetSecondFactor(reviewer, target),
    () => withdrawInvitation(reviewer, { invitationId: target.administratorId }),
  ])
    await expect(attempt()).rejects.toEqual(code("not_allowed"));
});

it("never leaves the office without a chief, though two disable each other at once", async () => {
  await expect(disableAdministrator(chief, { administratorId: await idOf(chief), reason: because })).rejects.toEqual(
    code("last_chief"),
  );
  const second = await join(tokenIn((await inviteAdministrator(chief, { role: "chief" })).link));
  const outcomes = await Promise.allSettled([
    disableAdministrator(chief, { administratorId: await idOf(second), reason: because }),
    disableAdministrator(second, { administratorId: await idOf(chief), reason: because }),
  ]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const [left, gone] = outcomes[0]!.status === "fulfilled" ? [chief, second] : [second, chief];
  await expect(requireAdministrator(gone)).rejects.toEqual(code("not_found"));
  expect(await requireAdministrator(left)).toMatchObject({ role: "chief" });
  chief = left;
});

it("gives who lost her second factor a new way in through another chief, and forgets the old one everywhere", async () => {
  const one = await join(tokenIn((await inviteAdministrator(chief, { role: "finance" })).link));
  const target = { administratorId: await idOf(one), reason: "Lost her phone" };
  await expect(
    resetSecondFactor(chief, { administratorId: await idOf(chief), reason: "Lost my phone" }),
  ).rejects.toEqual(code("reset_by_another_chief"));
  const { link } = await resetSecondFactor(chief, target);
  await expect(requireAdministrator(one)).rejects.toEqual(code("second_factor_needed"));
  await expect(offerTotp(one)).rejects.toEqual(code("set_up_by_link"));
  await expect(showTotp(one, { code: "123456" })).rejects.toEqual(code("second_factor_none"));
  await becomeAdministrator(one, { token: tokenIn(link) });
  await setUp(one);
  expect(await requireAdministrator(one, "finance")).toMatchObject({ id: target.administratorId });
});
