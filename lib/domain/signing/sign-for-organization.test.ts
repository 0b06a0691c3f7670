import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { stopInspecting } from "@/lib/domain/contracts/intake/inspect-file";
import { db } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import { validatePdf } from "@/lib/standards/pades/validate";
import { parseCertificate } from "@/lib/standards/x509/certificate";
import { allRows } from "@/tests/support/all-rows";
import { equalPages } from "@/tests/support/blank-pages";
import { designOf, memberOf, sealOf, verifiedOrganization } from "@/tests/support/organizations";
import { newActor } from "@/tests/support/people";
import {
  contractWith,
  inPlaces,
  newSealingOrganization,
  type PlaceOf,
  readyToSeal,
  type SealingOrganization,
} from "@/tests/support/sealing";
import { enter, newSigner, type SigningPerson, signAs } from "@/tests/support/signed-contract";
import * as timeStamps from "../certificates/time-stamp";
import { trustAnchors } from "../certificates/trust-anchors";
import { correctParticipant } from "../contracts/changes/correct-participant";
import { readRevision } from "../contracts/revisions/read-revision";
import { contractEvidence } from "../evidence/contract-evidence";
import type { Evidence } from "../evidence/evidence";
import { endMembership } from "../organizations/manage-members";
import { heldRecords } from "../privacy/held-records";
import { approvalFile } from "../seals/approvals/approval-file";
import { decideApproval } from "../seals/approvals/decide-approval";
import { decidedApprovals } from "../seals/approvals/decided-approvals";
import { getApproval } from "../seals/approvals/get-approval";
import { endGrant } from "../seals/grants/end-grant";
import { giveGrant } from "../seals/grants/give-grant";
import { exportUses } from "../seals/log/export-uses";
import { listUses } from "../seals/log/seal-uses";
import { changeSeal } from "../seals/organization/make-seal";
import { moveSeal } from "../seals/organization/move-seal";
import { askForSeals } from "./ask-for-seals";
import type { Choice } from "./chosen-seals";
import type { SignInput } from "./commit-signature";
import { fillFields } from "./fill-fields";
import { openRoom } from "./open-room";
import { signContract } from "./sign-contract";

let ann: SigningPerson;
let bo: SigningPerson;
let company: SealingOrganization;

beforeAll(async () => {
  [ann, bo] = [await newSigner(0), await newSigner(1)];
  company = await newSealingOrganization(ann, { kinds: ["official", "contract", "legal_representative"] });
});
afterAll(stopInspecting);

const one: PlaceOf[] = [{ party: 0, kind: "seal", x: 100, y: 300 }];

/** A contract that a company signs through somebody, as far as its invitation. */
async function invited(person: SigningPerson, places: PlaceOf[] = one, organization = company) {
  const { name, email } = person;
  return contractWith(bo, [{ name, email, organizationName: organization.name }], places);
}

/** The same with everything confirmed; what is left is the signature. */
async function ready(person: SigningPerson, more: Choice = {}, sealId = company.seals.official) {
  const contract = await invited(person);
  const input = await readyToSeal(person, { seals: inPlaces(contract.fieldIds, sealId), ...more });
  return { ...contract, input };
}

async function expectRefused(call: () => Promise<unknown>, code: string): Promise<void> {
  const before = await allRows();
  await expect(call()).rejects.toMatchObject({ code });
  expect(await allRows()).toEqual(before);
}

/** Something that happens while the time stamp is fetched: after the seal was drawn, and before anything is written. */
async function meanwhile(act: () => Promise<unknown>, sign: () => Promise<unknown>): Promise<unknown> {
  const spy = vi.spyOn(timeStamps, "issueTimeStamp").mockImplementationOnce(async (imprint) => {
    await act();
    return timeStamps.issueTimeStamp(imprint);
  });
  try {
    return await sign();
  } finally {
    spy.mockRestore();
  }
}

/** A member with leave to use the official seal. */
async function grantee(person: SigningPerson, more: Partial<Parameters<typeof giveGrant>[1]> = {}) {
  const { membershipId } = await memberOf(company.organizationId, { actor: person });
  const { grantId } = await giveGrant(ann, {
    sealId: company.seals.official ?? "",
    membershipId,
    notBefore: null,
    notAfter: null,
    counterparties: [],
    templateIds: [],
    approverId: null,
    deputyId: null,
    answerHours: 24,
    ...more,
  });
  const leave = () => endMembership(ann, { organizationId: company.organizationId, membershipId });
  return { membershipId, grantId, leave };
}

