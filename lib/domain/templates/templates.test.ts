import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requireAccess } from "@/lib/domain/contracts/access";
import type { DraftParticipant } from "@/lib/domain/contracts/drafting/draft.schema";
import { readDraft } from "@/lib/domain/contracts/drafting/read-draft";
import { updateDraft } from "@/lib/domain/contracts/drafting/update-draft";
import { acceptUpload } from "@/lib/domain/contracts/intake/accept-upload";
import { stopInspecting } from "@/lib/domain/contracts/intake/inspect-file";
import { listContracts } from "@/lib/domain/contracts/overview/list-contracts";
import { sendContract } from "@/lib/domain/contracts/sending/send-contract";
import { db } from "@/lib/platform/db/client";
import { fillDraft, sendNow } from "@/tests/support/contracts";
import { plainPdf } from "@/tests/support/pdfs";
import { newActor } from "@/tests/support/people";
import { newSigner, type SigningPerson, signAs } from "@/tests/support/signed-contract";
import { createTemplate } from "./create-template";
import { editTemplate } from "./edit-template";
import { getTemplate, listTemplates } from "./list-templates";
import { publishTemplate } from "./publish-template";
import { discardChanges, removeTemplate } from "./remove-template";
import { saveAsTemplate } from "./save-as-template";
import { startContract } from "./start-contract";

let ann: SigningPerson;
let bo: SigningPerson;
beforeAll(async () => {
  [ann, bo] = [await newSigner(0), await newSigner(1)];
});
afterAll(stopInspecting);

const code = (expected: string) => expect.objectContaining({ code: expected });

/** A template of Ann's with an open place for a tenant and one for herself; published. */
async function published(): Promise<{ templateId: string; contractId: string }> {
  const { uploadId } = await acceptUpload(ann, { fileName: "Lease.pdf", chunks: [plainPdf()] });
  const { contractId } = await createTemplate(ann, { uploadId });
  await fillDraft(ann, contractId, [
    { name: "", email: "" },
    { name: ann.name, email: ann.email },
  ]);
  const version = await change(contractId, ([tenant]) => ({ ...tenant!, place: "Tenant" }));
  const { templateId } = await publishTemplate(ann, { contractId, version });
  return { templateId, contractId };
}

/** Changes the first participant of a draft. */
async function change(contractId: string, to: (participants: DraftParticipant[]) => DraftParticipant): Promise<number> {
  const { draft, version } = await readDraft(db(), contractId);
  const participants = draft.participants.with(0, to(draft.participants));
  return (await updateDraft(ann, { contractId, version, draft: { ...draft, participants } })).version;
}

