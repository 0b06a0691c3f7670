import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ensureAuthority } from "@/lib/domain/certificates/authority";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { fillDraft, newDraft, sendNow } from "@/tests/support/contracts";
import { plainPdf } from "@/tests/support/pdfs";
import { newActor, newProvenActor } from "@/tests/support/people";
import { declineContract } from "../endings/decline-contract";
import { acceptUpload } from "../intake/accept-upload";
import { stopInspecting } from "../intake/inspect-file";
import { limitSending } from "../sending/sending-limits";
import { createDraft } from "./create-draft";

beforeAll(ensureAuthority);
afterAll(stopInspecting);

const code = (expected: string) => expect.objectContaining({ code: expected });
const strangers = (count: number) => Array.from({ length: count }, () => `${newId()}@example.com`);

it("nothing is declined after the end date, though the worker has not come round", async () => {
  const [owner, invited] = [await newActor(), await newActor()];
  const contractId = await newDraft(owner);
  const version = await fillDraft(owner, contractId, [{ name: "Invited", email: invited.email }]);
  await sendNow(owner, contractId, version);
  await db().contract.update({ where: { id: contractId }, data: { expiresAt: new Date(Date.now() - 1000) } });
  await expect(declineContract(invited, { contractId })).rejects.toEqual(code("not_in_this_state"));
  expect(await db().contract.findUniqueOrThrow({ where: { id: contractId } })).toMatchObject({ state: "out" });
});

it("an account without a proven name invites few strangers in an hour; its own address does not count", async () => {
  const [unproven, proven] = [await newActor(), await newProvenActor(3)];
  await limitSending(unproven, [...strangers(39), unproven.email, unproven.email]);
  await limitSending(unproven, strangers(1));
  await expect(limitSending(unproven, strangers(1))).rejects.toEqual(code("too_many_tries"));
  await limitSending(unproven, [unproven.email]);
  await limitSending(proven, strangers(60));
});

it("nobody is flooded, however many accounts send to one address", async () => {
  const [victim = ""] = strangers(1);
  for (let sender = 0; sender < 40; sender++) await limitSending(await newActor(), [victim]);
  await expect(limitSending(await newActor(), [victim])).rejects.toEqual(code("too_many_tries"));
});

/** Puts a file of this size among the actor's uploads, without the bytes. */
async function pretendUpload(actor: Actor, bytes: number): Promise<void> {
  const sha256 = Uint8Array.from(randomBytes(32));
  await db().blob.create({ data: { sha256, size: BigInt(bytes) } });
  await db().upload.create({
    data: { id: newId(), accountId: actor.accountId, blobSha256: sha256, fileName: "big.pdf", inspection: {} },
  });
}

it("an account keeps so many bytes and no more; another's do not count", async () => {
  const [full, other] = [await newActor(), await newActor()];
  await pretendUpload(full, env().ACCOUNT_STORAGE_MB * 1_000_000 - 100);
  await expect(acceptUpload(full, { fileName: "one.pdf", chunks: [plainPdf()] })).rejects.toEqual(code("storage_full"));
  expect(await db().upload.count({ where: { accountId: full.accountId } })).toBe(1);
  await acceptUpload(other, { fileName: "one.pdf", chunks: [plainPdf()] });
});

it("an account keeps so many drafts and no more", async () => {
  const actor = await newActor();
  const { uploadId } = await acceptUpload(actor, { fileName: "one.pdf", chunks: [plainPdf()] });
  const draft = (index: number) => ({ id: newId(), ownerId: actor.accountId, title: `Draft ${index}`, state: "draft" });
  await db().contract.createMany({ data: Array.from({ length: 500 }, (_, index) => draft(index)) });
  await expect(createDraft(actor, { uploadId })).rejects.toEqual(code("too_many_drafts"));
  await db().contract.deleteMany({ where: { ownerId: actor.accountId } });
  await createDraft(actor, { uploadId });
});