describe("an organization's signature", () => {
  it("is made with its certificate and seal, and says who acted", async () => {
    const { contractId, documentId, fieldIds, input } = await ready(ann);
    const {
      signatureIds: [signatureId = ""],
      completed,
    } = await signContract(ann, input);
    expect(completed).toBe(true);
    const signature = await db().signature.findUniqueOrThrow({
      where: { id: signatureId },
      include: { certificate: true, participant: true, sealUses: true },
    });
    expect(signature.certificate).toMatchObject({ role: "organization", organizationId: company.organizationId });
    expect(signature.participant).toMatchObject({ organizationId: company.organizationId, state: "signed" });
    expect(signature.sealUses).toMatchObject([
      { sealId: company.seals.official, fieldId: fieldIds[0], personName: ann.name, grantId: null, approvalId: null },
    ]);
    const { roots, intermediates } = await trustAnchors();
    const report = validatePdf(await readRevision(documentId), {
      anchors: roots.map(parseCertificate),
      intermediates: intermediates.map(parseCertificate),
      at: new Date(),
    });
    expect(report.signatures.at(-1)).toMatchObject({ signerName: company.name, verdict: "valid", problems: [] });
    const events = await db().event.findMany({ where: { contractId, type: "signed" } });
    expect(events[0]?.actorName).toContain(company.name);
    expect(events[0]?.actorName).toContain(ann.name);
    const logged = await db().sealEvent.findFirstOrThrow({
      where: { sealId: company.seals.official ?? "", type: "used" },
      orderBy: { sequence: "desc" },
    });
    expect(logged.data).toMatchObject({ contract: contractId, signature: signatureId });
  });

  it("stands in the evidence with organization, acting person and seals", async () => {
    const { contractId, input } = await ready(ann);
    await signContract(ann, input);
    const files = await contractEvidence(bo, contractId);
    const read = (name: string) => new TextDecoder().decode(files.find((file) => file.name === name)?.bytes);
    const evidence = JSON.parse(read("evidence.json")) as Evidence;
    expect(evidence.participants[0]).toMatchObject({ name: ann.name, organization: company.name });
    expect(evidence.signatures[1]).toMatchObject({
      organization: { name: company.name, number: expect.stringMatching(/^[0-9A-Z]{18}$/) },
      seals: [{ kind: "official", version: 1, by: ann.name, leave: "owner", approval: null, serial: null }],
    });
    expect(read("README.txt")).toContain(`signed by ${ann.name} for ${company.name}`);
  });

  it("takes several seals, a cross-page seal and her own signature under one certificate and one intent", async () => {
    const places: PlaceOf[] = [
      { party: 0, kind: "signature", x: 60, y: 100 },
      { party: 0, kind: "seal", x: 100, y: 300 },
      { party: 0, kind: "seal", x: 300, y: 300, page: 1 },
      { party: 0, kind: "cross_page", x: 550, y: 400 },
    ];
    const { name, email } = ann;
    const parties = [{ name, email, organizationName: company.name }];
    const { contractId, fieldIds } = await contractWith(bo, parties, places, { bytes: equalPages(3, 595, 842) });
    const [, official, legal, strips] = fieldIds;
    const seals = {
      ...inPlaces([official ?? "", strips ?? ""], company.seals.official),
      ...inPlaces([legal ?? ""], company.seals.legal_representative),
    };
    const {
      signatureIds: [signatureId = ""],
    } = await signContract(ann, await readyToSeal(ann, { seals, opacity: 0.7 }));
    expect(await db().signature.count({ where: { contractId, participantId: { not: null } } })).toBe(1);
    const uses = await db().sealUse.findMany({ where: { signatureId } });
    expect(new Map(uses.map(({ fieldId, sealId }) => [fieldId, sealId]))).toEqual(
      new Map([[fieldIds[0] ?? null, ann.sealId], ...Object.entries(seals)]),
    );
    // Two places of one seal in one signing are one use.
    const listed = (await listUses(ann, company.seals.official ?? "")).uses.filter(({ id }) => id === signatureId);
    expect(listed).toMatchObject([{ contractId, person: ann.name, pages: [1], crossPages: [1, 2, 3], mayOpen: true }]);
    const { text } = await exportUses(ann, company.seals.official ?? "", []);
    const row = text.split("\r\n").filter((line) => line.includes(contractId));
    expect(row).toHaveLength(1);
    expect(row[0]).toContain('"1","1–3"');
  });

  it("may be made by a member with leave to use the seal", async () => {
    const { grantId, leave } = await grantee(bo);
    const { input } = await ready(bo);
    const {
      signatureIds: [signatureId = ""],
    } = await signContract(bo, input);
    expect(await db().sealUse.findMany({ where: { signatureId } })).toMatchObject([{ grantId, personName: bo.name }]);
    const held = await heldRecords(bo.accountId);
    expect(held.sealUses).toMatchObject([{ personName: bo.name, address: bo.address }]);
    await leave();
  });
});

