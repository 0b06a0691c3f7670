import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/platform/db/client";
import { fillDraft, newDraft, sendNow, tokensSentTo } from "@/tests/support/contracts";
import { oneOfEachKind, plainPdf } from "@/tests/support/pdfs";
import { newActor } from "@/tests/support/people";
import { ensureAuthority } from "../../certificates/authority";
import { correctParticipant } from "../changes/correct-participant";
import { discardDraft } from "../drafting/discard-draft";
import { asSigner } from "../drafting/draft.schema";
import { readDraft } from "../drafting/read-draft";
import { updateDraft } from "../drafting/update-draft";
import { declineContract } from "../endings/decline-contract";
import { expireContract } from "../endings/expire-contract";
import { withdrawContract } from "../endings/withdraw-contract";
import { verifyEventChain } from "../history/event-chain";
import { getHistory } from "../history/get-history";
import { stopInspecting } from "../intake/inspect-file";
import { markOpened, openInvitation } from "../invitations/open-invitation";
import { remindParticipant } from "../invitations/remind-participant";
import { getOverview } from "../overview/get-overview";
import { readRevision } from "../revisions/read-revision";
import * as certification from "./certify-document";
import { performSend } from "./perform-send";
import { sendContract } from "./send-contract";

beforeAll(ensureAuthority);
afterAll(stopInspecting);

const bo = { name: "Bo Lin", email: "bo@example.com" };
const visitor = { address: "192.0.2.9", userAgent: "test", locale: "en" as const };

const documentOf = (contractId: string) => db().document.findFirstOrThrow({ where: { contractId } });
const stateOf = async (id: string) => (await db().contract.findUniqueOrThrow({ where: { id } })).state;
const eventsOf = async (contractId: string) =>
  (await db().event.findMany({ where: { contractId }, orderBy: { sequence: "asc" } })).map((event) => event.type);

