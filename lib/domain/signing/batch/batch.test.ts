import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { stopInspecting } from "@/lib/domain/contracts/intake/inspect-file";
import { db } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import { codeSentTo, enter, newSigner, type SigningPerson, sentContract } from "@/tests/support/signed-contract";
import { race } from "../../accounts/test-support";
import { withdrawContract } from "../../contracts/endings/withdraw-contract";
import { getHistory } from "../../contracts/history/get-history";
import { sendSigningCode } from "../intents";
import { signContract } from "../sign-contract";
import { batchCandidates } from "./candidates";
import { markShown, openBatch } from "./open-batch";
import { proveBatchByCode, sendBatchCode } from "./prove-batch";
import { readBatch } from "./read-batch";
import { signBatchItem } from "./sign-batch-item";

let ann: SigningPerson;
let bo: SigningPerson;
let contracts: string[];
let places: string[];

beforeAll(async () => {
  [ann, bo] = [await newSigner(0), await newSigner(1)];
});
beforeEach(async () => {
  await db().rateLimit.deleteMany();
  [contracts, places] = [[], []];
  for (let i = 0; i < 3; i++) {
    contracts.push((await sentContract([ann, bo])).contractId);
    places.push(await enter(bo));
  }
});
afterAll(stopInspecting);

const code = (expected: string, details = {}) => expect.objectContaining({ code: expected, ...details });
const signatures = (contractId: string) =>
  db().signature.count({ where: { contractId, participantId: { not: null } } });
const outcomes = async (batchId: string) => (await readBatch(bo, batchId)).items.map(({ outcome }) => outcome);

async function readAll(participantIds = places): Promise<{ batchId: string; itemIds: string[] }> {
  const { batchId } = await openBatch(bo, { participantIds });
  const itemIds = (await readBatch(bo, batchId)).items.map(({ id }) => id);
  for (const itemId of itemIds) await markShown(bo, { batchId, itemId });
  return { batchId, itemIds };
}
async function prove(batchId: string) {
  await sendBatchCode(bo, batchId);
  return proveBatchByCode(bo, { batchId, sealId: bo.sealId, code: await codeSentTo(bo.email) });
}
const sign = (batchId: string, itemId: string) => signBatchItem(bo, { batchId, itemId, utcOffsetMinutes: 480 });

describe("contracts that can be signed together", () => {
  it("are those in which nothing but her signature is wanting; others say why not", async () => {
    const anns = await enter(ann);
    const hers = await batchCandidates(bo);
    expect(hers.map(({ participantId, why }) => [participantId, why])).toEqual(
      expect.arrayContaining(places.map((id) => [id, null])),
    );
    expect((await batchCandidates(ann)).find((one) => one.participantId === anns)?.why).toBe("batch_fill_in");
    await expect(openBatch(ann, { participantIds: [anns] })).rejects.toEqual(code("batch_fill_in"));
    await expect(openBatch(ann, { participantIds: [places[0]!] })).rejects.toEqual(code("not_found"));
  });
});

