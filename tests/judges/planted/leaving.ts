import { expect } from "vitest";
import { hashPassword } from "@/lib/domain/accounts/password-hash";
import { sendPaper } from "@/lib/domain/organizations/send-papers";
import { registered } from "@/lib/domain/organizations/test-support";
import { eraseOwnAccount } from "@/lib/domain/privacy/erase-own-account";
import { exportArchive } from "@/lib/domain/privacy/export-archive";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { newDraft } from "../../support/contracts";
import { newActor } from "../../support/people";
import { proveWithPhone } from "./people";
import { leavingPaper, matching, paperWith, password, secrets } from "./values";

/** What only she brought with her, and nothing keeps once she has left. */
export const leaver = {
  email: "egret@example.com",
  address: "203.0.113.77",
  userAgent: "Egretfox/77 (one of a kind)",
  fileName: "Nest of the egret.pdf",
};

/** Somebody with a proven phone, a draft and a proof under way takes what is held on her, and deletes her account. */
export async function leave(n: number): Promise<void> {
  const actor: Actor = { ...(await newActor(leaver.email)), address: leaver.address, userAgent: leaver.userAgent };
  await db().account.update({
    where: { id: actor.accountId },
    data: { passwordHash: await hashPassword(password) },
  });
  await proveWithPhone(actor, n);
  await newDraft(actor, undefined, leaver.fileName);
  const organizationId = await registered(actor, "长庚仪器股份有限公司");
  await sendPaper(actor, { organizationId, kind: "letter", bytes: paperWith(leavingPaper) });
  const { bytes } = await exportArchive(actor, { password });
  const taken = Buffer.from(bytes).toString("utf8");
  const { idNumber, mobile, card } = matching[n]!;
  for (const own of [idNumber, mobile, leaver.address, leaver.userAgent, leaver.fileName]) expect(taken).toContain(own);
  for (const [kind, value] of secrets)
    if (value !== idNumber && value !== mobile) expect(taken.includes(value), kind).toBe(false);
  expect(taken).not.toContain(card);
  expect(await eraseOwnAccount(actor, { password })).toEqual({ restricted: false });
  expect(await db().reviewFile.count({ where: { review: { step: { verification: { organizationId } } } } })).toBe(0);
}
