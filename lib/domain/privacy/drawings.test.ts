import { expect, it } from "vitest";
import { hashPassword } from "@/lib/domain/accounts/password-hash";
import { drawOnPad, findPad } from "@/lib/domain/seals/personal/draw-on-pad";
import { openPad } from "@/lib/domain/seals/personal/open-pad";
import { ownSignatures } from "@/lib/domain/seals/personal/own-signatures";
import { saveNameSeal } from "@/lib/domain/seals/personal/save-signature";
import { db } from "@/lib/platform/db/client";
import { newProvenActor } from "@/tests/support/people";
import { eraseOwnAccount } from "./erase-own-account";
import { heldRecords } from "./held-records";
import { applyRetention } from "./retention";

const password = "a lantern under the old bridge";
const drawing = {
  version: 1,
  widthMm: 30,
  heightMm: 12,
  paths: [{ d: "M0 0L3 0L3 3L0 3Z", fill: "nonzero", color: "#14182b" }],
} as const;
const tokenOf = (link: string) => link.split("/").at(-1)!;

/** Somebody with a name seal, and with a drawing on a pad that she has not taken yet. */
async function drawer(number: number) {
  const actor = await newProvenActor(number);
  const look = { part: "name", shape: "square", cut: "relief", suffix: true, sizeMm: 18, face: "song" } as const;
  const seal = await saveNameSeal(actor, look);
  const { padId, link } = await openPad(actor);
  await drawOnPad({ token: tokenOf(link), outline: drawing, done: false });
  return { actor, sealId: seal.id, padId, token: tokenOf(link) };
}

it("gives out name seals, and what is drawn on a pad, in full; never the pad's link", async () => {
  const { actor, sealId, padId, token } = await drawer(0);
  const held = await heldRecords(actor.accountId);
  expect(held.signatures).toMatchObject([
    { id: sealId, kind: "name_seal", versions: [{ description: { cut: "relief" }, outline: { widthMm: 18 } }] },
  ]);
  expect(held.drawingPads).toMatchObject([{ id: padId, state: "drawing", outline: drawing }]);
  expect(JSON.stringify(held)).not.toContain(token);
});

it("deletes pads and name seals that no contract bears with the account", async () => {
  const { actor, sealId, padId, token } = await drawer(1);
  await db().account.update({
    where: { id: actor.accountId },
    data: { passwordHash: await hashPassword(password) },
  });
  await eraseOwnAccount(actor, { password });
  expect(await db().drawingPad.findUnique({ where: { id: padId } })).toBeNull();
  expect(await db().seal.findUnique({ where: { id: sealId } })).toBeNull();
  expect(await db().sealVersion.count({ where: { sealId } })).toBe(0);
  expect(await findPad(token)).toBeNull();
});

it("forgets pads when their time is over, and keeps those that are in use", async () => {
  const { actor, padId } = await drawer(2);
  const { expiresAt } = await db().drawingPad.findUniqueOrThrow({ where: { id: padId } });
  await applyRetention(new Date(expiresAt.getTime() - 1_000));
  expect(await db().drawingPad.count({ where: { id: padId } })).toBe(1);
  await applyRetention(new Date(expiresAt.getTime() + 1_000));
  expect(await db().drawingPad.count({ where: { id: padId } })).toBe(0);
  expect(await ownSignatures(actor.accountId)).toHaveLength(1);
});
