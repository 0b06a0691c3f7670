import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { stopInspecting } from "@/lib/domain/contracts/intake/inspect-file";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import { tokensSentTo } from "@/tests/support/contracts";
import { newActor } from "@/tests/support/people";
import { contractWith, newSealingOrganization, type SealingOrganization } from "@/tests/support/sealing";
import {
  enter,
  fillTexts,
  newSigner,
  readyToSign,
  type SigningPerson,
  sentContract,
  signAs,
} from "@/tests/support/signed-contract";
import { openRoom } from "../../signing/open-room";
import { signContract } from "../../signing/sign-contract";
import { expireContract } from "../endings/expire-contract";
import { withdrawContract } from "../endings/withdraw-contract";
import { getHistory } from "../history/get-history";
import { openInvitation } from "../invitations/open-invitation";
import { remindWaiting } from "../invitations/scheduled-reminders";
import { getOverview } from "../overview/get-overview";
import { addCopy } from "./add-copy";
import { addComment, listComments } from "./comments";
import { extendContract } from "./extend-contract";
import { handOver } from "./hand-over";

let ann: SigningPerson;
let bo: SigningPerson;
let company: SealingOrganization;
let other: Actor;

beforeAll(async () => {
  [ann, bo] = [await newSigner(0), await newSigner(1)];
  company = await newSealingOrganization(ann, { kinds: ["official"] });
});
beforeEach(async () => {
  other = await newActor(`other-${newId()}@example.com`);
});
afterAll(stopInspecting);

const inDays = (count: number, from = Date.now()) => new Date(from + count * 86_400_000);
const typesOf = async (contractId: string) => (await getHistory(ann, contractId)).lines.map(({ type }) => type);
const mailsTo = async (recipient: string, template: string) => db().mail.count({ where: { recipient, template } });
const lastToken = async (email: string) => (await tokensSentTo(email)).at(-1) ?? "";

describe("more time", () => {
  it("is given until a later day or without an end, and the links go on working", async () => {
    const due = inDays(3);
    const { contractId } = await sentContract([ann, bo], { expiresAt: due.toISOString() });
    const token = await lastToken(bo.email);
    const later = inDays(10);
    await extendContract(ann, { contractId, expiresAt: later.toISOString() });
    expect((await getOverview(ann, contractId)).dueAt).toEqual(later);
    const link = await db().linkToken.findFirstOrThrow({
      where: { participant: { contractId, email: bo.email } },
      orderBy: { createdAt: "desc" },
    });
    expect(link.expiresAt).toEqual(later);
    expect(await openInvitation(bo, token)).toMatchObject({ outcome: "open" });
    // The first end is none any more; the new one is.
    await db().contract.update({ where: { id: contractId }, data: { expiresAt: inDays(-1) } });
    await expireContract({ contractId });
    expect((await getOverview(ann, contractId)).state).toBe("expired");
    const tasks = await db().outboxTask.findMany({ where: { topic: "contract.expire" } });
    const its = tasks.filter(({ payload }) => (payload as { contractId: string }).contractId === contractId);
    expect(its.map(({ availableAt }) => availableAt.getTime()).sort()).toEqual([due.getTime(), later.getTime()]);
  });

  it("is never less, never in the past, and the sender's to give while it is out", async () => {
    const { contractId } = await sentContract([ann, bo], { expiresAt: inDays(3).toISOString() });
    const to = (actor: Actor, at: Date | null) =>
      extendContract(actor, { contractId, expiresAt: at?.toISOString() ?? null });
    await expect(to(ann, inDays(2))).rejects.toMatchObject({ code: "due_not_later" });
    await expect(to(ann, inDays(-2))).rejects.toMatchObject({ code: "due_in_past" });
    await expect(to(bo, inDays(9))).rejects.toMatchObject({ kind: "forbidden" });
    await expect(to(other, inDays(9))).rejects.toMatchObject({ code: "not_found" });
    await to(ann, null);
    await expect(to(ann, inDays(9))).rejects.toMatchObject({ code: "due_not_later" });
    await withdrawContract(ann, { contractId });
    await expect(to(ann, inDays(9))).rejects.toMatchObject({ kind: "forbidden" });
    expect(await typesOf(contractId)).toContain("extended");
  });
});

describe("a copy", () => {
  it("is given while the contract is out, and when it is complete", async () => {
    const { contractId } = await sentContract([ann, bo]);
    await addCopy(ann, { contractId, name: "Reader", email: other.email });
    expect(await mailsTo(other.email, "contract_copy")).toBe(1);
    expect(await openInvitation(other, await lastToken(other.email))).toMatchObject({ outcome: "open", role: "copy" });
    await expect(addCopy(ann, { contractId, name: "Again", email: other.email })).rejects.toMatchObject({
      code: "party_twice",
    });
    await expect(addCopy(bo, { contractId, name: "X", email: "x@example.com" })).rejects.toMatchObject({
      kind: "forbidden",
    });
    await signAs(ann);
    await signAs(bo);
    expect(await mailsTo(other.email, "contract_completed")).toBe(1);
    const late = await newActor(`late-${newId()}@example.com`);
    await addCopy(ann, { contractId, name: "Late", email: late.email });
    expect(await getOverview(late, contractId)).toMatchObject({ state: "completed", progress: { done: 2, all: 2 } });
    expect((await getHistory(ann, contractId)).check.intact).toBe(true);
  });
});

