import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { race } from "@/lib/domain/accounts/test-support";
import { correctParticipant } from "@/lib/domain/contracts/changes/correct-participant";
import { endContract } from "@/lib/domain/contracts/endings/end-contract";
import { endMembership } from "@/lib/domain/organizations/manage-members";
import { eraseAccount } from "@/lib/domain/privacy/erase-account";
import { heldRecords } from "@/lib/domain/privacy/held-records";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { openBody } from "@/lib/platform/mail/mail-body";
import { designOf, memberOf, sealOf, verifiedOrganization } from "@/tests/support/organizations";
import { newActor } from "@/tests/support/people";
import { ask, contractFor, use } from "@/tests/support/seal-requests";
import { endGrant } from "../grants/end-grant";
import { giveGrant } from "../grants/give-grant";
import { giveGrantInput } from "../grants/grant.schema";
import { usableSeals } from "../grants/usable-seals";
import { changeSeal } from "../organization/make-seal";
import { moveSeal } from "../organization/move-seal";
import { decideApproval } from "./decide-approval";
import { endOpenApprovals } from "./end-approvals";
import { approvalExpired, approvalLate } from "./late-approvals";
import { approvalsOf, withdrawApprovals } from "./own-approvals";
import { readApproval } from "./read-approval";
import { countWaitingApprovals, waitingApprovals } from "./waiting-approvals";

const code = (expected: string) => expect.objectContaining({ code: expected });
const hours = (count: number, from = Date.now()) => new Date(from + count * 3_600_000);
type Member = Actor & { membershipId: string };

let owner: Actor;
let [user, approver, deputy]: Member[] = [];
let organizationId: string;
let name: string;
let sealId: string;
let grantId: string;
let contractId: string;
let participantId: string;

beforeAll(async () => {
  owner = await newActor();
});
beforeEach(async () => {
  ({ organizationId, name } = await verifiedOrganization({ owner }));
  [user, approver, deputy] = await Promise.all([1, 2, 3].map(() => memberOf(organizationId)));
  ({ sealId } = await sealOf(owner, organizationId, "contract"));
  ({ grantId } = await giveGrant(
    owner,
    giveGrantInput.parse({
      sealId,
      membershipId: user!.membershipId,
      approverId: approver!.membershipId,
      deputyId: deputy!.membershipId,
      answerHours: 4,
    }),
  ));
  ({ contractId, participantId } = await contractFor(user!, name));
});

const about = (choice?: string) => ({ organizationId, participantId, sealId, ...(choice && { choice }) });
async function asked(choice?: string): Promise<string> {
  const [id] = await ask(user!, about(choice));
  if (!id) throw new Error("nothing was asked");
  return id;
}
const decide = (actor: Actor, approvalId: string, approve: boolean, now?: Date) =>
  decideApproval(actor, { approvalId, approve, reason: approve ? "" : "the price is wrong" }, now);
const stateOf = async (id: string) => (await db().sealApproval.findUniqueOrThrow({ where: { id } })).state;
const mailsTo = async ({ email }: Actor, template: string) => {
  const mails = await db().mail.findMany({ where: { recipient: email, template } });
  return mails.map(({ id, bodyCipher }) => openBody(id, bodyCipher!).text);
};
const eventsOf = async () =>
  (await db().sealEvent.findMany({ where: { sealId }, orderBy: { sequence: "asc" } })).map(({ type }) => type);