describe("signing for an organization is refused, and nothing is changed,", () => {
  const start = async (organization: { name: string }) => {
    const { name, email } = bo;
    await contractWith(ann, [{ name, email, organizationName: organization.name }], one);
    const participantId = await enter(bo);
    const input: SignInput = { participantId, intentId: newId(), utcOffsetMinutes: 0, sealId: null, seals: {} };
    return () => signContract(bo, input);
  };

  it("where it is not verified here, is not hers, or has no seal for her", async () => {
    await expectRefused(await start({ name: "无名山水有限公司" }), "organization_not_here");
    await expectRefused(await start(company), "organization_not_yours");
    const { membershipId } = await memberOf(company.organizationId, { actor: bo });
    await expectRefused(await start(company), "no_seal_for_you");
    await endMembership(ann, { organizationId: company.organizationId, membershipId });
    await expectRefused(await start(company), "organization_not_yours");
  });

  it("where it has no certificate, or is not in operation", async () => {
    const { organizationId, name } = await verifiedOrganization({ owner: bo, name: "听雨轩茶业有限公司" });
    await sealOf(bo, organizationId);
    await expectRefused(await start({ name }), "organization_certificate_needed");
    await db().organization.update({ where: { id: organizationId }, data: { state: "suspended" } });
    await expectRefused(await start({ name }), "organization_not_here");
  });

  it("with a seal in no place, another organization's, or one that is no seal of hers to use", async () => {
    const { fieldIds, input } = await ready(ann);
    const others = await newSealingOrganization(bo, { name: "墨池文具有限公司" });
    const sign = (seals: Record<string, string>) => () => signContract(ann, { ...input, seals });
    await expectRefused(sign({}), "choose_a_seal");
    await expectRefused(sign(inPlaces(fieldIds, others.seals.official)), "choose_a_seal");
    await expectRefused(sign(inPlaces(fieldIds, ann.sealId)), "choose_a_seal");
    await expectRefused(sign(inPlaces([newId()], company.seals.official)), "choose_a_seal");
  });

  it("with another seal, strength or version than she has confirmed", async () => {
    const { fieldIds, input } = await ready(ann);
    const sign = (change: Choice) => () => signContract(ann, { ...input, ...change });
    await expectRefused(sign({ seals: inPlaces(fieldIds, company.seals.contract) }), "confirm_again");
    await expectRefused(sign({ opacity: 0.6 }), "confirm_again");
    const sealId = company.seals.official ?? "";
    await changeSeal(ann, { sealId, name: "official", design: designOf("official", { color: "vermilion" }) });
    await expectRefused(sign({}), "confirm_again");
    await signContract(ann, await readyToSeal(ann, { seals: inPlaces(fieldIds, sealId) }));
  });

  it("where a seal is larger than its place", async () => {
    const large = designOf("contract", { widthMm: 58, heightMm: 58 });
    const sealId = company.seals.contract ?? "";
    await changeSeal(ann, { sealId, name: "contract", design: large });
    const { input } = await ready(ann, {}, sealId);
    await expectRefused(() => signContract(ann, input), "seal_too_large_here");
  });
});

describe("leave that ends while a signature is being made", () => {
  const suspend = (to: "active" | "suspended") =>
    moveSeal(ann, { sealId: company.seals.official ?? "", to, reason: "Looked for" });

  it("because the seal is suspended, undoes it", async () => {
    const { input } = await ready(ann);
    await expect(
      meanwhile(
        () => suspend("suspended"),
        () => signContract(ann, input),
      ),
    ).rejects.toMatchObject({
      code: "seal_not_usable",
    });
    expect(await db().signature.count({ where: { participantId: input.participantId } })).toBe(0);
    await suspend("active");
    await signContract(ann, input);
  });

  it("because the organization is suspended, undoes it", async () => {
    const { input } = await ready(ann);
    const set = (state: string) => db().organization.update({ where: { id: company.organizationId }, data: { state } });
    await expect(
      meanwhile(
        () => set("suspended"),
        () => signContract(ann, input),
      ),
    ).rejects.toMatchObject({
      code: "organization_not_here",
    });
    await expect(signContract(ann, input)).rejects.toMatchObject({ code: "organization_not_here" });
    await set("verified");
    await signContract(ann, input);
  });

  it("because she has left, or leave was taken back, undoes it", async () => {
    const first = await grantee(bo);
    const { input } = await ready(bo);
    await expect(meanwhile(first.leave, () => signContract(bo, input))).rejects.toMatchObject({
      code: "organization_not_yours",
    });
    const second = await grantee(bo);
    const again = await ready(bo);
    const end = () => endGrant(ann, { grantId: second.grantId });
    await expect(meanwhile(end, () => signContract(bo, again.input))).rejects.toMatchObject({
      code: "no_seal_for_you",
    });
    expect(await db().signature.count({ where: { participantId: again.input.participantId } })).toBe(0);
    await second.leave();
  });
});

