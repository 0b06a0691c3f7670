import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db/client";
import { fillDraft, newDraft } from "@/tests/support/contracts";
import { memberOf, verifiedOrganization } from "@/tests/support/organizations";
import { newActor } from "@/tests/support/people";
import { newSigner, type SigningPerson, signAs } from "@/tests/support/signed-contract";
import { readDraft } from "../drafting/read-draft";
import { updateDraft } from "../drafting/update-draft";
import { withdrawContract } from "../endings/withdraw-contract";
import { getHistory } from "../history/get-history";
import { stopInspecting } from "../intake/inspect-file";
import { getOverview } from "../overview/get-overview";
import { listContracts } from "../overview/list-contracts";
import { performSend } from "../sending/perform-send";
import { sendContract } from "../sending/send-contract";
import { refuseRelease, releaseContract, takeBackFromRelease } from "./decide-release";
import { listReleasers } from "./releasers";

let ann: SigningPerson;
let chief: SigningPerson;
let eve: Awaited<ReturnType<typeof newActor>>;
let organizationId: string;
beforeAll(async () => {
  [ann, chief] = [await newSigner(0), await newSigner(1)];
  ({ organizationId } = await verifiedOrganization({ owner: chief }));
  await memberOf(organizationId, { actor: ann });
  eve = await newActor();
});
afterAll(() => stopInspecting());

const code = (expected: string) => expect.objectContaining({ code: expected });
const stateOf = async (id: string) => (await db().contract.findUniqueOrThrow({ where: { id } })).state;
const versionOf = async (id: string) => (await db().contract.findUniqueOrThrow({ where: { id } })).version;
const typesOf = async (id: string) => (await getHistory(ann, id)).lines.map(({ type }) => type);

/** A draft of ann's for herself, which the chief has to approve. */
async function waitingDraft(): Promise<string> {
  const contractId = await newDraft(ann);
  const version = await fillDraft(ann, contractId, [ann], { releaserId: chief.accountId });
  await sendContract(ann, { contractId, version });
  return contractId;
}

describe("a contract that a colleague approves before it goes out", () => {
  it("waits for him, unchanged, and goes out with his approval", async () => {
    expect((await listReleasers(ann.accountId)).map(({ accountId }) => accountId)).toEqual([chief.accountId]);
    const contractId = await waitingDraft();
    expect(await stateOf(contractId)).toBe("in_approval");
    expect(await db().mail.count({ where: { recipient: chief.email, template: "contract_release_asked" } })).toBe(1);
    const [{ draft, version }] = [await readDraft(db(), contractId)];
    await expect(updateDraft(ann, { contractId, version, draft })).rejects.toEqual(code("not_in_this_state"));
    await expect(sendContract(ann, { contractId, version })).rejects.toEqual(code("not_in_this_state"));
    await expect(getOverview(eve, contractId)).rejects.toEqual(code("not_found"));
    await expect(releaseContract(eve, { contractId, version })).rejects.toEqual(code("not_found"));
    await expect(releaseContract(ann, { contractId, version })).rejects.toEqual(code("not_in_this_state"));
    await expect(releaseContract(chief, { contractId, version: version - 1 })).rejects.toEqual(
      code("draft_changed_elsewhere"),
    );
    const seen = await getOverview(chief, contractId);
    expect(seen).toMatchObject({ version, may: { release: true, take_back: false, download: true, edit: false } });
    expect((await listContracts(chief, { tab: "mine" })).contracts.map(({ id }) => id)).toContain(contractId);
    const twice = await Promise.allSettled([
      releaseContract(chief, { contractId, version }),
      releaseContract(chief, { contractId, version }),
    ]);
    expect(twice.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await performSend({ contractId }, { attempt: 1 });
    await signAs(ann);
    expect(await stateOf(contractId)).toBe("completed");
    expect((await typesOf(contractId)).slice(0, 4)).toEqual(["created", "release_asked", "released", "sent"]);
    expect((await getHistory(ann, contractId)).check.intact).toBe(true);
  });

  it("is a draft again when he gives it back, or its sender takes it back", async () => {
    const contractId = await waitingDraft();
    const version = await versionOf(contractId);
    await expect(refuseRelease(eve, { contractId, version, reason: "no" })).rejects.toEqual(code("not_found"));
    await refuseRelease(chief, { contractId, version, reason: "The rent is too low." });
    expect(await db().contract.findUniqueOrThrow({ where: { id: contractId } })).toMatchObject({
      state: "draft",
      sendProblem: "release_refused",
      releaseNote: "The rent is too low.",
    });
    await expect(getOverview(chief, contractId)).rejects.toEqual(code("not_found"));
    await sendContract(ann, { contractId, version: await versionOf(contractId) });
    expect(await db().contract.findUniqueOrThrow({ where: { id: contractId } })).toMatchObject({ releaseNote: null });
    await expect(takeBackFromRelease(chief, { contractId })).rejects.toEqual(code("not_in_this_state"));
    await takeBackFromRelease(ann, { contractId });
    expect(await stateOf(contractId)).toBe("draft");
    expect((await typesOf(contractId)).slice(1)).toEqual([
      "release_asked",
      "release_refused",
      "release_asked",
      "release_taken_back",
    ]);
    await expect(withdrawContract(ann, { contractId })).rejects.toEqual(code("not_in_this_state"));
  });

  it("never goes out without an approval, whoever has left and whatever writes to the database", async () => {
    const contractId = await waitingDraft();
    const version = await versionOf(contractId);
    const membership = { organizationId, accountId: chief.accountId };
    await db().membership.updateMany({ where: membership, data: { endedAt: new Date() } });
    await expect(releaseContract(chief, { contractId, version })).rejects.toEqual(code("releaser_gone"));
    await takeBackFromRelease(ann, { contractId });
    // He stays named, so that the draft is not sent by oversight; another name has to be a colleague's.
    const { draft, version: now } = await readDraft(db(), contractId);
    const kept = await updateDraft(ann, { contractId, version: now, draft });
    await expect(sendContract(ann, { contractId, version: kept.version })).rejects.toEqual(code("releaser_gone"));
    const other = { ...draft, releaserId: eve.accountId };
    await expect(updateDraft(ann, { contractId, version: kept.version, draft: other })).rejects.toEqual(
      code("invalid_input"),
    );
    await expect(db().contract.update({ where: { id: contractId }, data: { state: "sending" } })).rejects.toThrow();
    const nobody = { ...draft, releaserId: null };
    const { version: free } = await updateDraft(ann, { contractId, version: kept.version, draft: nobody });
    await sendContract(ann, { contractId, version: free });
    expect(await stateOf(contractId)).toBe("sending");
    await db().membership.updateMany({ where: membership, data: { endedAt: null } });
  });
});