describe("a use that has to be approved", () => {
  it("waits for the approver, who has a mail; approved, it is used once", async () => {
    expect(
      await usableSeals(user!.accountId, organizationId, { counterparties: ["x"], templateId: null }),
    ).toMatchObject([{ sealId, grantId, approval: { approver: approver!.email, hours: 4 } }]);
    await expect(use(user!, about())).rejects.toEqual(code("seal_approval_needed"));
    const approvalId = await asked();
    await expect(use(user!, about())).rejects.toEqual(code("seal_approval_needed"));
    const [mail] = await mailsTo(approver!, "seal_use_asked");
    expect(mail).toContain(`/approvals/${approvalId}`);
    expect(mail).toContain("年度采购合同");
    expect(await waitingApprovals(approver!)).toMatchObject([{ id: approvalId, turn: true, organization: name }]);
    await decide(approver!, approvalId, true);
    await decide(approver!, approvalId, true);
    expect((await mailsTo(user!, "seal_use_approved")).join()).toContain(`/sign/${participantId}`);
    expect(await mailsTo(user!, "seal_use_approved")).toHaveLength(1);
    expect(await use(user!, about())).toMatchObject({ approvalId });
    expect(await stateOf(approvalId)).toBe("used");
    for (const one of [user!, approver!])
      expect(await heldRecords(one.accountId)).toMatchObject({
        sealRequests: [{ contract: contractId, askedByYou: one === user, decidedByYou: one === approver }],
        sealActs: [{ sealId, type: one === user ? "approval_asked" : "approval_given", address: one.address }],
      });
    await expect(use(user!, about())).rejects.toEqual(code("seal_approval_needed"));
    expect(await eventsOf()).toEqual(["made", "granted", "approval_asked", "approval_given"]);
  });

  it("is approved for what was asked and nothing else", async () => {
    await decide(approver!, await asked("as agreed"), true);
    await expect(use(user!, about("another text"))).rejects.toEqual(code("seal_approval_needed"));
    const other = await contractFor(user!, name);
    const elsewhere = { organizationId, participantId: other.participantId, sealId };
    await expect(use(user!, elsewhere)).rejects.toEqual(code("seal_approval_needed"));
    // Neither another of the same leave, nor the seal drawn anew.
    const colleague = await memberOf(organizationId);
    await expect(use(colleague, about("as agreed"))).rejects.toEqual(code("seal_not_usable"));
    await changeSeal(owner, { sealId, name: "contract", design: designOf("contract", { color: "blue" }) });
    await expect(use(user!, about("as agreed"))).rejects.toEqual(code("seal_approval_needed"));
  });

  it("that is asked for anew takes the place of the one before", async () => {
    const first = await asked("one text");
    await decide(approver!, first, true);
    const second = await asked("another text");
    expect([await stateOf(first), await stateOf(second)]).toEqual(["withdrawn", "waiting"]);
    await expect(use(user!, about("one text"))).rejects.toEqual(code("seal_approval_needed"));
    await expect(decide(approver!, first, false)).rejects.toEqual(code("approval_decided"));
    expect(await approvalsOf(user!.accountId, participantId)).toMatchObject([{ id: second, state: "waiting" }]);
    await withdrawApprovals(user!, { participantId });
    expect(await stateOf(second)).toBe("withdrawn");
    await expect(withdrawApprovals(approver!, { participantId })).rejects.toEqual(code("not_found"));
  });

  it("that is refused is not used, and whoever asked reads why", async () => {
    const approvalId = await asked();
    await decide(approver!, approvalId, false);
    await expect(use(user!, about())).rejects.toEqual(code("seal_approval_needed"));
    expect((await mailsTo(user!, "seal_use_refused")).join()).toContain("the price is wrong");
    await expect(decide(approver!, approvalId, true)).rejects.toEqual(code("approval_decided"));
  });

  it("is decided by nobody else, and to strangers it is not there", async () => {
    const approvalId = await asked();
    const colleague = await memberOf(organizationId, { sealDuty: "keeper" });
    for (const one of [colleague, await newActor()]) {
      await expect(decide(one, approvalId, true)).rejects.toEqual(code("not_found"));
      await expect(readApproval(one, approvalId)).rejects.toEqual(code("not_found"));
      expect(await waitingApprovals(one)).toEqual([]);
    }
    await expect(decide(user!, approvalId, true)).rejects.toEqual(code("not_allowed"));
    await expect(decide(deputy!, approvalId, true)).rejects.toEqual(code("not_allowed"));
    expect([await countWaitingApprovals(deputy!), await countWaitingApprovals(owner)]).toEqual([0, 0]);
    expect(await waitingApprovals(owner)).toMatchObject([{ id: approvalId, turn: false }]);
    await decide(owner, approvalId, true);
    expect(await stateOf(approvalId)).toBe("approved");
  });
});