describe("a template", () => {
  it("is placed once; a contract that is started from it needs only who stands in the open place", async () => {
    const { templateId } = await published();
    const { contractId } = await startContract(ann, { templateId });
    const { version, draft } = await readDraft(db(), contractId);
    expect(draft.participants).toMatchObject([{ place: "Tenant", name: "", email: "" }, { name: ann.name }]);
    await expect(sendContract(ann, { contractId, version })).rejects.toEqual(code("name_needed"));
    const known = await change(contractId, ([tenant]) => ({ ...tenant!, name: bo.name, email: bo.email }));
    await sendNow(ann, contractId, known);
    expect(await db().contract.findUniqueOrThrow({ where: { id: contractId } })).toMatchObject({ state: "out" });
    const fields = await db().field.findMany({ where: { document: { contractId } } });
    expect(fields).toHaveLength(draft.fields.length);
    expect(fields.every(({ pdfName }) => pdfName !== null)).toBe(true);
    await signAs(bo);
    await signAs(ann);
  });

  it("is not published with a place that nobody can tell, and never sent", async () => {
    const { uploadId } = await acceptUpload(ann, { fileName: "Lease.pdf", chunks: [plainPdf()] });
    const { contractId } = await createTemplate(ann, { uploadId });
    const version = await fillDraft(ann, contractId, [{ name: "", email: "" }]);
    await expect(publishTemplate(ann, { contractId, version })).rejects.toEqual(code("place_name_needed"));
    await expect(sendContract(ann, { contractId, version })).rejects.toEqual(code("not_in_this_state"));
    const { templateId } = (await db().contract.findUniqueOrThrow({ where: { id: contractId } })) as {
      templateId: string;
    };
    await expect(startContract(ann, { templateId })).rejects.toEqual(code("template_unpublished"));
    await expect(db().contract.update({ where: { id: contractId }, data: { state: "sending" } })).rejects.toThrow();
  });

  it("has versions that stay as they were; contracts say which one they were started from", async () => {
    const { templateId, contractId: first } = await published();
    const old = await startContract(ann, { templateId });
    const copy = await editTemplate(ann, { templateId });
    expect(copy).toEqual(await editTemplate(ann, { templateId }));
    const version = await change(copy.contractId, ([tenant]) => ({ ...tenant!, place: "Subtenant" }));
    expect(await getTemplate(ann, templateId)).toMatchObject({ version: 1, hasDraft: true });
    const before = await startContract(ann, { templateId });
    await publishTemplate(ann, { ...copy, version });
    const after = await startContract(ann, { templateId });
    const placeIn = async (id: string) => (await readDraft(db(), id)).draft.participants[0]?.place;
    expect(await Promise.all([old, before, after].map(({ contractId }) => placeIn(contractId)))).toEqual([
      "Tenant",
      "Tenant",
      "Subtenant",
    ]);
    const started = await db().contract.findUniqueOrThrow({ where: { id: old.contractId } });
    expect(started.startedFromId).toBe(first);
    expect(await getTemplate(ann, templateId)).toMatchObject({
      version: 2,
      hasDraft: false,
      started: 3,
      versions: [
        { number: 2, started: 1 },
        { number: 1, started: 2 },
      ],
    });
    // Neither the editor nor anything else changes what is published.
    const { draft, version: seen } = await readDraft(db(), first);
    await expect(updateDraft(ann, { contractId: first, version: seen, draft })).rejects.toEqual(
      code("not_in_this_state"),
    );
    await expect(db().contract.update({ where: { id: first }, data: { title: "Other" } })).rejects.toThrow();
    await expect(
      db().participant.updateMany({ where: { contractId: first }, data: { name: "Eve" } }),
    ).rejects.toThrow();
  });

  it("counts the days until contracts are due from the day on which they are started", async () => {
    const { templateId } = await published();
    const { contractId } = await editTemplate(ann, { templateId });
    const { draft, version } = await readDraft(db(), contractId);
    const expiresAt = new Date(0).toISOString();
    const saved = await updateDraft(ann, { contractId, version, draft: { ...draft, dueInDays: 10, expiresAt } });
    await publishTemplate(ann, { contractId, ...saved });
    const started = await startContract(ann, { templateId });
    const row = await db().contract.findUniqueOrThrow({ where: { id: started.contractId } });
    expect(row).toMatchObject({ dueInDays: null });
    expect(row.expiresAt!.getTime() - Date.now()).toBeGreaterThan(9.9 * 86_400_000);
  });

  it("is its owner's alone, and no contract among contracts", async () => {
    const { templateId, contractId } = await published();
    const eve = await newActor();
    await expect(startContract(eve, { templateId })).rejects.toEqual(code("not_found"));
    await expect(editTemplate(eve, { templateId })).rejects.toEqual(code("not_found"));
    await expect(removeTemplate(eve, { templateId })).rejects.toEqual(code("not_found"));
    await expect(saveAsTemplate(eve, { contractId })).rejects.toEqual(code("not_found"));
    await expect(requireAccess(eve, contractId, "view")).rejects.toEqual(code("not_found"));
    const drafts = await listContracts(ann, { tab: "drafts" });
    expect(drafts.contracts.map(({ id }) => id)).not.toContain(contractId);
    expect((await listTemplates(ann)).map(({ id }) => id)).toContain(templateId);
    expect(await listTemplates(eve)).toEqual([]);
  });

  it("is made of a contract that was sent: places and fields, not what became of it", async () => {
    const { templateId } = await published();
    const { contractId } = await startContract(ann, { templateId });
    await sendNow(ann, contractId, await change(contractId, ([one]) => ({ ...one!, name: bo.name, email: bo.email })));
    const made = await saveAsTemplate(ann, { contractId });
    const { draft } = await readDraft(db(), made.contractId);
    expect(draft.participants).toMatchObject([
      { place: "Tenant", name: "", email: "" },
      { name: ann.name, email: ann.email },
    ]);
    const fields = await db().field.findMany({ where: { document: { contractId: made.contractId } } });
    expect(fields.every(({ pdfName, value }) => pdfName === null && value === null)).toBe(true);
    const documents = await db().document.findMany({ where: { contractId: made.contractId } });
    expect(documents.map(({ headRevision }) => headRevision)).toEqual([0]);
    await expect(saveAsTemplate(bo, { contractId })).rejects.toEqual(code("not_found"));
  });

  it("goes with its versions; contracts that were started from it stay, with their files", async () => {
    const { templateId } = await published();
    const { contractId } = await startContract(ann, { templateId });
    await editTemplate(ann, { templateId });
    await removeTemplate(ann, { templateId });
    expect(await db().contract.count({ where: { templateId } })).toBe(0);
    const { documents } = await db().contract.findUniqueOrThrow({
      where: { id: contractId },
      include: { documents: true },
    });
    expect(await db().blob.count({ where: { sha256: documents[0]!.baseSha256 } })).toBe(1);
  });

  it("loses what was changed when that is discarded, and itself where nothing was published", async () => {
    const { templateId } = await published();
    const { contractId } = await editTemplate(ann, { templateId });
    expect(await discardChanges(ann, { contractId })).toEqual({ kept: true });
    expect(await getTemplate(ann, templateId)).toMatchObject({ version: 1, hasDraft: false });
    const { uploadId } = await acceptUpload(ann, { fileName: "Other.pdf", chunks: [plainPdf()] });
    const fresh = await createTemplate(ann, { uploadId });
    const count = await db().template.count({ where: { ownerId: ann.accountId } });
    expect(await discardChanges(ann, fresh)).toEqual({ kept: false });
    expect(await db().template.count({ where: { ownerId: ann.accountId } })).toBe(count - 1);
  });
});
