import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDocument } from "@/lib/domain/contracts/drafting/add-document";
import { asSigner } from "@/lib/domain/contracts/drafting/draft.schema";
import { readDraft } from "@/lib/domain/contracts/drafting/read-draft";
import { updateDraft } from "@/lib/domain/contracts/drafting/update-draft";
import { acceptUpload } from "@/lib/domain/contracts/intake/accept-upload";
import { stopInspecting } from "@/lib/domain/contracts/intake/inspect-file";
import { endMembership, leaveOrganization } from "@/lib/domain/organizations/manage-members";
import { createTemplate } from "@/lib/domain/templates/create-template";
import { publishTemplate } from "@/lib/domain/templates/publish-template";
import { startContract } from "@/lib/domain/templates/start-contract";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import { memberOf, sealOf, verifiedOrganization } from "@/tests/support/organizations";
import { plainPdf } from "@/tests/support/pdfs";
import { newActor } from "@/tests/support/people";
import { ask, contractFor, use } from "@/tests/support/seal-requests";
import { moveSeal } from "../organization/move-seal";
import { checkSealLog } from "../organization/seal-chain";
import { changeGrant } from "./change-grant";
import { contractOfUse } from "./contract-of-use";
import { endGrant } from "./end-grant";
import { giveGrant } from "./give-grant";
import { type ChangeGrantInput, changeGrantInput, type GiveGrantInput, giveGrantInput } from "./grant.schema";
import { listGrants } from "./list-grants";
import { setSealDuty } from "./set-seal-duty";
import { usableSeals } from "./usable-seals";
import { whyNoSeal } from "./why-no-seal";

const code = (expected: string) => expect.objectContaining({ code: expected });
const give = (actor: Actor, input: GiveGrantInput) => giveGrant(actor, giveGrantInput.parse(input));
const change = (actor: Actor, input: ChangeGrantInput) => changeGrant(actor, changeGrantInput.parse(input));
type Member = Actor & { membershipId: string };

let owner: Actor;
let keeper: Member;
let member: Member;
let organizationId: string;
let name: string;
let sealId: string;
afterAll(stopInspecting);
beforeAll(async () => {
  owner = await newActor();
  ({ organizationId, name } = await verifiedOrganization({ owner }));
  [keeper, member] = [await memberOf(organizationId, { sealDuty: "keeper" }), await memberOf(organizationId)];
  ({ sealId } = await sealOf(owner, organizationId, "contract"));
});
const usable = async (actor: Actor, counterparties = ["云栖纸业有限公司"], now?: Date) =>
  (await usableSeals(actor.accountId, organizationId, { counterparties, templateId: null }, db(), now)).map(
    (one) => one.sealId,
  );