describe("time", () => {
  it("brings in the deputy, and then ends the request", async () => {
    const approvalId = await asked();
    await approvalLate({ approvalId }, undefined, hours(3));
    expect(await mailsTo(deputy!, "seal_use_asked")).toEqual([]);
    for (let twice = 0; twice < 2; twice++) await approvalLate({ approvalId }, undefined, hours(4.1));
    expect(await mailsTo(deputy!, "seal_use_asked")).toHaveLength(1);
    expect(await waitingApprovals(deputy!, hours(4.1))).toMatchObject([{ id: approvalId, turn: true }]);
    await approvalExpired({ approvalId }, undefined, hours(7));
    expect(await stateOf(approvalId)).toBe("waiting");
    await expect(decide(deputy!, approvalId, true, hours(8.1))).rejects.toEqual(code("approval_expired"));
    for (let twice = 0; twice < 2; twice++) await approvalExpired({ approvalId }, undefined, hours(8.1));
    expect(await stateOf(approvalId)).toBe("expired");
    expect(await mailsTo(user!, "seal_use_lapsed")).toHaveLength(1);
    expect((await eventsOf()).filter((type) => type === "approval_expired")).toHaveLength(1);
  });

  it("ends what was approved and not used, too", async () => {
    const approvalId = await asked();
    await decide(deputy!, approvalId, true, hours(5));
    await approvalExpired({ approvalId }, undefined, hours(9));
    expect(await stateOf(approvalId)).toBe("approved");
    await approvalExpired({ approvalId }, undefined, hours(5 + 7 * 24 + 0.1));
    expect(await stateOf(approvalId)).toBe("expired");
    await expect(use(user!, about())).rejects.toEqual(code("seal_approval_needed"));
  });
});

describe("when somebody leaves", () => {
  it("the deputy decides in the approver's place, then the owners: never nobody", async () => {
    const approvalId = await asked();
    await endMembership(owner, { organizationId, membershipId: approver!.membershipId });
    await approvalLate({ approvalId });
    expect(await mailsTo(deputy!, "seal_use_asked")).toHaveLength(1);
    await expect(decide(approver!, approvalId, true)).rejects.toEqual(code("not_found"));
    expect(await countWaitingApprovals(deputy!)).toBe(1);
    await endMembership(owner, { organizationId, membershipId: deputy!.membershipId });
    expect(await waitingApprovals(owner)).toMatchObject([{ id: approvalId, turn: true }]);
    await expect(use(user!, about())).rejects.toEqual(code("seal_approval_needed"));
    const [seal] = await usableSeals(user!.accountId, organizationId, { counterparties: ["x"], templateId: null });
    expect(seal?.approval?.approver).toBe(owner.email);
    const anew = await asked();
    expect((await mailsTo(owner, "seal_use_asked")).some((text) => text.includes(anew))).toBe(true);
    await decide(owner, anew, true);
    expect(await use(user!, about())).toMatchObject({ approvalId: anew });
  });

  it("what she has asked for, or was approved, is withdrawn with her leave", async () => {
    const approvalId = await asked();
    await decide(approver!, approvalId, true);
    await endMembership(owner, { organizationId, membershipId: user!.membershipId });
    expect(await stateOf(approvalId)).toBe("withdrawn");
    await expect(use(user!, about())).rejects.toEqual(code("seal_not_usable"));
  });

  it("for good, with her account, it is the same", async () => {
    const approvalId = await asked();
    await eraseAccount(approver!.accountId, approver!, new Date());
    await approvalLate({ approvalId });
    expect(await mailsTo(deputy!, "seal_use_asked")).toHaveLength(1);
    await db().contract.update({ where: { id: contractId }, data: { ownerId: owner.accountId } });
    await eraseAccount(user!.accountId, user!, new Date());
    expect(await stateOf(approvalId)).toBe("withdrawn");
    expect(await db().sealGrant.findUniqueOrThrow({ where: { id: grantId } })).toMatchObject({ state: "ended" });
    expect((await eventsOf()).at(-1)).toBe("grant_ended");
  });

  it("or the seal is retired, each leave ends in its log and nothing waits", async () => {
    const approvalId = await asked();
    await moveSeal(owner, { sealId, to: "retired", reason: "A new one is cut" });
    expect(await stateOf(approvalId)).toBe("withdrawn");
    expect((await eventsOf()).slice(-2)).toEqual(["retired", "grant_ended"]);
  });

  it("or another party comes into the contract, it is asked anew", async () => {
    const other = await db().participant.findFirstOrThrow({ where: { contractId, id: { not: participantId } } });
    const as = (organizationName: string, email = other.email) =>
      correctParticipant(user!, { contractId, participantId: other.id, name: other.name, email, organizationName });
    const approvalId = await asked();
    await decide(approver!, approvalId, true);
    await as("云栖纸业 有限公司");
    expect(await stateOf(approvalId)).toBe("approved");
    await as("别人有限公司");
    expect(await stateOf(approvalId)).toBe("withdrawn");
    expect((await mailsTo(user!, "seal_use_changed")).join()).toContain(`/sign/${participantId}`);
    await expect(use(user!, about())).rejects.toEqual(code("seal_approval_needed"));
  });

  it("or leave ends, or the contract does, nothing waits any more", async () => {
    const first = await asked();
    await endGrant(owner, { grantId });
    expect(await stateOf(first)).toBe("withdrawn");
    const terms = { sealId, membershipId: user!.membershipId, approverId: approver!.membershipId };
    await giveGrant(owner, giveGrantInput.parse(terms));
    const second = await asked();
    await transaction((tx) => endContract(tx, contractId, "withdrawn"));
    expect(await stateOf(second)).toBe("withdrawn");
    await expect(decide(approver!, second, true)).rejects.toEqual(code("approval_decided"));
  });
});

