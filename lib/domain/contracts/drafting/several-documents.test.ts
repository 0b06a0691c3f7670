import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { stopInspecting } from "@/lib/domain/contracts/intake/inspect-file";
import { db } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import { newDraft, sendNow } from "@/tests/support/contracts";
import { judge } from "@/tests/support/judges";
import { pagesPdf, plainPdf } from "@/tests/support/pdfs";
import { newActor } from "@/tests/support/people";
import { newSigner, readyToSign, type SigningPerson, signAs } from "@/tests/support/signed-contract";
import * as timeStamps from "../../certificates/time-stamp";
import { trustAnchors } from "../../certificates/trust-anchors";
import { signContract } from "../../signing/sign-contract";
import { getHistory } from "../history/get-history";
import { acceptUpload } from "../intake/accept-upload";
import { readRevision } from "../revisions/read-revision";
import { addDocument } from "./add-document";
import { asSigner, type DraftField } from "./draft.schema";
import { readDraft } from "./read-draft";
import { updateDraft } from "./update-draft";

let ann: SigningPerson;
let bo: SigningPerson;

beforeAll(async () => {
  [ann, bo] = [await newSigner(0), await newSigner(1)];
});
afterAll(stopInspecting);

const upload = async (actor: SigningPerson, fileName: string, bytes: Uint8Array = plainPdf()) =>
  (await acceptUpload(actor, { fileName, chunks: [bytes] })).uploadId;

/** A draft with these files after the first. */
async function draftWith(...fileNames: string[]): Promise<string> {
  const contractId = await newDraft(ann);
  for (const fileName of fileNames) {
    const { version } = await readDraft(db(), contractId);
    await addDocument(ann, { contractId, version, uploadId: await upload(ann, fileName, pagesPdf(2)) });
  }
  return contractId;
}

const namesOf = async (contractId: string) =>
  (await readDraft(db(), contractId)).documents.map(({ fileName }) => fileName);

const place = (documentId: string, participantId: string, more: Partial<DraftField> = {}): DraftField => ({
  id: newId(),
  documentId,
  participantId,
  kind: "signature",
  label: null,
  required: true,
  page: 0,
  x: 40,
  y: 60,
  width: 120,
  height: 40,
  ...more,
});

/** A contract of three documents: both sign the first, Ann the second, nobody the third. */
async function sent() {
  const contractId = await draftWith("Schedule A.pdf", "Map.pdf");
  const { draft, version, documents } = await readDraft(db(), contractId);
  const participants = [ann, bo].map(({ name, email }) => asSigner({ id: newId(), name, email }));
  const [anns, bos] = participants.map(({ id }) => id) as [string, string];
  const [main, schedule, map] = documents.map(({ id }) => id) as [string, string, string];
  const fields = [
    place(main, anns),
    place(main, bos, { y: 160 }),
    place(main, anns, { kind: "date", y: 260 }),
    place(schedule, anns, { page: 1 }),
  ];
  const saved = await updateDraft(ann, { contractId, version, draft: { ...draft, participants, fields } });
  await sendNow(ann, contractId, saved.version);
  return { contractId, main, schedule, map };
}

