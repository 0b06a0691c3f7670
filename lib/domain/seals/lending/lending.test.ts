import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withdrawContract } from "@/lib/domain/contracts/endings/withdraw-contract";
import { stopInspecting } from "@/lib/domain/contracts/intake/inspect-file";
import { performSend } from "@/lib/domain/contracts/sending/perform-send";
import { endMembership } from "@/lib/domain/organizations/manage-members";
import { signContract } from "@/lib/domain/signing/sign-contract";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { designOf, memberOf, verifiedOrganization } from "@/tests/support/organizations";
import { newActor } from "@/tests/support/people";
import { ask, contractFor, use } from "@/tests/support/seal-requests";
import { inPlaces, newSealingOrganization, readyToSeal, type SealingOrganization } from "@/tests/support/sealing";
import { newSigner, type SigningPerson } from "@/tests/support/signed-contract";
import { decideApproval } from "../approvals/decide-approval";
import { readApproval } from "../approvals/read-approval";
import { changeGrant } from "../grants/change-grant";
import { endGrant } from "../grants/end-grant";
import { giveGrant } from "../grants/give-grant";
import { changeGrantInput, giveGrantInput } from "../grants/grant.schema";
import { usableSeals } from "../grants/usable-seals";
import { changeSeal } from "../organization/make-seal";
import { moveSeal } from "../organization/move-seal";
import { borrowedSeals } from "./borrowed-seals";
import { lendSeal } from "./lend-seal";
import { type LendSealInput, lendSealInput, type PassOnInput, passOnInput } from "./lending.schema";
import { passOn } from "./pass-on";
import { sealLent } from "./seal-lent";

const code = (expected: string) => expect.objectContaining({ code: expected });
type Member = Actor & { membershipId: string };

let headquarters: SealingOrganization;
let ann: SigningPerson;
let bo: Actor;
let keeper: Member;
let approver: Member;
let user: Member;
let subsidiaryId: string;
let bosMembershipId: string;
let sealId: string;
const subsidiary = "兰亭纸业股份有限公司";
const partner = "云栖纸业有限公司";

beforeAll(async () => {
  [ann, bo] = [await newSigner(0), await newActor()];
  headquarters = await newSealingOrganization(ann, { kinds: ["official", "contract"] });
  keeper = await memberOf(headquarters.organizationId, { sealDuty: "keeper" });
  approver = await memberOf(headquarters.organizationId);
  sealId = headquarters.seals.contract ?? "";
  ({ organizationId: subsidiaryId, membershipId: bosMembershipId } = await verifiedOrganization({
    owner: bo,
    name: subsidiary,
  }));
  user = await memberOf(subsidiaryId);
});
afterAll(stopInspecting);

const lend = (actor: Actor, more: Partial<LendSealInput> = {}) =>
  lendSeal(actor, lendSealInput.parse({ sealId, code: subsidiary, ...more }));
const pass = (actor: Actor, input: PassOnInput) => passOn(actor, passOnInput.parse(input));
const grantBy = (contractId: string) => db().sealGrant.findUniqueOrThrow({ where: { authorizationId: contractId } });
const usable = async ({ accountId }: Actor, counterparties = [partner], now?: Date) =>
  (await usableSeals(accountId, headquarters.organizationId, { counterparties, templateId: null }, undefined, now)).map(
    (seal) => seal.sealId,
  );

/** Sends the letter and has an owner of the lender seal it. */
async function sealLetter(contractId: string): Promise<string> {
  await performSend({ contractId }, { attempt: 1 });
  const field = await db().field.findFirstOrThrow({ where: { kind: "seal", participant: { contractId } } });
  const seals = inPlaces([field.id], headquarters.seals.official);
  await signContract(ann, await readyToSeal(ann, { seals }));
  await sealLent({ contractId });
  return (await grantBy(contractId)).id;
}