describe("sending", () => {
  it("prepares, certifies, invites and records, once however often the task is done", async () => {
    const ann = await newActor();
    const base = plainPdf();
    const contractId = await newDraft(ann, base);
    const version = await fillDraft(ann, contractId, [
      { name: "Ann", email: ann.email },
      { ...bo, email: "once@example.com" },
    ]);
    await sendContract(ann, { contractId, version });
    expect(await stateOf(contractId)).toBe("sending");
    await Promise.all([performSend({ contractId }, { attempt: 1 }), performSend({ contractId }, { attempt: 1 })]);
    await performSend({ contractId }, { attempt: 2 });

    expect(await stateOf(contractId)).toBe("out");
    expect(await eventsOf(contractId)).toEqual(["created", "sent", "certified", "invited", "invited"]);
    expect(await tokensSentTo("once@example.com")).toHaveLength(1);
    expect(await db().signature.count({ where: { contractId } })).toBe(1);
    const document = await documentOf(contractId);
    expect(document.headRevision).toBe(2);
    const fields = await db().field.findMany({ where: { documentId: document.id } });
    expect(fields.every((field) => field.pdfName)).toBe(true);
    expect(fields.filter((field) => field.pdfName?.startsWith("mirror-"))).toHaveLength(1);
    const { check } = await getHistory(ann, contractId);
    expect(check).toEqual({ intact: true, lines: 5 });
  });

  it("keeps the upload an exact prefix of every revision, for every kind of file", async () => {
    const ann = await newActor();
    for (const [kind, base] of Object.entries(await oneOfEachKind())) {
      const contractId = await newDraft(ann, base, `${kind}.pdf`);
      const { draft, documents, version } = await readDraft(db(), contractId);
      const page = documents[0]!.pages[0]!;
      const participantId = crypto.randomUUID();
      const field = {
        id: crypto.randomUUID(),
        documentId: documents[0]!.id,
        participantId,
        kind: "signature" as const,
        label: null,
        required: true,
        page: 0,
        x: 0,
        y: 0,
        width: Math.min(100, page.width),
        height: Math.min(40, page.height),
      };
      const next = { ...draft, participants: [asSigner({ id: participantId, ...bo })], fields: [field] };
      const saved = await updateDraft(ann, { contractId, version, draft: next });
      await sendNow(ann, contractId, saved.version);
      expect(await stateOf(contractId), kind).toBe("out");
      const { id } = await documentOf(contractId);
      let before: Uint8Array = base;
      for (const revision of [0, 1, 2]) {
        const bytes = await readRevision(id, revision);
        expect(bytes.subarray(0, before.length).equals(before), `${kind} ${revision}`).toBe(true);
        expect(bytes.length, kind).toBeGreaterThanOrEqual(before.length);
        before = bytes;
      }
    }
  });

  it("begins anew after a failure, and gives the draft back when it does not pass", async () => {
    const ann = await newActor();
    const contractId = await newDraft(ann);
    const version = await fillDraft(ann, contractId, [{ ...bo, email: "later@example.com" }]);
    await sendContract(ann, { contractId, version });
    const failing = vi.spyOn(certification, "certifyDocument").mockRejectedValue(new Error("the authority is away"));
    await expect(performSend({ contractId }, { attempt: 1 })).rejects.toThrow("away");
    expect(await stateOf(contractId)).toBe("sending");
    expect((await documentOf(contractId)).headRevision).toBe(0);
    await performSend({ contractId }, { attempt: 6 });
    expect(await stateOf(contractId)).toBe("draft");
    expect((await db().contract.findUniqueOrThrow({ where: { id: contractId } })).sendProblem).toBe("send_failed");
    failing.mockRestore();

    // It can be sent again, and then its history tells of both.
    const again = (await db().contract.findUniqueOrThrow({ where: { id: contractId } })).version;
    await sendNow(ann, contractId, again);
    expect(await stateOf(contractId)).toBe("out");
    expect(await eventsOf(contractId)).toEqual(["created", "sent", "returned", "sent", "certified", "invited"]);
  });

  it("refuses a draft that is not ready, or that somebody changed meanwhile", async () => {
    const ann = await newActor();
    const contractId = await newDraft(ann);
    await expect(sendContract(ann, { contractId, version: 0 })).rejects.toMatchObject({ code: "participant_needed" });
    const version = await fillDraft(ann, contractId, [bo], { fields: [] });
    await expect(sendContract(ann, { contractId, version })).rejects.toMatchObject({ code: "signature_field_needed" });
    await fillDraft(ann, contractId, [bo]);
    await expect(sendContract(ann, { contractId, version })).rejects.toMatchObject({
      code: "draft_changed_elsewhere",
      details: { version: version + 1 },
    });
  });

  it("asks whether the law lets it be signed electronically, where its name suggests that it does not", async () => {
    const ann = await newActor();
    const contractId = await newDraft(ann);
    const version = await fillDraft(ann, contractId, [bo], { title: "离婚协议书" });
    const refused = { code: "form_answer_needed" };
    await expect(sendContract(ann, { contractId, version })).rejects.toMatchObject(refused);
    // What was denied of something else counts for nothing.
    const { draft } = await readDraft(db(), contractId);
    const other = await updateDraft(ann, { contractId, version, draft: { ...draft, formAnswer: "utilities" } });
    await expect(sendContract(ann, { contractId, version: other.version })).rejects.toMatchObject(refused);
    const answered = { ...draft, formAnswer: "family" as const };
    const last = await updateDraft(ann, { contractId, version: other.version, draft: answered });
    await sendNow(ann, contractId, last.version);
    const lines = (await getHistory(ann, contractId)).lines;
    expect(lines.find(({ type }) => type === "sent")?.data).toMatchObject({ deniedToBe: "family" });
  });

  it("invites one after the other where there is an order", async () => {
    const ann = await newActor();
    const contractId = await newDraft(ann);
    const people = [
      { name: "First", email: "first@example.com" },
      { name: "Second", email: "second@example.com" },
    ];
    await sendNow(ann, contractId, await fillDraft(ann, contractId, people, { ordered: true }));
    const states = await db().participant.findMany({ where: { contractId }, orderBy: { position: "asc" } });
    expect(states.map((participant) => participant.state)).toEqual(["invited", "waiting"]);
    expect(await tokensSentTo("second@example.com")).toEqual([]);
  });
});