describe("leave to use a seal", () => {
  it("is an owner's without being given, and nobody else's before it is", async () => {
    expect(await usable(owner)).toEqual([sealId]);
    for (const one of [keeper, member, await newActor()]) expect(await usable(one)).toEqual([]);
  });

  it("is given by owners and keepers, to others than themselves, and to nobody who audits or is no member", async () => {
    const { membershipId } = member;
    await expect(give(member, { sealId, membershipId })).rejects.toEqual(code("not_found"));
    await expect(give(await newActor(), { sealId, membershipId })).rejects.toEqual(code("not_found"));
    await expect(give(keeper, { sealId, membershipId: keeper.membershipId })).rejects.toEqual(code("grant_to_oneself"));
    const auditor = await memberOf(organizationId, { sealDuty: "auditor" });
    await expect(give(auditor, { sealId, membershipId })).rejects.toEqual(code("not_allowed"));
    await expect(give(keeper, { sealId, membershipId: auditor.membershipId })).rejects.toEqual(
      code("auditor_uses_none"),
    );
    const { membershipId: foreign } = await verifiedOrganization({ owner: await newActor() });
    await expect(give(keeper, { sealId, membershipId: foreign })).rejects.toEqual(code("not_found"));
    const approverId = foreign;
    await expect(give(keeper, { sealId, membershipId, approverId })).rejects.toEqual(code("approver_not_member"));
    await expect(give(keeper, { sealId, membershipId, approverId: membershipId })).rejects.toEqual(
      code("approver_is_user"),
    );
    expect(() => giveGrantInput.parse({ sealId, membershipId, deputyId: membershipId })).toThrow("deputy_is_another");
    expect(await usable(member)).toEqual([]);
  });

  it("counts within its time and with its counterparties, until it is ended", async () => {
    const { membershipId } = member;
    const notAfter = new Date(Date.now() + 3_600_000).toISOString();
    const { grantId } = await give(keeper, { sealId, membershipId, notAfter, counterparties: ["云栖纸业有限公司"] });
    await expect(give(owner, { sealId, membershipId })).rejects.toEqual(code("grant_exists"));
    expect(await usable(member)).toEqual([sealId]);
    expect(await usable(member, ["云栖纸业 有限公司", "别人有限公司"])).toEqual([]);
    expect(await usable(member, [])).toEqual([]);
    expect(await usable(member, undefined, new Date(notAfter))).toEqual([]);
    const { participantId } = await contractFor(member, name);
    expect(await use(member, { organizationId, participantId, sealId })).toMatchObject({
      seal: { grantId },
      approvalId: null,
    });
    await expect(endGrant(member, { grantId })).rejects.toEqual(code("not_found"));
    // What was allowed can be read in the log later.
    const lines = await db().sealEvent.findMany({ where: { sealId, type: "granted" }, orderBy: { sequence: "desc" } });
    const terms = { until: notAfter, with: ["云栖纸业有限公司"], approver: null, deputy: null, hours: null };
    expect(lines[0]?.data).toMatchObject({ grant: grantId, terms });
    await endGrant(keeper, { grantId });
    await endGrant(keeper, { grantId });
    expect(await usable(member)).toEqual([]);
    await expect(use(member, { organizationId, participantId, sealId })).rejects.toEqual(code("seal_not_usable"));
    expect((await listGrants(keeper, sealId)).filter(({ id }) => id === grantId)).toMatchObject([
      { state: "ended", to: member.email, givenBy: keeper.email, canEnd: false },
    ]);
  });

  it("cannot end before it begins, nor begin when it is over", async () => {
    const { membershipId } = member;
    const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    for (const time of [
      { notBefore: at(3), notAfter: at(2) },
      { notBefore: at(-3), notAfter: at(-2) },
    ])
      await expect(give(keeper, { sealId, membershipId, ...time })).rejects.toEqual(code("grant_time"));
    const { grantId } = await give(keeper, { sealId, membershipId, notBefore: at(2), notAfter: at(3) });
    expect(await usable(member)).toEqual([]);
    expect(await usable(member, undefined, new Date(at(2.5)))).toEqual([sealId]);
    await endGrant(owner, { grantId });
  });

  it("ends at once with the membership, and does not come back with a new one", async () => {
    const [one, two] = [await memberOf(organizationId), await memberOf(organizationId)];
    for (const { membershipId } of [one, two]) await give(keeper, { sealId, membershipId });
    expect([await usable(one), await usable(two)]).toEqual([[sealId], [sealId]]);
    await leaveOrganization(one, { organizationId });
    await endMembership(owner, { organizationId, membershipId: two.membershipId });
    await memberOf(organizationId, { actor: one });
    expect([await usable(one), await usable(two)]).toEqual([[], []]);
    const ended = await db().sealGrant.findMany({
      where: { membershipId: { in: [one.membershipId, two.membershipId] } },
    });
    expect(ended.map(({ state }) => state)).toEqual(["ended", "ended"]);
  });

  it("does not count while the seal or the organization is stopped", async () => {
    const { membershipId } = member;
    const { grantId } = await give(keeper, { sealId, membershipId });
    await moveSeal(keeper, { sealId, to: "suspended", reason: "lost papers" });
    expect([await usable(member), await usable(owner)]).toEqual([[], []]);
    await moveSeal(keeper, { sealId, to: "active", reason: "" });
    for (const state of ["suspended", "verified"]) {
      await db().organization.update({ where: { id: organizationId }, data: { state } });
      const expected = state === "verified" ? [sealId] : [];
      expect([await usable(member), await usable(owner)]).toEqual([expected, expected]);
    }
    await endGrant(owner, { grantId });
  });

  it("ends when somebody is to look after the uses; only owners say whose duty what is", async () => {
    const { membershipId } = member;
    await give(keeper, { sealId, membershipId });
    await expect(setSealDuty(keeper, { organizationId, membershipId, duty: "keeper" })).rejects.toEqual(
      code("not_allowed"),
    );
    await setSealDuty(owner, { organizationId, membershipId, duty: "auditor" });
    expect(await usable(member)).toEqual([]);
    await setSealDuty(owner, { organizationId, membershipId, duty: null });
    expect(await usable(member)).toEqual([]);
    const own = await db().membership.findFirstOrThrow({ where: { organizationId, accountId: owner.accountId } });
    await expect(setSealDuty(owner, { organizationId, membershipId: own.id, duty: "auditor" })).rejects.toEqual(
      code("owner_keeps_seals"),
    );
  });

  it("has other terms at once, by whoever may give it, and its beginning stays", async () => {
    const { membershipId } = member;
    const { grantId } = await give(keeper, { sealId, membershipId });
    const given = (await listGrants(keeper, sealId)).find(({ id }) => id === grantId)!;
    expect(given.terms).toEqual({ membershipId, approverId: null, deputyId: null });
    const same = { grantId, notBefore: null };
    for (const one of [member, await newActor()]) await expect(change(one, same)).rejects.toEqual(code("not_found"));
    const auditor = await memberOf(organizationId, { sealDuty: "auditor" });
    await expect(change(auditor, same)).rejects.toEqual(code("not_allowed"));
    expect((await listGrants(auditor, sealId)).every(({ terms }) => terms === null)).toBe(true);
    await expect(change(keeper, { ...same, approverId: membershipId })).rejects.toEqual(code("approver_is_user"));
    const past = new Date(Date.now() - 1000).toISOString();
    await expect(change(keeper, { ...same, notAfter: past })).rejects.toEqual(code("grant_time"));

    const notAfter = new Date(Date.now() + 3_600_000).toISOString();
    await change(keeper, { ...same, notAfter, counterparties: ["远山书店有限公司"], approverId: keeper.membershipId });
    expect(await usable(member)).toEqual([]);
    expect(await usable(member, ["远山书店有限公司"])).toEqual([sealId]);
    expect((await listGrants(owner, sealId)).find(({ id }) => id === grantId)).toMatchObject({
      notBefore: given.notBefore,
      notAfter: new Date(notAfter),
      approver: keeper.email,
      answerHours: 24,
    });
    await endGrant(owner, { grantId });
    await expect(change(owner, same)).rejects.toEqual(code("grant_ended"));
  });

  it("asks anew once somebody else approves, and not for a longer time", async () => {
    const { membershipId } = member;
    const { grantId } = await give(keeper, { sealId, membershipId, approverId: keeper.membershipId });
    const { participantId } = await contractFor(member, name);
    const [approvalId] = await ask(member, { organizationId, participantId, sealId });
    const state = async () => (await db().sealApproval.findUniqueOrThrow({ where: { id: approvalId! } })).state;
    const notAfter = new Date(Date.now() + 3_600_000).toISOString();
    await change(owner, { grantId, notBefore: null, notAfter, approverId: keeper.membershipId });
    expect(await state()).toBe("waiting");
    const other = await memberOf(organizationId);
    await change(owner, { grantId, notBefore: null, notAfter, approverId: other.membershipId });
    expect(await state()).toBe("withdrawn");
    await endGrant(owner, { grantId });
  });

  it("cannot be changed by who has it, though she keeps the seals", async () => {
    const two = await memberOf(organizationId, { sealDuty: "keeper" });
    const { grantId } = await give(keeper, { sealId, membershipId: two.membershipId });
    await expect(change(two, { grantId, notBefore: null })).rejects.toEqual(code("grant_to_oneself"));
    await endGrant(owner, { grantId });
  });

  it("is in the seal's log, each time it is given and ended", async () => {
    const events = await db().sealEvent.findMany({ where: { sealId }, orderBy: { sequence: "asc" } });
    const count = (type: string) => events.filter((event) => event.type === type).length;
    expect([count("granted"), count("grant_ended")]).toEqual([9, 9]);
    expect(count("grant_changed")).toBe(3);
    const lines = events.map((event) => ({ ...event, data: event.data as Record<string, string> }));
    for (const { type, data } of lines)
      if (type === "granted" || type === "grant_ended") expect(data.to, type).toBeTruthy();
    expect(checkSealLog(lines, await db().seal.findUniqueOrThrow({ where: { id: sealId } }))).toEqual({ intact: true });
  });
});

