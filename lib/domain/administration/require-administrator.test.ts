import { expect, it } from "vitest";
import { db } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import { requireAdministrator } from "./require-administrator";
import { newAdministrator, newSignedIn, showSecondFactor } from "./test-support";

const code = (expected: string) => expect.objectContaining({ code: expected });

it("knows an administrator by account, role and a second factor in this very session", async () => {
  const who = await newAdministrator("reviewer");
  expect(await requireAdministrator(who, "reviewer")).toEqual({
    id: who.administratorId,
    accountId: who.accountId,
    role: "reviewer",
    address: "192.0.2.8",
  });
  await expect(requireAdministrator(who, "finance")).rejects.toEqual(code("not_allowed"));
  const elsewhere = newId();
  await db().session.create({
    data: { id: elsewhere, accountId: who.accountId, expiresAt: new Date(Date.now() + 1000_000) },
  });
  await expect(requireAdministrator({ ...who, sessionId: elsewhere })).rejects.toEqual(code("second_factor_needed"));
});

it("does not count a second factor of another's session, an old one, or one of an ended session", async () => {
  const [one, other] = [await newAdministrator("chief"), await newAdministrator("chief")];
  await expect(requireAdministrator({ ...one, sessionId: other.sessionId })).rejects.toEqual(
    code("second_factor_needed"),
  );
  await showSecondFactor(one, new Date(Date.now() - 13 * 3_600_000));
  await expect(requireAdministrator(one)).rejects.toEqual(code("second_factor_needed"));
  await db().session.update({ where: { id: other.sessionId }, data: { revokedAt: new Date() } });
  await expect(requireAdministrator(other)).rejects.toEqual(code("second_factor_needed"));
});

it("is not there for anybody else", async () => {
  const stranger = await newSignedIn();
  await showSecondFactor(stranger);
  await expect(requireAdministrator(stranger)).rejects.toEqual(code("not_found"));
  const former = await newAdministrator("chief");
  await db().administrator.update({ where: { id: former.administratorId }, data: { disabledAt: new Date() } });
  await expect(requireAdministrator(former)).rejects.toEqual(code("not_found"));
});
