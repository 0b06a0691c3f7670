import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db/client";
import { sendNow } from "@/tests/support/contracts";
import { newActor } from "@/tests/support/people";
import { newSigner, type SigningPerson, sentContract, signAs } from "@/tests/support/signed-contract";
import { addCopy } from "../changes/add-copy";
import { correctParticipant } from "../changes/correct-participant";
import { readDraft } from "../drafting/read-draft";
import { updateDraft } from "../drafting/update-draft";
import { withdrawContract } from "../endings/withdraw-contract";
import { getHistory } from "../history/get-history";
import { stopInspecting } from "../intake/inspect-file";
import { getOverview } from "../overview/get-overview";
import { listContracts } from "../overview/list-contracts";
import { getDocumentFile } from "../revisions/get-file";
import { sendContract } from "../sending/send-contract";
import { getWritten } from "../written/get-written";
import { setDocument } from "../written/set-document";
import { stopSetting } from "../written/setting/set-text";
import { beginRelated } from "./begin-related";
import { listRelated } from "./list-related";

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

async function completeContract(): Promise<string> {
  const { contractId } = await sentContract([ann, bo]);
  await signAs(ann);
  await signAs(bo);
  return contractId;
}

async function versionOf(contractId: string): Promise<number> {
  return (await readDraft(db(), contractId)).version;
}

async function change(
  contractId: string,
  as: (participants: Awaited<ReturnType<typeof readDraft>>["draft"]["participants"]) => typeof participants,
): Promise<number> {
  const { draft, version } = await readDraft(db(), contractId);
  const participants = as(draft.participants);
  const fields = draft.fields.filter((field) => participants.some(({ id }) => id === field.participantId));
  return (await updateDraft(ann, { contractId, version, draft: { ...draft, participants, fields } })).version;
}

const stateOf = async (id: string) => (await db().contract.findUniqueOrThrow({ where: { id } })).state;
const typesOf = async (id: string) => (await getHistory(ann, id)).lines.map(({ type }) => type);

