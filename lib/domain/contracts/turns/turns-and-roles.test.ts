import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { stopInspecting } from "@/lib/domain/contracts/intake/inspect-file";
import { db } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import { fillDraft, newDraft, sendNow, tokensSentTo } from "@/tests/support/contracts";
import { newActor } from "@/tests/support/people";
import { enter, newSigner, type SigningPerson, signAs } from "@/tests/support/signed-contract";
import { proveByCode, sendSigningCode } from "../../signing/intents";
import { openRoom } from "../../signing/open-room";
import { correctParticipant } from "../changes/correct-participant";
import { asSigner, type DraftField, type DraftParticipant } from "../drafting/draft.schema";
import { readDraft } from "../drafting/read-draft";
import { updateDraft } from "../drafting/update-draft";
import { declineContract } from "../endings/decline-contract";
import { getHistory } from "../history/get-history";
import { openInvitation } from "../invitations/open-invitation";
import { remindParticipant } from "../invitations/remind-participant";
import { getOverview } from "../overview/get-overview";
import { listContracts } from "../overview/list-contracts";
import { approveContract } from "./approve-contract";

let ann: SigningPerson;
let bo: SigningPerson;
let chief: Awaited<ReturnType<typeof newActor>>;
let reader: Awaited<ReturnType<typeof newActor>>;

beforeAll(async () => {
  [ann, bo] = [await newSigner(0), await newSigner(1)];
});
beforeEach(async () => {
  [chief, reader] = [await newActor(`chief-${newId()}@example.com`), await newActor(`reader-${newId()}@example.com`)];
});
afterAll(stopInspecting);

type Part = Partial<DraftParticipant> & { name: string; email: string };

/** A contract of these, with a place to sign for each who signs; sent by Ann. */
async function sent(parts: readonly Part[]): Promise<{ contractId: string; ids: string[] }> {
  const contractId = await newDraft(ann);
  const { draft, version, documents } = await readDraft(db(), contractId);
  const participants = parts.map((part) => asSigner({ id: newId(), ...part }));
  const fields = participants.flatMap(({ id, role }, index): DraftField[] =>
    role === "signer" || role === "witness"
      ? [
          {
            id: newId(),
            documentId: documents[0]!.id,
            participantId: id,
            kind: "signature",
            label: null,
            required: true,
            page: 0,
            x: 40,
            y: 60 + 60 * index,
            width: 120,
            height: 40,
          },
        ]
      : [],
  );
  const saved = await updateDraft(ann, { contractId, version, draft: { ...draft, participants, fields } });
  await sendNow(ann, contractId, saved.version);
  return { contractId, ids: participants.map(({ id }) => id) };
}

const statesOf = async (contractId: string) =>
  (await db().participant.findMany({ where: { contractId }, orderBy: { position: "asc" } })).map(({ state }) => state);
const linesOf = async (contractId: string) => (await getHistory(ann, contractId)).lines.map(({ type }) => type);
const mailsTo = async (recipient: string) =>
  (await db().mail.findMany({ where: { recipient }, orderBy: { createdAt: "asc" } })).map(({ template }) => template);
const person = ({ name, email }: { name: string; email: string }) => ({ name, email });

describe("turns", () => {
  it("come one after the other, and those of one turn together", async () => {
    const { contractId } = await sent([
      { ...person(ann), turn: 1 },
      { name: "Chief", email: chief.email, role: "approver", turn: 2 },
      { ...person(bo), turn: 2 },
      { name: "Last", email: "last@example.com", turn: 3 },
    ]);
    expect(await statesOf(contractId)).toEqual(["invited", "waiting", "waiting", "waiting"]);
    await signAs(ann);
    expect(await statesOf(contractId)).toEqual(["signed", "invited", "invited", "waiting"]);
    await signAs(bo);
    expect(await statesOf(contractId)).toEqual(["signed", "invited", "signed", "waiting"]);
    await approveContract(chief, { participantId: await enter(chief) });
    expect(await statesOf(contractId)).toEqual(["signed", "approved", "signed", "invited"]);
  });

  it("are stored without gaps, in the order that was wished", async () => {
    const contractId = await newDraft(ann);
    const { draft, version } = await readDraft(db(), contractId);
    const participants = [7, 3, 7, 900].map((turn, index) =>
      asSigner({ id: newId(), name: `P${index}`, email: `p${index}@example.com`, turn }),
    );
    await updateDraft(ann, { contractId, version, draft: { ...draft, participants } });
    const { draft: kept } = await readDraft(db(), contractId);
    expect(kept.participants.map(({ turn }) => turn)).toEqual([2, 1, 2, 3]);
  });
});