it("leave that does not fit is told as what it is, with whom to ask", async () => {
  const far = new Date(Date.now() + 86_400_000).toISOString();
  const { name: sender } = await db().person.findUniqueOrThrow({ where: { accountId: ann.accountId } });
  const unfitting: [Parameters<typeof grantee>[1], string][] = [
    [{ counterparties: ["墨池文具有限公司"] }, "counterparty"],
    [{ notBefore: far }, "not_yet"],
  ];
  for (const [more, reason] of unfitting) {
    const { leave } = await grantee(bo, more);
    const { contractId } = await invited(bo);
    const room = await openRoom(bo, (await db().participant.findFirstOrThrow({ where: { contractId } })).id);
    expect(room.organization).toMatchObject({
      obstacle: "no_seal_for_you",
      whyNoSeal: { unfitting: [{ seal: "official", reason }], ask: [sender] },
    });
    await leave();
  }
});

it("a seal pressed for certain others stays with them", async () => {
  const { leave } = await grantee(bo, { counterparties: ["墨池文具有限公司"] });
  const parties = [
    { name: bo.name, email: bo.email, organizationName: company.name },
    { name: "Mo Chi", email: "mochi@example.com", organizationName: "墨池文具有限公司" },
  ];
  const places: PlaceOf[] = [...one, { party: 1, kind: "seal", x: 300, y: 300 }];
  const { contractId, fieldIds } = await contractWith(ann, parties, places);
  await signContract(bo, await readyToSeal(bo, { seals: inPlaces(fieldIds.slice(0, 1), company.seals.official) }));
  const { id: participantId, name } = await db().participant.findFirstOrThrow({ where: { contractId, position: 1 } });
  const correct = (organizationName: string, email: string) =>
    correctParticipant(ann, { contractId, participantId, name, email, organizationName });
  await expectRefused(() => correct("松烟纸业有限公司", "mochi@example.com"), "sealed_for_party");
  await correct("墨池文具有限公司", "moyan@example.com");
  await leave();
});