describe("an agreement that ends a contract", () => {
  it("names it and its parties, is signed by all of them, and then shows it as ended", async () => {
    const first = await completeContract();
    const reader = await newActor();
    await addCopy(ann, { contractId: first, name: "Reader", email: reader.email });
    const { contractId, documentId } = await beginRelated(ann, { contractId: first, relation: "void" });
    const { draft } = await readDraft(db(), contractId);
    expect(draft.participants).toMatchObject([
      { name: ann.name, email: ann.email, role: "signer" },
      { name: bo.name, email: bo.email, role: "signer" },
    ]);
    for (const { id } of draft.participants)
      expect(
        draft.fields
          .filter(({ participantId }) => participantId === id)
          .map(({ kind }) => kind)
          .sort(),
      ).toEqual(["date", "signature"]);
    const { text } = await getWritten(ann, contractId, documentId);
    const said = JSON.stringify(text);
    const last = await db().revision.findFirstOrThrow({
      where: { document: { contractId: first } },
      orderBy: { number: "desc" },
    });
    expect(said.replaceAll(" ", "")).toContain(Buffer.from(last.sha256).toString("hex"));
    expect(said).toContain("Lease, Building 4");
    await sendNow(ann, contractId, await versionOf(contractId));
    await signAs(ann);
    expect(await stateOf(first)).toBe("completed");
    await signAs(bo);
    expect([await stateOf(contractId), await stateOf(first)]).toEqual(["completed", "voided"]);
    expect((await typesOf(first)).slice(-1)).toEqual(["voided"]);
    expect((await getHistory(bo, first)).check.intact).toBe(true);
    const told = await db().mail.findMany({ where: { template: "contract_voided" }, select: { recipient: true } });
    expect(told.map(({ recipient }) => recipient).sort()).toEqual([ann.email, bo.email, reader.email].sort());
    // It stays among what was signed, and can be read as before.
    const overview = await getOverview(bo, first);
    expect(overview).toMatchObject({ state: "voided", may: { download: true, relate: false } });
    expect(overview.voidedAt).toBeInstanceOf(Date);
    const [document] = overview.documents;
    expect((await getDocumentFile(bo, { contractId: first, documentId: document!.id })).size).toBeGreaterThan(0);
    const { contracts } = await listContracts(bo, { tab: "signed" });
    expect(contracts.map(({ id }) => id)).toEqual(expect.arrayContaining([first, contractId]));
    expect(await listRelated(bo, first)).toMatchObject({
      first: null,
      later: [{ id: contractId, relation: "void", state: "completed", open: true }],
    });
    expect(await listRelated(bo, contractId)).toMatchObject({ first: { id: first, open: true }, later: [] });
    await expect(beginRelated(ann, { contractId: first, relation: "void" })).rejects.toEqual(code("not_in_this_state"));
    // What ended a contract cannot be ended itself.
    await expect(beginRelated(ann, { contractId, relation: "void" })).rejects.toEqual(code("not_in_this_state"));
  });

  it("can be begun by whoever signed, who learns no addresses by it, and by nobody else", async () => {
    const first = await completeContract();
    const { contractId } = await beginRelated(bo, { contractId: first, relation: "void" });
    const { draft } = await readDraft(db(), contractId);
    expect(draft.participants.map(({ email }) => email)).toEqual(["", bo.email]);
    const eve = await newActor();
    await expect(beginRelated(eve, { contractId: first, relation: "void" })).rejects.toEqual(code("not_found"));
    expect((await listRelated(ann, first)).later).toEqual([]);
    const { contractId: out } = await sentContract([ann, bo]);
    await expect(beginRelated(ann, { contractId: out, relation: "amendment" })).rejects.toEqual(
      code("not_in_this_state"),
    );
    await withdrawContract(ann, { contractId: out });
  });

  it("is out once, with all parties, who stay", async () => {
    const first = await completeContract();
    const begun = () => beginRelated(ann, { contractId: first, relation: "void" });
    const [one, two] = [await begun(), await begun()];
    const without = await change(one.contractId, ([first]) => [first!]);
    await expect(sendContract(ann, { contractId: one.contractId, version: without })).rejects.toEqual(
      code("void_needs_all_parties"),
    );
    const three = await begun();
    const [version, other] = [await versionOf(two.contractId), await versionOf(three.contractId)];
    const outcomes = await Promise.allSettled([
      sendNow(ann, two.contractId, version),
      sendNow(ann, three.contractId, other),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(begun()).rejects.toEqual(code("void_under_way"));
    const out = outcomes[0]?.status === "fulfilled" ? two.contractId : three.contractId;
    const place = await db().participant.findFirstOrThrow({ where: { contractId: out, email: bo.email } });
    const eve = await newActor();
    await expect(
      correctParticipant(ann, { contractId: out, participantId: place.id, name: "Eve", email: eve.email }),
    ).rejects.toEqual(code("void_parties_stay"));
    await withdrawContract(ann, { contractId: out });
    expect(await stateOf(first)).toBe("completed");
    const again = await begun();
    await sendNow(ann, again.contractId, await versionOf(again.contractId));
  });

  it("is what alone ends a complete contract, also for the database", async () => {
    const first = await completeContract();
    const voided = { state: "voided", voidedAt: new Date() };
    await expect(db().contract.update({ where: { id: first }, data: voided })).rejects.toThrow();
    const { contractId } = await beginRelated(ann, { contractId: first, relation: "void" });
    await expect(
      db().contract.update({ where: { id: contractId }, data: { relation: "amendment" } }),
    ).rejects.toThrow();
    await expect(db().contract.update({ where: { id: first }, data: voided })).rejects.toThrow();
  });
});

describe("an amendment", () => {
  it("is noted with the contract that it changes, which stays complete", async () => {
    const first = await completeContract();
    const { contractId, documentId } = await beginRelated(ann, { contractId: first, relation: "amendment" });
    await expect(sendContract(ann, { contractId, version: await versionOf(contractId) })).rejects.toEqual(
      code("details_needed"),
    );
    const values = { changes: "The rent is 1,600 from July on." };
    const { version } = await setDocument(ann, {
      contractId,
      documentId,
      version: await versionOf(contractId),
      values,
    });
    await sendNow(ann, contractId, version);
    expect((await listRelated(bo, first)).later).toMatchObject([{ id: contractId, relation: "amendment", open: true }]);
    await signAs(ann);
    await signAs(bo);
    expect(await stateOf(first)).toBe("completed");
    expect((await typesOf(first)).slice(-1)).toEqual(["amended"]);
    expect((await getOverview(ann, first)).may.relate).toBe(true);
  });
});