describe("an approver", () => {
  const parts = () => [
    { name: "Chief", email: chief.email, role: "approver" as const, turn: 1 },
    { ...person(ann), turn: 2 },
  ];

  it("reads first and lets it go on, with the digest of what she approved", async () => {
    const { contractId, ids } = await sent(parts());
    const participantId = await enter(chief);
    expect(participantId).toBe(ids[0]);
    expect(await openRoom(chief, participantId)).toMatchObject({ role: "approver", obstacle: null, fields: [] });
    expect((await getOverview(chief, contractId)).myTurn).toEqual({ participantId, role: "approver" });
    expect(await approveContract(chief, { participantId })).toEqual({ completed: false });
    await expect(approveContract(chief, { participantId })).rejects.toMatchObject({ code: "already_done" });
    const head = await db().revision.findFirstOrThrow({
      where: { document: { contractId } },
      orderBy: { number: "desc" },
    });
    const line = await db().event.findFirstOrThrow({ where: { contractId, type: "approved" } });
    expect(line.data).toEqual({ files: [Buffer.from(head.sha256).toString("hex")] });
    await signAs(ann);
    expect((await linesOf(contractId)).slice(3)).toEqual([
      "invited",
      "approved",
      "invited",
      "intent_proven",
      "signed",
      "completed",
    ]);
    expect(await mailsTo(chief.email)).toContain("contract_completed");
  });

  it("completes a contract that nobody else is waited for in", async () => {
    const { contractId } = await sent([
      { ...person(ann), turn: 1 },
      { name: "Chief", email: chief.email, role: "approver", turn: 2 },
    ]);
    await signAs(ann);
    expect(await approveContract(chief, { participantId: await enter(chief) })).toEqual({ completed: true });
    expect((await getOverview(ann, contractId)).state).toBe("completed");
    expect((await getHistory(ann, contractId)).check.intact).toBe(true);
  });

  it("ends it when she declines, and neither signs nor proves an intent", async () => {
    const { contractId } = await sent(parts());
    const participantId = await enter(chief);
    await expect(sendSigningCode(chief, participantId)).rejects.toMatchObject({ code: "not_allowed" });
    const guess = { participantId, intentId: newId(), code: "000000", sealId: null };
    await expect(proveByCode(chief, guess)).rejects.toMatchObject({ code: "not_allowed" });
    await declineContract(chief, { contractId, reason: "Too dear" });
    expect((await getOverview(ann, contractId)).state).toBe("declined");
    await expect(approveContract(chief, { participantId })).rejects.toMatchObject({ code: "already_declined" });
  });

  it("is nobody else, not even the sender or a signer", async () => {
    const { ids } = await sent(parts());
    await enter(chief);
    for (const other of [ann, bo, reader])
      await expect(approveContract(other, { participantId: ids[0]! })).rejects.toMatchObject({ code: "not_found" });
    // Nor a signer in a place of her own.
    await approveContract(chief, { participantId: ids[0]! });
    await expect(approveContract(ann, { participantId: await enter(ann) })).rejects.toMatchObject({
      code: "not_allowed",
    });
    await expect(approveContract(ann, { participantId: "x" })).rejects.toMatchObject({ code: "not_found" });
  });

  it("approves once, however often the button is pressed at the same moment", async () => {
    const { contractId } = await sent(parts());
    const participantId = await enter(chief);
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => approveContract(chief, { participantId })),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await linesOf(contractId)).filter((type) => type === "approved")).toHaveLength(1);
  });
});