describe("at the same moment", () => {
  it("one of many decisions counts, and one mail tells of it", async () => {
    const approvalId = await asked();
    const deciders = [approver!, owner, approver!, owner];
    const { refused } = await race(4, (index) => decide(deciders[index]!, approvalId, index < 2));
    expect(refused.every((reason) => reason === "approval_decided")).toBe(true);
    const state = await stateOf(approvalId);
    expect(["approved", "refused"]).toContain(state);
    expect((await eventsOf()).filter((type) => /^approval_(given|refused)$/.test(type))).toHaveLength(1);
    const mails = await Promise.all(["seal_use_approved", "seal_use_refused"].map((one) => mailsTo(user!, one)));
    expect(mails.flat()).toHaveLength(1);
  });

  it("a request is approved or expires, not both", async () => {
    for (let round = 0; round < 3; round++) {
      const approvalId = await asked();
      const edge = (await db().sealApproval.findUniqueOrThrow({ where: { id: approvalId } })).expiresAt;
      await race(2, (index) =>
        index === 0
          ? decide(deputy!, approvalId, true, new Date(edge.getTime() - 1))
          : approvalExpired({ approvalId }, undefined, edge),
      );
      const told = (await eventsOf()).filter((type) => /^approval_(given|expired)$/.test(type));
      expect(told).toHaveLength(round + 1);
      expect(told.at(-1)).toBe((await stateOf(approvalId)) === "approved" ? "approval_given" : "approval_expired");
    }
  });

  it("a request is taken back or decided, not both", async () => {
    const approvalId = await asked();
    let decision: Promise<unknown> | undefined;
    await transaction(async (tx) => {
      await endOpenApprovals(tx, { participantId });
      decision = decide(approver!, approvalId, true).catch((error: unknown) => error);
      await vi.waitFor(async () => {
        const waiting = await db().$queryRaw<unknown[]>`SELECT 1 FROM pg_locks WHERE NOT granted`;
        expect(waiting).not.toEqual([]);
      });
    });
    expect(await decision).toEqual(code("approval_decided"));
    expect(await stateOf(approvalId)).toBe("withdrawn");
  });

  it("an approval is used once, however often", async () => {
    const approvalId = await asked();
    await decide(approver!, approvalId, true);
    const { won, refused } = await race(5, () => use(user!, about()));
    expect([won.length, [...new Set(refused)]]).toEqual([1, ["seal_approval_needed"]]);
    expect(await stateOf(approvalId)).toBe("used");
  });

  it("leave that ends while it is used leaves nothing open", async () => {
    const approvalId = await asked();
    await decide(approver!, approvalId, true);
    await race<unknown>(2, (index) => (index === 0 ? endGrant(owner, { grantId }) : use(user!, about())));
    expect(["used", "withdrawn"]).toContain(await stateOf(approvalId));
  });
});