describe("leave for the contracts of some templates", () => {
  it("covers what was started from one and holds its documents, and nothing else", async () => {
    const giver = await newActor();
    const company = await verifiedOrganization({ owner: giver });
    const user = await memberOf(company.organizationId);
    const seal = await sealOf(giver, company.organizationId, "contract");
    const { uploadId } = await acceptUpload(giver, { fileName: "Order.pdf", chunks: [plainPdf()] });
    const working = await createTemplate(giver, { uploadId });
    const { draft, version } = await readDraft(db(), working.contractId);
    const place = { id: newId(), name: "", email: "", organizationName: "", place: "Supplier" };
    const field = {
      id: newId(),
      documentId: draft.documentIds[0]!,
      participantId: place.id,
      kind: "seal" as const,
      label: null,
      required: true,
      page: 0,
      x: 100,
      y: 100,
      width: 130,
      height: 130,
    };
    const placed = { ...draft, participants: [asSigner(place)], fields: [field] };
    const saved = await updateDraft(giver, { contractId: working.contractId, version, draft: placed });
    const { templateId } = await publishTemplate(giver, { contractId: working.contractId, ...saved });

    const { membershipId } = user;
    const eve = await memberOf(company.organizationId, { sealDuty: "keeper" });
    await expect(give(eve, { sealId: seal.sealId, membershipId, templateIds: [templateId] })).rejects.toEqual(
      code("invalid_input"),
    );
    const { grantId } = await give(giver, { sealId: seal.sealId, membershipId, templateIds: [templateId] });
    expect((await listGrants(eve, seal.sealId))[0]).toMatchObject({ templates: [{ id: templateId }] });

    const placeOf = async (contractId: string) =>
      (await db().participant.findFirstOrThrow({ where: { contractId } })).id;
    const may = async (contractId: string) =>
      (await usableSeals(user.accountId, company.organizationId, await contractOfUse(await placeOf(contractId))))
        .length > 0;
    const { contractId } = await startContract(giver, { templateId });
    expect(await may(contractId)).toBe(true);
    const why = async (id: string) =>
      (await whyNoSeal(user.accountId, company.organizationId, await contractOfUse(await placeOf(id)))).unfitting;
    expect(await why(contractId)).toEqual([]);

    // Another document beside the template's, and it is another contract.
    const more = await acceptUpload(giver, { fileName: "More.pdf", chunks: [plainPdf()] });
    const seen = await readDraft(db(), contractId);
    await addDocument(giver, { contractId, version: seen.version, uploadId: more.uploadId });
    expect(await may(contractId)).toBe(false);
    expect(await why(contractId)).toMatchObject([{ reason: "template" }]);
    const { participantId } = await contractFor(user, company.name);
    const elsewhere = await contractOfUse(participantId);
    expect(await usableSeals(user.accountId, company.organizationId, elsewhere)).toEqual([]);

    // A keeper who changes the terms keeps the templates that are not her own, or takes them away.
    const change = (templateIds: string[]) =>
      changeGrant(eve, changeGrantInput.parse({ grantId, notBefore: null, templateIds }));
    await change([templateId]);
    await change([]);
    expect((await usableSeals(user.accountId, company.organizationId, elsewhere)).length).toBe(1);
    await expect(change([templateId])).rejects.toEqual(code("invalid_input"));
    const lines = await db().sealEvent.findMany({ where: { sealId: seal.sealId }, orderBy: { sequence: "asc" } });
    expect(lines.map(({ data }) => (data as { terms?: { templates: string[] } }).terms?.templates)).toEqual([
      ...lines.slice(0, -3).map(() => undefined),
      ["Order"],
      ["Order"],
      [],
    ]);
  });
});
