import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contractOfUse } from "@/lib/domain/seals/grants/contract-of-use";
import { openLink } from "@/lib/domain/templates/links/manage-links";
import { publishTemplate } from "@/lib/domain/templates/publish-template";
import { saveAsTemplate } from "@/lib/domain/templates/save-as-template";
import { startContract } from "@/lib/domain/templates/start-contract";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { newId } from "@/lib/platform/ids";
import { hasBlob } from "@/lib/platform/storage/blobs";
import { sendNow } from "@/tests/support/contracts";
import { newActor } from "@/tests/support/people";
import { newSigner, type SigningPerson, signAs } from "@/tests/support/signed-contract";
import { readDraft } from "../drafting/read-draft";
import { updateDraft } from "../drafting/update-draft";
import { stopInspecting } from "../intake/inspect-file";
import { sendContract } from "../sending/send-contract";
import { beginWritten } from "./begin-written";
import { getWritten } from "./get-written";
import { saveText } from "./save-text";
import { setDocument } from "./set-document";
import { stopSetting } from "./setting/set-text";
import type { Values, WrittenText } from "./written-text.schema";

let ann: SigningPerson;
let bo: SigningPerson;
beforeAll(async () => {
  [ann, bo] = [await newSigner(0), await newSigner(1)];
});
afterAll(() => {
  stopInspecting();
  stopSetting();
});

const code = (expected: string) => expect.objectContaining({ code: expected });
const values: Values = {
  landlord: "Ann",
  tenant: "Bo",
  property: "4 Mill Lane",
  use: "office",
  begins: "2027-01-01",
  ends: "2027-12-31",
  rent: "1500",
  deposit: "3000",
  law: "the law of England",
};

const lease = (actor: Actor) => beginWritten(actor, { start: "lease", locale: "en" });

async function save(
  ids: { contractId: string; documentId: string },
  change: (text: WrittenText) => WrittenText,
  given: Values = values,
) {
  const { text, version } = await getWritten(ann, ids.contractId, ids.documentId);
  return saveText(ann, { ...ids, version, text: change(text), values: given });
}

/** Names for the open places. */
async function fillPlaces(contractId: string, people: { name: string; email: string }[]): Promise<number> {
  const { draft, version } = await readDraft(db(), contractId);
  const participants = draft.participants.map((one, index) => ({ ...one, ...people[index] }));
  return (await updateDraft(ann, { contractId, version, draft: { ...draft, participants } })).version;
}

const rowOf = (id: string) => db().document.findUniqueOrThrow({ where: { id } });