describe("a place that is handed over", () => {
  const companys = () =>
    contractWith(
      bo,
      [{ name: ann.name, email: ann.email, organizationName: company.name }],
      [
        { party: 0, kind: "seal", x: 100, y: 300 },
        { party: 0, kind: "text", x: 100, y: 100 },
      ],
    );

  it("is a colleague's, who gets a link; what was typed, asked and proven is gone", async () => {
    const { contractId } = await companys();
    const participantId = await enter(ann);
    await fillTexts(ann, participantId, "typed by the first");
    await handOver(ann, { participantId, name: bo.name, email: bo.email });
    const place = await db().participant.findUniqueOrThrow({ where: { id: participantId } });
    expect(place).toMatchObject({
      name: bo.name,
      email: bo.email,
      state: "invited",
      openedAt: null,
      accountId: bo.accountId,
    });
    expect((await openRoom(bo, participantId)).fields.every(({ value }) => value === null)).toBe(true);
    await expect(openRoom(ann, participantId)).rejects.toMatchObject({ code: "not_found" });
    expect((await getHistory(bo, contractId)).lines.at(-1)).toMatchObject({ type: "handed_over", actorName: ann.name });
  });

  it("tells the sender, where somebody else hands over", async () => {
    const { contractId } = await contractWith(
      bo,
      [{ name: ann.name, email: ann.email, organizationName: company.name }],
      [{ party: 0, kind: "seal", x: 100, y: 300 }],
    );
    const before = await mailsTo(bo.email, "contract_handed_over");
    const participantId = await enter(ann);
    await handOver(ann, { participantId, name: "Colleague", email: other.email });
    expect(await mailsTo(bo.email, "contract_handed_over")).toBe(before + 1);
    expect(await openInvitation(other, await lastToken(other.email))).toMatchObject({ outcome: "open", contractId });
  });

  it("is never a person's own signature, nobody else's place, nor one that is done", async () => {
    await sentContract([ann, bo]);
    const participantId = await enter(bo);
    const to = { name: "Other", email: other.email };
    await expect(handOver(bo, { participantId, ...to })).rejects.toMatchObject({ code: "not_to_hand_over" });
    await expect(handOver(ann, { participantId, ...to })).rejects.toMatchObject({ code: "not_found" });
    await expect(handOver(other, { participantId: "x", ...to })).rejects.toMatchObject({ code: "not_found" });
    const input = await readyToSign(bo);
    await signContract(bo, input);
    await expect(handOver(bo, { participantId, ...to })).rejects.toMatchObject({ code: "already_signed" });
    await companys();
    const own = await enter(ann);
    await expect(handOver(ann, { participantId: own, name: "Me", email: ann.email })).rejects.toMatchObject({
      code: "handed_to_oneself",
    });
  });
});

describe("a comment", () => {
  it("is read by whoever takes part, who is told, and stands beside the signed bytes", async () => {
    const { contractId, documentId } = await sentContract([ann, bo]);
    const head = await db().document.findUniqueOrThrow({ where: { id: documentId } });
    const before = await mailsTo(ann.email, "contract_comment");
    await addComment(bo, { contractId, body: "第3条的日期是否应为月底？" });
    await addComment(ann, { contractId, body: "Yes; see the schedule." });
    expect(await listComments(bo, contractId)).toMatchObject([
      { author: bo.name, mine: true, body: "第3条的日期是否应为月底？" },
      { author: ann.name, mine: false },
    ]);
    expect(await mailsTo(ann.email, "contract_comment")).toBe(before + 1);
    expect((await db().document.findUniqueOrThrow({ where: { id: documentId } })).headRevision).toBe(head.headRevision);
    for (const deed of [() => listComments(other, contractId), () => addComment(other, { contractId, body: "x" })])
      await expect(deed()).rejects.toMatchObject({ code: "not_found" });
    await withdrawContract(ann, { contractId });
    await expect(addComment(bo, { contractId, body: "too late" })).rejects.toMatchObject({ kind: "forbidden" });
    expect(await listComments(bo, contractId)).toHaveLength(2);
  });
});

describe("reminders by themselves", () => {
  it("go to whoever is waited for and has heard nothing for so many days, and end with the contract", async () => {
    const { contractId } = await sentContract([ann, bo], { remindEveryDays: 3 });
    const reminded = () => db().event.count({ where: { contractId, type: "reminded" } });
    const look = (days: number) => remindWaiting({ contractId }, undefined, inDays(days));
    const next = () => db().outboxTask.count({ where: { topic: "contract.remind", key: { contains: contractId } } });
    expect(await next()).toBe(1);
    await look(1);
    await look(2);
    expect([await reminded(), await next()]).toEqual([0, 3]);
    await look(3);
    expect(await reminded()).toBe(2);
    // Done twice, it reminds nobody twice.
    await look(0.5);
    expect(await reminded()).toBe(2);
    await signAs(bo);
    await db().linkToken.updateMany({ where: { participant: { contractId } }, data: { createdAt: inDays(-4) } });
    await look(0);
    expect(await reminded()).toBe(3);
    await withdrawContract(ann, { contractId });
    const before = await next();
    await look(9);
    expect([await reminded(), await next()]).toEqual([3, before]);
  });

  it("are none where none are wished", async () => {
    const { contractId } = await sentContract([ann, bo]);
    expect(await db().outboxTask.count({ where: { topic: "contract.remind", key: { contains: contractId } } })).toBe(0);
    await remindWaiting({ contractId }, undefined, inDays(60));
    expect(await db().event.count({ where: { contractId, type: "reminded" } })).toBe(0);
  });
});