describe("saving a draft", () => {
  it("lets one of two editors win and tells the other", async () => {
    const ann = await newActor();
    const contractId = await newDraft(ann);
    const { draft, version } = await readDraft(db(), contractId);
    const save = (title: string) => updateDraft(ann, { contractId, version, draft: { ...draft, title } });
    const results = await Promise.allSettled([save("One"), save("Two")]);
    expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
    const rejected = results.find((result) => result.status === "rejected");
    expect(rejected?.reason).toMatchObject({ code: "draft_changed_elsewhere" });
  });

  it("keeps a choice without answers and a sentence without words, and sends neither", async () => {
    const ann = await newActor();
    for (const [kind, code] of [
      ["select", "nothing_to_choose"],
      ["statement", "nothing_to_copy"],
    ] as const) {
      const contractId = await newDraft(ann);
      await fillDraft(ann, contractId, [bo]);
      const { draft, version } = await readDraft(db(), contractId);
      const [field] = draft.fields.filter((one) => one.kind === "text");
      const fields = [...draft.fields, { ...field!, id: crypto.randomUUID(), kind, ask: null }];
      const saved = await updateDraft(ann, { contractId, version, draft: { ...draft, fields } });
      await expect(sendContract(ann, { contractId, version: saved.version })).rejects.toMatchObject({ code });
    }
  });

  it("takes no field or participant of another contract", async () => {
    const ann = await newActor();
    const [mine, other] = [await newDraft(ann), await newDraft(ann)];
    await fillDraft(ann, other, [bo]);
    const theirs = await readDraft(db(), other);
    const { draft, version } = await readDraft(db(), mine);
    const fields = theirs.draft.fields;
    await expect(
      updateDraft(ann, {
        contractId: mine,
        version,
        draft: { ...draft, participants: theirs.draft.participants, fields },
      }),
    ).rejects.toMatchObject({ code: "invalid_input" });
    // Their ids under a document of one's own are taken, which is no defect of ours.
    const [ours] = (await readDraft(db(), mine)).documents;
    await expect(
      updateDraft(ann, {
        contractId: mine,
        version,
        draft: {
          ...draft,
          participants: theirs.draft.participants,
          fields: fields.map((field) => ({ ...field, documentId: ours!.id })),
        },
      }),
    ).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("throws a draft away, but only puts aside one that has a history", async () => {
    const ann = await newActor();
    const fresh = await newDraft(ann);
    expect(await discardDraft(ann, { contractId: fresh })).toEqual({ kept: false });
    expect(await db().contract.count({ where: { id: fresh } })).toBe(0);
    const returned = await newDraft(ann);
    const version = await fillDraft(ann, returned, [bo]);
    await sendContract(ann, { contractId: returned, version });
    const failing = vi.spyOn(certification, "certifyDocument").mockRejectedValue(new Error("away"));
    await performSend({ contractId: returned }, { attempt: 9 });
    failing.mockRestore();
    expect(await discardDraft(ann, { contractId: returned })).toEqual({ kept: true });
    expect(await stateOf(returned)).toBe("withdrawn");
  });
});

describe("a contract that is out", () => {
  async function sent(email: string, changes = {}) {
    const ann = await newActor();
    const contractId = await newDraft(ann);
    await sendNow(ann, contractId, await fillDraft(ann, contractId, [{ ...bo, email }], changes));
    const participant = await db().participant.findFirstOrThrow({ where: { contractId } });
    const [token] = await tokensSentTo(email);
    return { ann, contractId, participantId: participant.id, token: token! };
  }

  it("opens by its link for the invited address alone", async () => {
    const { token, participantId, contractId } = await sent("open@example.com");
    expect(await openInvitation(visitor, token)).toMatchObject({ outcome: "sign_in", hasAccount: false });
    expect(
      await openInvitation(
        visitor,
        token.replace(/^./, (c) => (c === "A" ? "B" : "A")),
      ),
    ).toEqual({ outcome: "dead" });
    const stranger = await newActor();
    expect(await openInvitation(stranger, token)).toMatchObject({ outcome: "other_account" });
    const invited = await newActor("open@example.com");
    await db().account.update({ where: { id: invited.accountId }, data: { emailConfirmedAt: null } });
    expect(await openInvitation(invited, token)).toMatchObject({ outcome: "confirm_first" });
    await db().account.update({ where: { id: invited.accountId }, data: { emailConfirmedAt: new Date() } });
    expect(await openInvitation(invited, token)).toEqual({
      outcome: "open",
      participantId,
      contractId,
      role: "signer",
    });
    expect((await getOverview(invited, contractId)).myTurn).toEqual({ participantId, role: "signer" });
  });

  it("gives a corrected participant a new link and voids the old one", async () => {
    const { ann, contractId, participantId, token } = await sent("wrong@example.com");
    await db().field.updateMany({ where: { participantId, kind: "text" }, data: { value: "the other one's" } });
    const input = { contractId, participantId, name: "Bo Lin", email: "right@example.com" };
    await correctParticipant(ann, input);
    expect(await openInvitation(visitor, token)).toEqual({ outcome: "dead" });
    const [fresh] = await tokensSentTo("right@example.com");
    expect(await openInvitation(visitor, fresh!)).toMatchObject({ outcome: "sign_in", email: "right@example.com" });
    expect(await db().field.count({ where: { participantId, value: { not: null } } })).toBe(0);
    expect(await eventsOf(contractId)).toContain("corrected");
  });

  it("is unopened for whoever is corrected into a place that was open, and her opening is told", async () => {
    const { ann, contractId, participantId, token } = await sent("before@example.com");
    const before = await newActor("before@example.com");
    await openInvitation(before, token);
    await markOpened(before, participantId);
    const instead = await newActor("instead@example.com");
    await correctParticipant(ann, { contractId, participantId, name: "Bo Lin", email: instead.email });
    const place = () => db().participant.findUniqueOrThrow({ where: { id: participantId } });
    expect(await place()).toMatchObject({ state: "invited", openedAt: null });
    await markOpened(instead, participantId);
    expect((await place()).state).toBe("opened");
    expect((await eventsOf(contractId)).filter((type) => type === "opened")).toHaveLength(2);
  });

  it("is not opened any more when its time is over, even before the worker has come round", async () => {
    const due = new Date(Date.now() + 3_600_000).toISOString();
    const { contractId, participantId, token } = await sent("too-late@example.com", { expiresAt: due });
    const late = await newActor("too-late@example.com");
    await openInvitation(late, token);
    await db().contract.update({ where: { id: contractId }, data: { expiresAt: new Date(Date.now() - 1) } });
    await markOpened(late, participantId);
    expect(await eventsOf(contractId)).not.toContain("opened");
  });

  it("reminds at most twice a day", async () => {
    const { ann, contractId, participantId, token } = await sent("remind@example.com");
    await remindParticipant(ann, { contractId, participantId });
    expect(await openInvitation(visitor, token)).toEqual({ outcome: "dead" });
    expect(await tokensSentTo("remind@example.com")).toHaveLength(2);
    await expect(remindParticipant(ann, { contractId, participantId })).rejects.toMatchObject({ kind: "limited" });
  });

  it("is withdrawn by its owner only, and its links die", async () => {
    const { ann, contractId, token } = await sent("withdraw@example.com");
    await expect(withdrawContract(await newActor(), { contractId })).rejects.toMatchObject({ kind: "not_found" });
    await withdrawContract(ann, { contractId, reason: "New terms" });
    expect(await stateOf(contractId)).toBe("withdrawn");
    expect(await openInvitation(visitor, token)).toEqual({ outcome: "dead" });
    await expect(withdrawContract(ann, { contractId })).rejects.toMatchObject({ code: "not_in_this_state" });
    expect(
      await db().mail.count({ where: { recipient: "withdraw@example.com", template: "contract_withdrawn" } }),
    ).toBe(1);
  });

  it("is declined by an invited person, whose reason the sender alone reads", async () => {
    const { ann, contractId } = await sent("decline@example.com");
    const invited = await newActor("decline@example.com");
    await declineContract(invited, { contractId, reason: "Not with me" });
    expect((await getOverview(ann, contractId)).participants[0]).toMatchObject({
      state: "declined",
      declineReason: "Not with me",
    });
    const events = await db().event.findMany({ where: { contractId }, orderBy: { sequence: "asc" } });
    expect(JSON.stringify(events)).not.toContain("Not with me");
    expect(events.at(-1)?.type).toBe("declined");
  });

  it("expires at its time and not before", async () => {
    const due = new Date(Date.now() + 3_600_000);
    const { contractId } = await sent("expire@example.com", { expiresAt: due.toISOString() });
    const task = await db().outboxTask.findFirstOrThrow({ where: { key: `contract.expire:${contractId}` } });
    expect(task.availableAt).toEqual(due);
    await expireContract({ contractId });
    expect(await stateOf(contractId)).toBe("out");
    await db().contract.update({ where: { id: contractId }, data: { expiresAt: new Date(Date.now() - 1) } });
    await expireContract({ contractId });
    await expireContract({ contractId });
    expect(await stateOf(contractId)).toBe("expired");
    expect((await eventsOf(contractId)).filter((type) => type === "expired")).toHaveLength(1);
  });

  it("shows a history whose chain breaks when a line is changed behind its back", async () => {
    const { ann, contractId } = await sent("chain@example.com");
    expect((await getHistory(ann, contractId)).check.intact).toBe(true);
    await db().$executeRawUnsafe("ALTER TABLE event DISABLE TRIGGER USER");
    await db().event.updateMany({ where: { contractId, sequence: 2 }, data: { actorName: "Somebody else" } });
    await db().$executeRawUnsafe("ALTER TABLE event ENABLE TRIGGER USER");
    expect((await getHistory(ann, contractId)).check).toMatchObject({ intact: false, brokenAt: 2 });
    const rows = await db().event.findMany({ where: { contractId }, orderBy: { sequence: "asc" } });
    expect(verifyEventChain(rows.map((row) => ({ ...row, data: row.data as object as never }))).intact).toBe(false);
    await expect(db().event.deleteMany({ where: { contractId } })).rejects.toThrow();
  });
});