describe("a seal lent to another organization", () => {
  it("is lent by whoever says who uses it, to a verified organization, once", async () => {
    for (const one of [approver, user, bo, await newActor()])
      await expect(lend(one)).rejects.toMatchObject({ kind: "not_found" });
    await expect(lend(keeper, { code: "无名山水有限公司" })).rejects.toEqual(code("organization_unknown_here"));
    await expect(lend(keeper, { code: headquarters.name })).rejects.toEqual(code("seal_lent_to_oneself"));
    await expect(lend(keeper, { approverId: bosMembershipId })).rejects.toEqual(code("approver_not_member"));
    // Whatever whoever keeps it calls it, an owner reads which seal it is.
    await changeSeal(keeper, { sealId, name: "市场部", design: designOf("contract") });
    const { contractId } = await lend(keeper);
    const { message } = await db().contract.findUniqueOrThrow({ where: { id: contractId } });
    expect(message).toMatch(/市场部.{1,3}合同专用章/);
    await expect(lend(keeper)).rejects.toEqual(code("seal_lent_already"));
    const grant = await grantBy(contractId);
    await sealLent({ contractId });
    expect(await grantBy(contractId)).toMatchObject({ state: "waiting" });
    // Before it is sealed nobody uses it, nor passes it on.
    await expect(pass(bo, { grantId: grant.id, membershipId: user.membershipId })).rejects.toEqual(code("grant_ended"));
    await performSend({ contractId }, { attempt: 1 });
    await withdrawContract(keeper, { contractId });
    await sealLent({ contractId });
    expect(await grantBy(contractId)).toMatchObject({ state: "ended" });
  });

  it("counts once an owner has sealed the letter, within its terms, for whom it is passed on to", async () => {
    const until = new Date(Date.now() + 48 * 3_600_000);
    const terms = { counterparties: [partner], notAfter: until.toISOString(), approverId: approver.membershipId };
    const grantId = await sealLetter((await lend(keeper, terms)).contractId);
    expect(await borrowedSeals(bo, subsidiaryId)).toMatchObject([{ grantId, from: headquarters.name, inForce: true }]);
    expect([await usable(bo), await usable(user)]).toEqual([[], []]);

    const toUser = { grantId, membershipId: user.membershipId };
    for (const one of [user, ann, keeper, await newActor()])
      await expect(pass(one, toUser)).rejects.toMatchObject({ kind: expect.stringMatching(/^(not_found|forbidden)$/) });
    // Nobody outside of the borrower, and what was passed on goes no further.
    await expect(pass(bo, { grantId, membershipId: keeper.membershipId })).rejects.toEqual(code("not_found"));
    const { grantId: passedOn } = await pass(bo, toUser);
    await expect(pass(bo, { grantId: passedOn, membershipId: bosMembershipId })).rejects.toEqual(code("not_found"));
    await expect(lend(bo)).rejects.toEqual(code("not_found"));
    const give = giveGrant(bo, giveGrantInput.parse({ sealId, membershipId: bosMembershipId }));
    await expect(give).rejects.toEqual(code("not_found"));
    for (const id of [grantId, passedOn])
      for (const one of [bo, keeper])
        await expect(changeGrant(one, changeGrantInput.parse({ grantId: id, notBefore: null }))).rejects.toMatchObject({
          code: one === bo ? "not_found" : "grant_by_letter",
        });

    // The terms of the letter bind, though it was passed on without any.
    expect(await usable(user)).toEqual([sealId]);
    expect(await usable(user, ["别人有限公司"])).toEqual([]);
    expect(await usable(user, [partner], until)).toEqual([]);
    const { participantId } = await contractFor(user, headquarters.name, [partner]);
    const about = { organizationId: headquarters.organizationId, participantId, sealId };
    await expect(use(user, about)).rejects.toEqual(code("seal_approval_needed"));
    const [approvalId] = await ask(user, about);
    const decide = (actor: Actor) => decideApproval(actor, { approvalId: approvalId ?? "", approve: true, reason: "" });
    // The borrower approves nothing of it, nor reads it.
    for (const one of [bo, keeper]) {
      await expect(decide(one)).rejects.toEqual(code("not_found"));
      await expect(readApproval(one, approvalId ?? "")).rejects.toEqual(code("not_found"));
    }
    await expect(decide(user)).rejects.toEqual(code("not_allowed"));
    await decide(approver);

    // What stops the seal, either organization or the letter stops it at once.
    const stops = (sets: { organization: string }) =>
      db().organization.update({ where: { id: sets.organization }, data: { state: "suspended" } });
    for (const organization of [subsidiaryId, headquarters.organizationId]) {
      await stops({ organization });
      expect(await usable(user)).toEqual([]);
      await db().organization.update({ where: { id: organization }, data: { state: "verified" } });
    }
    await moveSeal(keeper, { sealId, to: "suspended", reason: "Looked for" });
    expect(await usable(user)).toEqual([]);
    await expect(use(user, about)).rejects.toEqual(code("seal_not_usable"));
    await moveSeal(keeper, { sealId, to: "active", reason: "" });
    expect(await use(user, about)).toMatchObject({ approvalId, seal: { grantId: passedOn } });

    await endMembership(bo, { organizationId: subsidiaryId, membershipId: user.membershipId });
    expect(await usable(user)).toEqual([]);
    user = await memberOf(subsidiaryId, { actor: user });
    expect(await usable(user)).toEqual([]);
    const again = await pass(bo, { grantId, membershipId: user.membershipId });
    const waiting = await ask(user, { ...about, choice: "another text" });
    for (const one of [user, approver, await newActor()])
      await expect(endGrant(one, { grantId })).rejects.toMatchObject({
        kind: expect.stringMatching(/^(not_found|forbidden)$/),
      });
    await endGrant(keeper, { grantId });
    expect(await usable(user)).toEqual([]);
    expect(await db().sealGrant.findUniqueOrThrow({ where: { id: again.grantId } })).toMatchObject({ state: "ended" });
    expect(await db().sealApproval.findMany({ where: { id: { in: waiting } } })).toMatchObject([
      { state: "withdrawn" },
    ]);
    await expect(pass(bo, { grantId, membershipId: user.membershipId })).rejects.toEqual(code("grant_ended"));
  });
});
