import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { trustAnchors } from "@/lib/domain/certificates/trust-anchors";
import { declineContract } from "@/lib/domain/contracts/endings/decline-contract";
import { withdrawContract } from "@/lib/domain/contracts/endings/withdraw-contract";
import { getHistory } from "@/lib/domain/contracts/history/get-history";
import { stopInspecting } from "@/lib/domain/contracts/intake/inspect-file";
import { readRevision } from "@/lib/domain/contracts/revisions/read-revision";
import { performSend } from "@/lib/domain/contracts/sending/perform-send";
import { sendContract } from "@/lib/domain/contracts/sending/send-contract";
import { endMembership } from "@/lib/domain/organizations/manage-members";
import { decideApproval } from "@/lib/domain/seals/approvals/decide-approval";
import { giveGrant } from "@/lib/domain/seals/grants/give-grant";
import { askForSeals } from "@/lib/domain/signing/ask-for-seals";
import { signContract } from "@/lib/domain/signing/sign-contract";
import { db } from "@/lib/platform/db/client";
import { allRows } from "../support/all-rows";
import { fillDraft, newDraft } from "../support/contracts";
import { endFaults, type Fault, failAt, installFaults } from "../support/faults";
import { judge } from "../support/judges";
import { memberOf } from "../support/organizations";
import { pagesPdf } from "../support/pdfs";
import {
  contractWith,
  inPlaces,
  newSealingOrganization,
  readyToSeal,
  type SealingOrganization,
} from "../support/sealing";
import { enter, newSigner, readyToSign, type SigningPerson, sentContract } from "../support/signed-contract";

let ann: SigningPerson;
let bo: SigningPerson;
let company: SealingOrganization;

beforeAll(async () => {
  [ann, bo] = [await newSigner(0), await newSigner(1)];
  company = await newSealingOrganization(ann);
  await installFaults();
});
afterEach(endFaults);
afterAll(stopInspecting);

const kinds: Fault[] = ["refused", "disconnected", "at commit"];

/**
 * Lets an act fail at its first write, at its second, and so on, until it comes through: no failure may leave a trace.
 * What ends a whole transaction, wherever in it that happens, is tried at the first, second, fourth, eighth … write.
 * @returns at how many writes it can fail
 */
async function failEverywhere(kind: Fault, act: () => Promise<unknown>): Promise<number> {
  const before = await allRows();
  for (let step = 1; step < 300; step = kind === "refused" ? step + 1 : step * 2) {
    await failAt(step, kind);
    const failure = await act().then(
      () => null,
      (error: Error) => error,
    );
    const counted = await endFaults();
    if (!failure) {
      expect(counted).toBeLessThan(step);
      return counted;
    }
    expect(await allRows(), `${kind} at step ${step}: ${failure.message}`).toEqual(before);
  }
  throw new Error("the act has no end");
}

const linesOf = async (contractId: string) =>
  (await db().event.findMany({ where: { contractId }, orderBy: { sequence: "asc" } })).map(({ type }) => type);

async function expectGood(contractId: string, documentId: string, signatures: number): Promise<void> {
  expect((await getHistory(ann, contractId)).check.intact).toBe(true);
  const { rootPem, chainPem } = await trustAnchors();
  const said = await judge(await readRevision(documentId), rootPem, chainPem);
  expect(said).toMatchObject({ signatures, findings: [] });
}