describe("the documents of a draft", () => {
  it("are added at the end, put into another order, and taken away with their fields", async () => {
    const contractId = await draftWith("B.pdf", "C.pdf");
    expect(await namesOf(contractId)).toEqual(["Lease.pdf", "B.pdf", "C.pdf"]);
    const { draft, version } = await readDraft(db(), contractId);
    const [a, b, c] = draft.documentIds as [string, string, string];
    const participants = [asSigner({ id: newId(), name: "Ann", email: ann.email })];
    const fields = [place(b, participants[0]!.id)];
    const turned = { ...draft, participants, fields, documentIds: [c, b, a] };
    await updateDraft(ann, { contractId, version, draft: turned });
    expect(await namesOf(contractId)).toEqual(["C.pdf", "B.pdf", "Lease.pdf"]);
    const without = { ...turned, documentIds: [c, a], fields: [] };
    await updateDraft(ann, { contractId, version: version + 1, draft: without });
    expect(await namesOf(contractId)).toEqual(["C.pdf", "Lease.pdf"]);
    expect(await db().field.count({ where: { document: { contractId } } })).toBe(0);
  });

  it("are never none, never another contract's, and never named twice", async () => {
    const [contractId, other] = [await draftWith(), await draftWith()];
    const { draft, version } = await readDraft(db(), contractId);
    const foreign = (await readDraft(db(), other)).draft.documentIds[0]!;
    for (const documentIds of [
      [],
      [foreign],
      [...draft.documentIds, foreign],
      [draft.documentIds[0]!, draft.documentIds[0]!],
    ]) {
      const attempt = updateDraft(ann, { contractId, version, draft: { ...draft, documentIds } });
      await expect(attempt).rejects.toMatchObject({ code: "invalid_input" });
    }
    // A field cannot stand in a document that goes in the same breath.
    const participants = [asSigner({ id: newId(), name: "Ann", email: ann.email })];
    const fields = [place(foreign, participants[0]!.id)];
    const attempt = updateDraft(ann, { contractId, version, draft: { ...draft, participants, fields } });
    await expect(attempt).rejects.toMatchObject({ code: "invalid_input" });
    expect(await namesOf(contractId)).toEqual(["Lease.pdf"]);
  });

  it("come from one's own uploads alone, into one's own draft, as it was seen", async () => {
    const contractId = await draftWith();
    const { version } = await readDraft(db(), contractId);
    const [hers, his] = [await upload(ann, "A.pdf"), await upload(bo, "B.pdf")];
    const add = (actor: Parameters<typeof addDocument>[0], uploadId: string, seen = version) =>
      addDocument(actor, { contractId, version: seen, uploadId });
    await expect(add(ann, his)).rejects.toMatchObject({ code: "not_found" });
    await expect(add(bo, his)).rejects.toMatchObject({ code: "not_found" });
    await expect(add(await newActor(), hers)).rejects.toMatchObject({ code: "not_found" });
    await expect(add(ann, hers, version + 1)).rejects.toMatchObject({ code: "draft_changed_elsewhere" });
    expect(await namesOf(contractId)).toEqual(["Lease.pdf"]);
  });

  it("all need a place to sign where somebody fills in", async () => {
    const contractId = await draftWith("B.pdf");
    const { draft, version } = await readDraft(db(), contractId);
    const [first, second] = draft.documentIds as [string, string];
    const participants = [asSigner({ id: newId(), name: "Ann", email: ann.email })];
    const fields = [place(first, participants[0]!.id), place(second, participants[0]!.id, { kind: "date" })];
    const saved = await updateDraft(ann, { contractId, version, draft: { ...draft, participants, fields } });
    await expect(sendNow(ann, contractId, saved.version)).rejects.toMatchObject({ code: "place_in_document_needed" });
  });
});

describe("one intent", () => {
  it("signs each document in which she has a place, and outside judges find nothing", async () => {
    const { contractId, main, schedule, map } = await sent();
    await signAs(ann);
    const kinds = async (documentId: string) =>
      (await db().revision.findMany({ where: { documentId }, orderBy: { number: "asc" } })).map(({ kind }) => kind);
    expect(await kinds(main)).toEqual(["prepared", "certified", "signed"]);
    expect(await kinds(schedule)).toEqual(["prepared", "certified", "signed"]);
    expect(await kinds(map)).toEqual(["prepared", "certified"]);
    const signatures = await db().signature.findMany({ where: { contractId, participantId: { not: null } } });
    expect(new Set(signatures.map(({ intentId }) => intentId)).size).toBe(1);
    await signAs(bo);
    const { lines, check } = await getHistory(ann, contractId);
    expect(check.intact).toBe(true);
    expect(lines.filter(({ type }) => type === "signed").map(({ data }) => data.document)).toEqual([
      main,
      schedule,
      main,
    ]);
    expect(lines.at(-1)?.type).toBe("completed");
    const { rootPem, chainPem } = await trustAnchors();
    for (const [documentId, count] of [
      [main, 3],
      [schedule, 2],
      [map, 1],
    ] as const) {
      const file = await readRevision(documentId, await headOf(documentId));
      const { signatures: found, findings } = await judge(file, rootPem, chainPem);
      expect({ found, findings }).toEqual({ found: count, findings: [] });
    }
  });

  it("signs all of them or none, whatever fails on the way", async () => {
    const { contractId, main, schedule } = await sent();
    const input = await readyToSign(ann);
    const before = await db().event.count({ where: { contractId } });
    const stamp = timeStamps.issueTimeStamp;
    const failing = vi.spyOn(timeStamps, "issueTimeStamp");
    failing.mockImplementationOnce(stamp).mockRejectedValueOnce(new Error("the authority is away"));
    await expect(signContract(ann, input)).rejects.toThrow("away");
    failing.mockRestore();
    expect([await headOf(main), await headOf(schedule)]).toEqual([2, 2]);
    expect(await db().event.count({ where: { contractId } })).toBe(before);
    await signContract(ann, input);
    expect([await headOf(main), await headOf(schedule)]).toEqual([3, 3]);
  });

  it("signs each document once, however often the button is pressed at the same moment", async () => {
    const { contractId, main, schedule } = await sent();
    const input = await readyToSign(ann);
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => signContract(ann, input)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect([await headOf(main), await headOf(schedule)]).toEqual([3, 3]);
    expect(await db().signature.count({ where: { contractId, participantId: { not: null } } })).toBe(2);
  });
});

const headOf = async (id: string) => (await db().document.findUniqueOrThrow({ where: { id } })).headRevision;