describe("a contract that is written here", () => {
  it("is a draft with a document like any other, and open places for those who sign in its blocks", async () => {
    const { contractId, documentId } = await lease(ann);
    const { draft, documents } = await readDraft(db(), contractId);
    expect(draft).toMatchObject({
      title: "Lease Agreement",
      participants: [
        { place: "Landlord", name: "", email: "" },
        { place: "Tenant", name: "", email: "" },
      ],
    });
    expect(documents).toMatchObject([{ id: documentId, fileName: "Lease Agreement.pdf", remarks: [] }]);
    expect(documents[0]!.pageCount).toBeGreaterThan(1);
    expect(documents[0]!.written).toMatchObject({ stale: false, locale: "en" });
    expect(documents[0]!.written!.open).toContain("tenant");
    expect(draft.fields.map(({ kind }) => kind).sort()).toEqual(["date", "date", "signature", "signature"]);
  });

  it("is sent with its details alone, and signed where its blocks stand", async () => {
    const ids = await lease(ann);
    const named = await fillPlaces(
      ids.contractId,
      [ann, bo].map(({ name, email }) => ({ name, email })),
    );
    await expect(sendContract(ann, { contractId: ids.contractId, version: named })).rejects.toEqual(
      code("details_needed"),
    );
    const saved = await save(ids, (text) => text);
    await expect(sendContract(ann, { contractId: ids.contractId, ...saved })).rejects.toEqual(code("pages_not_set"));
    const before = await rowOf(ids.documentId);
    const set = await setDocument(ann, { ...ids, ...saved });
    const after = await rowOf(ids.documentId);
    expect(after).toMatchObject({ writtenStale: false, writtenValues: values });
    // The pages of before are used by nobody and are gone.
    expect(await hasBlob(before.baseSha256)).toBe(false);
    expect(await db().upload.count({ where: { accountId: ann.accountId, blobSha256: before.baseSha256 } })).toBe(0);
    await sendNow(ann, ids.contractId, set.version);
    await signAs(ann);
    await signAs(bo);
    const { text, values: kept } = { text: after.written as WrittenText, values: after.writtenValues as Values };
    const late = { ...ids, version: set.version };
    await expect(saveText(ann, { ...late, text, values: kept })).rejects.toEqual(code("not_in_this_state"));
    await expect(setDocument(ann, late)).rejects.toEqual(code("not_in_this_state"));
    await expect(
      db().document.update({ where: { id: ids.documentId }, data: { writtenValues: { tenant: "Eve" } } }),
    ).rejects.toThrow();
  });

  it("is edited again: blocks take their fields along, other fields stay, the title follows", async () => {
    const ids = await lease(ann);
    const { draft, version } = await readDraft(db(), ids.contractId);
    const [landlord, tenant] = draft.participants;
    const own = {
      ...draft.fields[0]!,
      id: newId(),
      participantId: landlord!.id,
      kind: "text" as const,
      page: 0,
      x: 50,
      y: 50,
      width: 90,
      height: 20,
    };
    await updateDraft(ann, {
      contractId: ids.contractId,
      version,
      draft: { ...draft, fields: [...draft.fields, own] },
    });
    const many = Array.from({ length: 60 }, () => ({
      kind: "paragraph" as const,
      align: "start" as const,
      under: 0,
      text: [{ text: "One line more." }],
    }));
    const saved = await save(ids, (text) => ({
      ...text,
      title: "Lease of {property}",
      blocks: [...many, ...text.blocks],
    }));
    await setDocument(ann, { ...ids, ...saved });
    const next = (await readDraft(db(), ids.contractId)).draft;
    expect(next.title).toBe("Lease of 4 Mill Lane");
    expect(next.participants.map(({ id }) => id)).toEqual([landlord!.id, tenant!.id]);
    expect(next.fields.find(({ id }) => id === own.id)).toMatchObject({ page: 0, x: 50 });
    for (const field of draft.fields)
      expect(next.fields.find(({ id }) => id === field.id)!.page).toBeGreaterThan(field.page);
    // One party less, and a title of the sender's own.
    const renamed = await readDraft(db(), ids.contractId);
    const mine = { ...renamed.draft, title: "Mine" };
    await updateDraft(ann, { contractId: ids.contractId, version: renamed.version, draft: mine });
    const less = await save(ids, (text) => ({
      ...text,
      title: "Other",
      blocks: text.blocks.filter((block) => block.kind !== "signature" || block.label !== "Tenant"),
    }));
    await setDocument(ann, { ...ids, ...less });
    const last = (await readDraft(db(), ids.contractId)).draft;
    expect(last.title).toBe("Mine");
    expect(last.participants.map(({ place }) => place)).toEqual(["Landlord"]);
    expect(last.fields.every(({ participantId }) => participantId === landlord!.id)).toBe(true);
  });

  it("is its writer's alone, and nobody writes over what another window has changed", async () => {
    const ids = await lease(ann);
    const { text, version } = await getWritten(ann, ids.contractId, ids.documentId);
    const eve = await newActor();
    await expect(getWritten(eve, ids.contractId, ids.documentId)).rejects.toEqual(code("not_found"));
    await expect(saveText(eve, { ...ids, version, text, values })).rejects.toEqual(code("not_found"));
    await expect(setDocument(eve, { ...ids, version })).rejects.toEqual(code("not_found"));
    await expect(getWritten(ann, ids.contractId, newId())).rejects.toEqual(code("not_found"));
    const saved = await saveText(ann, { ...ids, version, text, values });
    await expect(saveText(ann, { ...ids, version, text, values: {} })).rejects.toEqual(code("draft_changed_elsewhere"));
    await expect(setDocument(ann, { ...ids, version })).rejects.toEqual(code("draft_changed_elsewhere"));
    // The same again is no change.
    expect(await saveText(ann, { ...ids, ...saved, text, values })).toEqual(saved);
  });

  it("is copied by templates with its text; each contract has values of its own", async () => {
    const ids = await lease(ann);
    const { templateId, contractId } = await saveAsTemplate(ann, ids);
    const { version: copied, draft: places } = await readDraft(db(), contractId);
    const participants = places.participants.map((one, index) =>
      index === 0 ? { ...one, name: ann.name, email: "ann@example.com" } : one,
    );
    await updateDraft(ann, { contractId, version: copied, draft: { ...places, participants } });
    const copy = await readDraft(db(), contractId);
    await publishTemplate(ann, { contractId, version: copy.version });
    const started = await startContract(ann, { templateId });
    const { version, draft, documents } = await readDraft(db(), started.contractId);
    const documentId = documents[0]!.id;
    await setDocument(ann, { contractId: started.contractId, documentId, version, values });
    const filled = await readDraft(db(), started.contractId);
    expect(filled.documents[0]!.written).toMatchObject({ open: [], stale: false });
    expect(filled.draft.fields.map(({ id }) => id).sort()).toEqual(draft.fields.map(({ id }) => id).sort());
    expect(filled.draft.participants).toEqual(draft.participants);
    expect((await readDraft(db(), contractId)).documents[0]!.written!.open).toContain("tenant");
    expect((await readDraft(db(), contractId)).draft).toEqual(copy.draft);
    // It is the template's contract with its details filled in, and no more once its text is another.
    const [signer] = filled.draft.participants;
    expect(await contractOfUse(signer!.id)).toMatchObject({ templateId });
    const { text } = await getWritten(ann, started.contractId, documentId);
    const changed = { ...text, blocks: text.blocks.slice(1) };
    await saveText(ann, { contractId: started.contractId, documentId, version: filled.version, text: changed, values });
    expect(await contractOfUse(signer!.id)).toMatchObject({ templateId: null });
    // Nobody would fill its details in where it is started by a link.
    await expect(openLink(ann, { templateId, most: null, endsAt: null })).rejects.toEqual(code("link_needs_details"));
  });

  it("counts into what an account may store", async () => {
    const writer = await newActor();
    const ids = await lease(writer);
    const { text, version } = await getWritten(writer, ids.contractId, ids.documentId);
    const { baseSha256, baseSize } = await rowOf(ids.documentId);
    // What is left is more than the text, and less than the text that is kept and the one that comes.
    const size = BigInt(env().ACCOUNT_STORAGE_MB * 1_000_000 - JSON.stringify(text).length - 500);
    await db().blob.update({ where: { sha256: baseSha256 }, data: { size } });
    await expect(saveText(writer, { ...ids, version, text, values })).rejects.toEqual(code("storage_full"));
    await db().blob.update({ where: { sha256: baseSha256 }, data: { size: baseSize } });
    await saveText(writer, { ...ids, version, text, values });
  });
});