describe.each(kinds)("a failure of the database (%s) at any write", (kind) => {
  it("leaves nothing of a signature, and then the same signature works", async () => {
    const { contractId, documentId } = await sentContract([ann, bo]);
    const [first, last] = [await readyToSign(ann), await readyToSign(bo)];
    const places = await failEverywhere(kind, () => signContract(ann, first));
    // Intent, document, revision, signature, participant, event and contract at the least.
    expect(places).toBeGreaterThanOrEqual(7);
    // The last one also completes the contract, and writes two mails and their tasks.
    expect(await failEverywhere(kind, () => signContract(bo, last))).toBeGreaterThanOrEqual(places + 6);
    expect((await linesOf(contractId)).slice(-3)).toEqual(["signed", "signed", "completed"]);
    await expectGood(contractId, documentId, 3);
  });

  it("leaves nothing of a signature in an ordered contract, whose next signer is invited with it", async () => {
    const { contractId, documentId } = await sentContract([ann, bo], { ordered: true });
    const input = await readyToSign(ann);
    await failEverywhere(kind, () => signContract(ann, input));
    expect((await linesOf(contractId)).slice(-2)).toEqual(["signed", "invited"]);
    await signContract(bo, await readyToSign(bo));
    await expectGood(contractId, documentId, 3);
  });

  it("leaves nothing of a company's signature: neither uses and logs of its seals nor its approval", async () => {
    const { organizationId, name, seals } = company;
    const { membershipId } = await memberOf(organizationId, { actor: bo });
    const keeper = await memberOf(organizationId, { role: "administrator" });
    const sealId = seals.official ?? "";
    const terms = {
      notBefore: null,
      notAfter: null,
      counterparties: [],
      templateIds: [],
      deputyId: null,
      answerHours: 24,
    };
    await giveGrant(ann, { sealId, membershipId, approverId: keeper.membershipId, ...terms });
    const party = { name: bo.name, email: bo.email, organizationName: name };
    const places = [
      { party: 0, kind: "seal", x: 100, y: 300 },
      { party: 0, kind: "cross_page", x: 550, y: 400 },
    ] as const;
    const { contractId, documentId, fieldIds } = await contractWith(ann, [party], places, { bytes: pagesPdf(3) });
    const input = await readyToSeal(bo, { seals: inPlaces(fieldIds, sealId) });
    const { participantId } = input;
    const asked = { participantId, sealId: null, seals: inPlaces(fieldIds, sealId), values: {} };
    await failEverywhere(kind, () => askForSeals(bo, asked));
    const { id: approvalId } = await db().sealApproval.findFirstOrThrow({ where: { participantId, state: "waiting" } });
    await decideApproval(keeper, { approvalId, approve: true, reason: "" });
    // Besides what a person's signature writes: the approval, the uses, and the line in the seal's log.
    expect(await failEverywhere(kind, () => signContract(bo, input))).toBeGreaterThanOrEqual(10);
    expect((await linesOf(contractId)).slice(-2)).toEqual(["signed", "completed"]);
    expect(await db().sealUse.count({ where: { approvalId } })).toBe(2);
    await expectGood(contractId, documentId, 2);
    await endMembership(ann, { organizationId, membershipId });
  });

  it("leaves nothing of sending, neither of the click nor of the worker's part", async () => {
    const contractId = await newDraft(ann);
    const version = await fillDraft(ann, contractId, [ann, bo]);
    await failEverywhere(kind, () => sendContract(ann, { contractId, version }));
    expect(await linesOf(contractId)).toEqual(["created", "sent"]);
    await failEverywhere(kind, () => performSend({ contractId }, { attempt: 1 }));
    expect(await linesOf(contractId)).toEqual(["created", "sent", "certified", "invited", "invited"]);
    const { id } = await db().document.findFirstOrThrow({ where: { contractId } });
    await expectGood(contractId, id, 1);
  });

  it("leaves nothing of declining or taking back", async () => {
    const declined = await sentContract([ann, bo]);
    await enter(bo);
    await failEverywhere(kind, () => declineContract(bo, { contractId: declined.contractId, reason: "Not so" }));
    const withdrawn = await sentContract([ann, bo]);
    await failEverywhere(kind, () => withdrawContract(ann, { contractId: withdrawn.contractId }));
    expect([(await linesOf(declined.contractId)).at(-1), (await linesOf(withdrawn.contractId)).at(-1)]).toEqual([
      "declined",
      "withdrawn",
    ]);
  });
});