describe("one confirmation for many contracts", () => {
  it("is asked for only when each was shown", async () => {
    const { batchId } = await openBatch(bo, { participantIds: places });
    await expect(sendBatchCode(bo, batchId)).rejects.toEqual(code("batch_read_first"));
    const { items } = await readBatch(bo, batchId);
    await markShown(bo, { batchId, itemId: items[0]!.id });
    await expect(sendBatchCode(bo, batchId)).rejects.toEqual(code("batch_read_first"));
    // Nor does the database take an intent for what was not shown.
    const intent = { id: newId(), participantId: places[1]!, accountId: bo.accountId, batchId, method: "passkey" };
    const now = new Date();
    await db().signingBatch.update({
      where: { id: batchId },
      data: { method: "passkey", provenAt: now, boundSha256: new Uint8Array(32) },
    });
    const proof = { boundSha256: new Uint8Array(32), provenAt: now, expiresAt: now };
    await expect(db().intent.create({ data: { ...intent, ...proof } })).rejects.toThrow();
    const shown = { ...intent, ...proof, participantId: items[0]!.participantId };
    await db().intent.create({ data: shown });
    await expect(db().intent.create({ data: { ...shown, id: newId(), accountId: ann.accountId } })).rejects.toThrow();
  });

  it("signs each on its own, with an intent of its own that is spent by it, and tells it in each history", async () => {
    const { batchId, itemIds } = await readAll();
    expect(await prove(batchId)).toEqual({ contracts: 3, problems: {} });
    expect(await outcomes(batchId)).toEqual(["proven", "proven", "proven"]);
    for (const itemId of itemIds) expect(await sign(batchId, itemId)).toEqual({ outcome: "signed" });
    expect(await outcomes(batchId)).toEqual(["signed", "signed", "signed"]);
    const intents = await db().intent.findMany({ where: { batchId }, include: { signatures: true } });
    expect(intents.map(({ consumedAt, signatures }) => [consumedAt !== null, signatures.length])).toEqual(
      Array(3).fill([true, 1]),
    );
    for (const contractId of contracts) {
      const { lines, check } = await getHistory(bo, contractId);
      expect(check.intact).toBe(true);
      expect(lines.find(({ type }) => type === "intent_proven")?.data).toEqual({
        method: "code",
        batch: batchId,
        contracts: 3,
        batchSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
    }
  });

  it("leaves the others when one of them cannot be signed any more", async () => {
    const { batchId, itemIds } = await readAll();
    await prove(batchId);
    await withdrawContract(ann, { contractId: contracts[1]! });
    expect(await sign(batchId, itemIds[0]!)).toEqual({ outcome: "signed" });
    expect(await sign(batchId, itemIds[1]!)).toEqual({ outcome: "failed", problem: "contract_withdrawn" });
    expect(await sign(batchId, itemIds[2]!)).toEqual({ outcome: "signed" });
    expect(await outcomes(batchId)).toEqual(["signed", "failed", "signed"]);
    // And one that ended before the proof is left out of it.
    await expect(prove(batchId)).resolves.toEqual({ contracts: 0, problems: { [itemIds[1]!]: "contract_withdrawn" } });
  });

  it("goes on after a crash, and signs nothing twice, however often it is pressed", async () => {
    const { batchId, itemIds } = await readAll();
    await prove(batchId);
    await sign(batchId, itemIds[0]!);
    const { won } = await race(12, () => sign(batchId, itemIds[1]!));
    expect(won).toEqual(Array(12).fill({ outcome: "signed" }));
    expect(await outcomes(batchId)).toEqual(["signed", "signed", "proven"]);
    expect(await sign(batchId, itemIds[0]!)).toEqual({ outcome: "signed" });
    expect(await sign(batchId, itemIds[2]!)).toEqual({ outcome: "signed" });
    for (const contractId of contracts) expect(await signatures(contractId)).toBe(1);
    await expect(sendBatchCode(bo, batchId)).rejects.toEqual(code("batch_nothing_left"));
  });

  it("counts for what is left when it was proven too long ago, and is asked for anew", async () => {
    const { batchId, itemIds } = await readAll();
    await prove(batchId);
    await sign(batchId, itemIds[0]!);
    await db().intent.updateMany({ where: { batchId, consumedAt: null }, data: { expiresAt: new Date() } });
    expect(await sign(batchId, itemIds[1]!)).toEqual({ outcome: "failed", problem: "intent_not_proven" });
    expect(await prove(batchId)).toEqual({ contracts: 2, problems: {} });
    for (const itemId of itemIds) expect(await sign(batchId, itemId)).toEqual({ outcome: "signed" });
  });

  it("serves neither another session nor another signature than the confirmed one", async () => {
    const { batchId, itemIds } = await readAll();
    await prove(batchId);
    const elsewhere = { ...bo, sessionId: newId() };
    const input = { batchId, itemId: itemIds[0]!, utcOffsetMinutes: 480 };
    expect(await signBatchItem(elsewhere, input)).toEqual({ outcome: "failed", problem: "confirm_again" });
    await expect(signBatchItem(ann, input)).rejects.toEqual(code("not_found"));
    const intent = await db().intent.findFirstOrThrow({ where: { batchId, participantId: places[0]! } });
    const other = { participantId: places[1]!, intentId: intent.id, sealId: bo.sealId, utcOffsetMinutes: 480 };
    await expect(signContract(bo, other)).rejects.toEqual(code("intent_not_proven"));
  });

  it("has a code of its own that is bound to the batch, dies with the fifth wrong answer and works once", async () => {
    const { batchId } = await readAll();
    await sendBatchCode(bo, batchId);
    const right = await codeSentTo(bo.email);
    const answer = (digits: string) => proveBatchByCode(bo, { batchId, sealId: bo.sealId, code: digits });
    const wrong = String((Number(right) + 1) % 1_000_000).padStart(6, "0");
    await expect(answer(wrong)).rejects.toEqual(code("code_wrong", { details: { field: "code", left: 4 } }));
    const { won, refused } = await race(10, () => answer(right));
    expect([won.length, refused]).toEqual([1, Array(9).fill("code_used")]);
    await sendBatchCode(bo, batchId);
    const { refused: dead } = await race(7, () => answer("x".padEnd(6, "0")));
    expect(dead.sort()).toEqual([...Array(3).fill("code_dead"), ...Array(4).fill("code_wrong")]);
    // A code for one contract is none for a batch.
    await sendSigningCode(bo, places[0]!);
    await expect(answer(await codeSentTo(bo.email))).rejects.toEqual(code("code_dead"));
  });

  it("does without a contract that ended before she had read it", async () => {
    const { batchId } = await openBatch(bo, { participantIds: places });
    const { items } = await readBatch(bo, batchId);
    for (const { id } of items.slice(1)) await markShown(bo, { batchId, itemId: id });
    await withdrawContract(ann, { contractId: contracts[0]! });
    await expect(markShown(bo, { batchId, itemId: items[0]!.id })).rejects.toEqual(code("contract_withdrawn"));
    expect(await prove(batchId)).toEqual({ contracts: 2, problems: { [items[0]!.id]: "contract_withdrawn" } });
  });

  it("asks for what was shown anew when the files are others", async () => {
    const { batchId, itemIds } = await readAll();
    await db().signingBatchItem.update({ where: { id: itemIds[2]! }, data: { shownSha256: new Uint8Array(32) } });
    expect(await prove(batchId)).toEqual({ contracts: 2, problems: { [itemIds[2]!]: "batch_read_first" } });
  });
});
