import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { stopInspecting } from "@/lib/domain/contracts/intake/inspect-file";
import { db } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import { fillDraft, newDraft, sendNow } from "@/tests/support/contracts";
import { contractWith, inPlaces, newSealingOrganization, readyToSeal } from "@/tests/support/sealing";
import { codeSentTo, enter, newSigner, type SigningPerson } from "@/tests/support/signed-contract";
import { sendSignPasswordCode, setSignPassword } from "../accounts/sign-password/set-sign-password";
import { asSigner, type DraftField, type DraftParticipant } from "../contracts/drafting/draft.schema";
import { readDraft } from "../contracts/drafting/read-draft";
import { markShown, openBatch } from "./batch/open-batch";
import { proveBatchByCode, sendBatchCode } from "./batch/prove-batch";
import { readBatch } from "./batch/read-batch";
import { proveBySignPassword, sendSigningCode } from "./intents";
import { openRoom } from "./open-room";
import { signContract } from "./sign-contract";

let ann: SigningPerson;
let bo: SigningPerson;
const password = "river 75 stone";

beforeAll(async () => {
  [ann, bo] = [await newSigner(0), await newSigner(1)];
  await sendSignPasswordCode(bo);
  await setSignPassword(bo, { password, code: await codeSentTo(bo.email) });
});
beforeEach(() => db().rateLimit.deleteMany());
afterAll(stopInspecting);

const code = (expected: string) => expect.objectContaining({ code: expected });

/** A contract of Ann's that asks this of Bo. @returns his place */
async function asked(requirements: Partial<DraftParticipant>): Promise<string> {
  const participant = asSigner({ id: newId(), name: bo.name, email: bo.email, ...requirements });
  const fieldOf = (documentId: string): DraftField => ({
    id: newId(),
    documentId,
    participantId: participant.id,
    kind: "signature",
    label: null,
    required: true,
    page: 0,
    x: 40,
    y: 700,
    width: 120,
    height: 40,
  });
  const contractId = await newDraft(ann);
  const { documents } = await readDraft(db(), contractId);
  const fields = [fieldOf(documents[0]!.id)];
  await sendNow(ann, contractId, await fillDraft(ann, contractId, [ann], { participants: [participant], fields }));
  return enter(bo);
}

describe("what a sender asks of a participant", () => {
  it("is kept with the draft, and only where it fits whoever signs", async () => {
    const place = await asked({ requiredIntent: "code", sealKind: "official" });
    expect(await db().participant.findUniqueOrThrow({ where: { id: place } })).toMatchObject({
      requiredIntent: "code",
      sealKind: null,
    });
    const wrong = db().participant.update({ where: { id: place }, data: { sealKind: "official" } });
    await expect(wrong).rejects.toThrow();
    await expect(db().participant.update({ where: { id: place }, data: { role: "approver" } })).rejects.toThrow();
  });

  it("is the only way to confirm, in the room, in a batch and in the database", async () => {
    const place = await asked({ requiredIntent: "sign_password" });
    expect((await openRoom(bo, place)).ways).toEqual([{ method: "sign_password", ready: true }]);
    await expect(sendSigningCode(bo, place)).rejects.toEqual(code("intent_other_way"));
    const { batchId } = await openBatch(bo, { participantIds: [place] });
    const [item] = (await readBatch(bo, batchId)).items;
    await markShown(bo, { batchId, itemId: item!.id });
    await sendBatchCode(bo, batchId);
    const input = { batchId, sealId: bo.sealId, code: await codeSentTo(bo.email) };
    expect(await proveBatchByCode(bo, input)).toEqual({ contracts: 0, problems: { [item!.id]: "intent_other_way" } });
    const { intentId } = await proveBySignPassword(bo, { participantId: place, sealId: bo.sealId, password });
    const sign = () => signContract(bo, { participantId: place, intentId, sealId: bo.sealId, utcOffsetMinutes: 480 });
    // One that says it was proven in another way serves nobody.
    await db().intent.update({ where: { id: intentId }, data: { method: "passkey" } });
    await expect(sign()).rejects.toEqual(code("confirm_again"));
    await db().intent.update({ where: { id: intentId }, data: { method: "sign_password" } });
    await sign();
  });

  it("is the kind of an organization's seal: others are not offered, and who may use none is told so", async () => {
    const company = await newSealingOrganization(ann, { kinds: ["official", "contract"] });
    const parties = [{ name: ann.name, email: ann.email, organizationName: company.name }];
    const { fieldIds } = await contractWith(bo, parties, [{ party: 0, kind: "seal", x: 100, y: 300 }]);
    const participantId = await enter(ann);
    const ask = (sealKind: string) => db().participant.update({ where: { id: participantId }, data: { sealKind } });
    await ask("contract");
    const { organization } = await openRoom(ann, participantId);
    expect(organization?.seals.map(({ kind }) => kind)).toEqual(["contract"]);
    const seals = inPlaces(fieldIds, company.seals.official);
    await expect(readyToSeal(ann, { seals })).rejects.toEqual(code("choose_a_seal"));
    await db().rateLimit.deleteMany();
    await signContract(ann, await readyToSeal(ann, { seals: inPlaces(fieldIds, company.seals.contract) }));

    await contractWith(bo, parties, [{ party: 0, kind: "seal", x: 100, y: 300 }]);
    const other = await enter(ann);
    await db().participant.update({ where: { id: other }, data: { sealKind: "legal_representative" } });
    expect((await openRoom(ann, other)).organization?.obstacle).toBe("no_seal_of_kind");
    await expect(sendSigningCode(ann, other)).rejects.toEqual(code("no_seal_of_kind"));
  });

  it("says what is missing where she has not set it up", async () => {
    const place = await asked({ requiredIntent: "passkey" });
    expect((await openRoom(bo, place)).ways).toEqual([{ method: "passkey", ready: false }]);
  });

  it("is the kind of signature: one that was written for her is none of her hand", async () => {
    const place = await asked({ sealKind: "drawn" });
    expect((await openRoom(bo, place)).asked).toEqual({ intent: null, sealKind: "drawn" });
    const choice = { participantId: place, sealId: bo.sealId };
    await expect(proveBySignPassword(bo, { ...choice, password })).rejects.toEqual(code("signature_of_other_kind"));
    const other = await asked({ sealKind: "generated" });
    await proveBySignPassword(bo, { participantId: other, sealId: bo.sealId, password });
  });
});