describe("whoever gets a copy", () => {
  it("is told in her turn, is not waited for, and signs nothing", async () => {
    const { contractId } = await sent([
      { ...person(ann), turn: 1 },
      { name: "Reader", email: reader.email, role: "copy", turn: 2 },
      { ...person(bo), turn: 3 },
    ]);
    expect(await mailsTo(reader.email)).toEqual([]);
    await expect(getOverview(reader, contractId)).rejects.toMatchObject({ code: "not_found" });
    await signAs(ann);
    expect(await statesOf(contractId)).toEqual(["signed", "informed", "invited"]);
    expect(await mailsTo(reader.email)).toEqual(["contract_copy"]);
    const [token] = await tokensSentTo(reader.email);
    const opened = await openInvitation(reader, token!);
    expect(opened).toMatchObject({ outcome: "open", role: "copy" });
    expect(await getOverview(reader, contractId)).toMatchObject({ myTurn: null, progress: { done: 1, all: 2 } });
    const list = await listContracts(reader, { tab: "others" });
    expect(list.contracts.map(({ id }) => id)).toContain(contractId);
    await signAs(bo);
    expect((await getOverview(ann, contractId)).state).toBe("completed");
    expect(await mailsTo(reader.email)).toEqual(["contract_copy", "contract_completed"]);
  });

  it("gets it at the end where all turns before have somebody to act, and at once beside them", async () => {
    const { contractId } = await sent([
      { ...person(ann), turn: 1 },
      { name: "Reader", email: reader.email, role: "copy", turn: 1 },
      { name: "Late", email: "late@example.com", role: "copy", turn: 2 },
    ]);
    expect(await statesOf(contractId)).toEqual(["invited", "informed", "waiting"]);
    await signAs(ann);
    expect(await statesOf(contractId)).toEqual(["signed", "informed", "informed"]);
    expect((await linesOf(contractId)).slice(-3)).toEqual(["signed", "informed", "completed"]);
  });

  it("is neither reminded nor corrected", async () => {
    const { contractId, ids } = await sent([person(ann), { name: "Reader", email: reader.email, role: "copy" }]);
    const input = { contractId, participantId: ids[1]! };
    await expect(remindParticipant(ann, input)).rejects.toMatchObject({ code: "not_waiting_for" });
    const corrected = correctParticipant(ann, { ...input, name: "R", email: "r@example.com" });
    await expect(corrected).rejects.toMatchObject({ code: "already_done" });
  });
});

describe("one person in several places", () => {
  it("acts in each, and is led from one to the next", async () => {
    const { contractId, ids } = await sent([
      { ...person(ann), role: "approver", turn: 1 },
      { ...person(ann), turn: 2 },
      { ...person(ann), role: "witness", turn: 2 },
    ]);
    await approveContract(ann, { participantId: await enter(ann) });
    const room = await openRoom(ann, ids[0]!);
    expect(room).toMatchObject({ obstacle: "already_done", nextPlace: { participantId: ids[1] } });
    expect((await getOverview(ann, contractId)).participants.map(({ isMe }) => isMe)).toEqual([true, true, true]);
    // The newest link leads to the last place; each signature is one of its own.
    await signAs(ann);
    expect(await statesOf(contractId)).toEqual(["approved", "invited", "signed"]);
    expect((await getOverview(ann, contractId)).myTurn).toEqual({ participantId: ids[1], role: "signer" });
  });

  it("stands in a list once in the same capacity", async () => {
    const contractId = await newDraft(ann);
    const twice = [person(bo), person(bo)];
    await expect(
      fillDraft(ann, contractId, twice).then((version) => sendNow(ann, contractId, version)),
    ).rejects.toMatchObject({ code: "party_twice" });
    const { contractId: other, ids } = await sent([person(ann), person(bo)]);
    const same = { contractId: other, participantId: ids[1]!, ...person(ann) };
    await expect(correctParticipant(ann, same)).rejects.toMatchObject({ code: "party_twice" });
  });
});

describe("a contract", () => {
  it("needs somebody who signs as a party", async () => {
    await expect(sent([{ ...person(ann), role: "witness" }])).rejects.toMatchObject({ code: "signer_needed" });
    await expect(sent([{ name: "R", email: reader.email, role: "copy" }])).rejects.toMatchObject({
      code: "signer_needed",
    });
  });

  it("keeps no place of an organization for whoever does not sign", async () => {
    const contractId = await newDraft(ann);
    const { draft, version } = await readDraft(db(), contractId);
    const participants = [
      asSigner({ id: newId(), name: "Chief", email: chief.email, role: "approver", organizationName: "清和书坊" }),
    ];
    await updateDraft(ann, { contractId, version, draft: { ...draft, participants } });
    expect((await readDraft(db(), contractId)).draft.participants[0]?.organizationName).toBeNull();
  });

  it("asks a surer name of one participant than of the others", async () => {
    const { ids } = await sent([person(ann), { ...person(bo), signerLevel: 3 }]);
    await enter(ann);
    await enter(bo);
    expect((await openRoom(ann, ids[0]!)).identity.levelMissing).toBe(false);
    expect((await openRoom(bo, ids[1]!)).identity.levelMissing).toBe(true);
  });
});