describe("a seal whose uses are approved", () => {
  it("is used once it is, for what was approved, and once", async () => {
    const keeper = await memberOf(company.organizationId, { role: "administrator" });
    const { leave } = await grantee(bo, { approverId: keeper.membershipId });
    const { documentId, fieldIds, input } = await ready(bo);
    const { participantId, seals } = input;
    const sign = () => signContract(bo, input);
    await expectRefused(sign, "seal_approval_needed");
    const asked = { participantId, sealId: null, seals: seals ?? {}, values: {} };
    await askForSeals(bo, asked);
    await expectRefused(sign, "seal_approval_needed");
    const { id: approvalId } = await db().sealApproval.findFirstOrThrow({ where: { participantId, state: "waiting" } });
    await expect(decideApproval(bo, { approvalId, approve: true, reason: "" })).rejects.toMatchObject({
      kind: "forbidden",
    });
    await decideApproval(keeper, { approvalId, approve: true, reason: "" });
    const {
      signatureIds: [signatureId = ""],
    } = await sign();
    expect(await db().sealUse.findMany({ where: { signatureId } })).toMatchObject([
      { approvalId, fieldId: fieldIds[0] },
    ]);
    expect(await db().sealApproval.findUniqueOrThrow({ where: { id: approvalId } })).toMatchObject({ state: "used" });
    // Whoever approved it, and the owner, can read what was sealed; a stranger cannot, nor who has left.
    const { revision } = await db().signature.findUniqueOrThrow({
      where: { id: signatureId },
      include: { revision: true },
    });
    for (const reader of [keeper, ann]) {
      expect((await approvalFile(reader, approvalId, documentId)).tag).toBe(
        Buffer.from(revision.sha256).toString("hex"),
      );
      expect((await decidedApprovals(reader)).approvals).toMatchObject([
        { id: approvalId, state: "used", decidedBy: keeper.email },
      ]);
    }
    for (const other of [bo, await newActor(), await memberOf(company.organizationId)])
      await expect(approvalFile(other, approvalId, documentId)).rejects.toMatchObject({ code: "not_found" });
    expect((await decidedApprovals(bo)).approvals).toMatchObject([{ id: approvalId }]);
    expect((await decidedApprovals(await memberOf(company.organizationId))).approvals).toEqual([]);

    // Approved for one contract, it is not for the next.
    const next = await ready(bo);
    await expectRefused(() => signContract(bo, next.input), "seal_approval_needed");
    // Refused, it is not either; asked again and approved, it is.
    await askForSeals(bo, { ...asked, participantId: next.input.participantId, seals: next.input.seals ?? {} });
    const waiting = () =>
      db().sealApproval.findFirstOrThrow({ where: { participantId: next.input.participantId, state: "waiting" } });
    await decideApproval(keeper, { approvalId: (await waiting()).id, approve: false, reason: "Not this month" });
    await expectRefused(() => signContract(bo, next.input), "seal_approval_needed");
    await askForSeals(bo, { ...asked, participantId: next.input.participantId, seals: next.input.seals ?? {} });
    await decideApproval(keeper, { approvalId: (await waiting()).id, approve: true, reason: "" });
    await signContract(bo, next.input);
    await leave();
  });

  it("is approved with the texts that the approver reads, and not with others that stood there before or come after", async () => {
    const keeper = await memberOf(company.organizationId, { role: "administrator" });
    const { leave } = await grantee(bo, { approverId: keeper.membershipId });
    const places: PlaceOf[] = [...one, { party: 0, kind: "text", x: 100, y: 500, label: "Price" }];
    const { contractId, fieldIds } = await invited(bo, places);
    const participantId = await enter(bo);
    const [seal, price] = fieldIds as [string, string];
    const type = (value: string) => fillFields(bo, { participantId, values: { [price]: value } });
    await type("9 000 000");
    const seals = inPlaces([seal], company.seals.official);
    await askForSeals(bo, { participantId, sealId: null, seals, values: { [price]: "9 000 000" } });
    const { id: approvalId } = await db().sealApproval.findFirstOrThrow({ where: { participantId } });
    await type("9 000 000");
    expect(await getApproval(keeper, approvalId)).toMatchObject({
      contract: { id: contractId },
      texts: [{ label: "Price", value: "9 000 000" }],
    });
    // Shown another text, she would approve the one before it.
    await type("9 000");
    expect(await getApproval(keeper, approvalId)).toMatchObject({ state: "withdrawn", mayDecide: false, texts: [] });
    await expect(decideApproval(keeper, { approvalId, approve: true, reason: "" })).rejects.toMatchObject({
      code: "approval_decided",
    });
    await leave();
  });

  it("is approved anew once another party has filled in something, and waits for nothing once it is signed", async () => {
    const keeper = await memberOf(company.organizationId, { role: "administrator" });
    const { leave } = await grantee(bo, { approverId: keeper.membershipId });
    const parties = [
      { name: bo.name, email: bo.email, organizationName: company.name },
      { name: ann.name, email: ann.email },
    ];
    const places: PlaceOf[] = [
      ...one,
      { party: 1, kind: "signature", x: 100, y: 100 },
      { party: 1, kind: "text", x: 300, y: 100 },
    ];
    const { contractId, fieldIds } = await contractWith(ann, parties, places);
    const participantId = await enter(bo);
    const seals = inPlaces(fieldIds.slice(0, 1), company.seals.official);
    const ask = () => askForSeals(bo, { participantId, sealId: null, seals, values: {} });
    const states = async () =>
      (await db().sealApproval.findMany({ where: { participantId }, orderBy: { id: "asc" } })).map(
        ({ state }) => state,
      );
    await ask();
    const { id: approvalId } = await db().sealApproval.findFirstOrThrow({ where: { participantId } });
    await decideApproval(keeper, { approvalId, approve: true, reason: "" });
    await signAs(ann);
    expect(await states()).toEqual(["withdrawn"]);
    expect(await db().mail.count({ where: { recipient: bo.email, template: "seal_use_changed" } })).toBe(1);
    await ask();
    // Somebody who needs to ask nobody any more signs without the answer.
    await db().sealGrant.updateMany({
      where: { sealId: company.seals.official ?? "", state: "given" },
      data: { approverId: null, answerHours: null },
    });
    await signContract(bo, await readyToSeal(bo, { seals }));
    expect(await states()).toEqual(["withdrawn", "withdrawn"]);
    expect(await db().contract.findUniqueOrThrow({ where: { id: contractId } })).toMatchObject({ state: "completed" });
    await leave();
  });
});
