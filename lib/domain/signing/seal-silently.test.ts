import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { asSigner, type DraftField, usualCrossPage } from "@/lib/domain/contracts/drafting/draft.schema";
import { readDraft } from "@/lib/domain/contracts/drafting/read-draft";
import { updateDraft } from "@/lib/domain/contracts/drafting/update-draft";
import { acceptUpload } from "@/lib/domain/contracts/intake/accept-upload";
import { stopInspecting } from "@/lib/domain/contracts/intake/inspect-file";
import { createTemplate } from "@/lib/domain/templates/create-template";
import { publishTemplate } from "@/lib/domain/templates/publish-template";
import { removeTemplate } from "@/lib/domain/templates/remove-template";
import { startContract } from "@/lib/domain/templates/start-contract";
import { db } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import { sendNow, tokensSentTo } from "@/tests/support/contracts";
import { judge } from "@/tests/support/judges";
import { memberOf } from "@/tests/support/organizations";
import { pagesPdf } from "@/tests/support/pdfs";
import { newSealingOrganization, type SealingOrganization } from "@/tests/support/sealing";
import { newSigner, type SigningPerson, signAs } from "@/tests/support/signed-contract";
import { trustAnchors } from "../certificates/trust-anchors";
import { getHistory } from "../contracts/history/get-history";
import { readRevision } from "../contracts/revisions/read-revision";
import { moveSeal } from "../seals/organization/move-seal";
import { allowSilent, endSilent, listSilent } from "../seals/silent/manage-silent";
import { sealSilently } from "./seal-silently";

const code = (expected: string) => expect.objectContaining({ code: expected });
let ann: SigningPerson;
let bo: SigningPerson;
let company: SealingOrganization;
let templateId: string;

beforeAll(async () => {
  [ann, bo] = [await newSigner(0), await newSigner(1)];
});
afterAll(stopInspecting);
beforeEach(async () => {
  company = await newSealingOrganization(ann, { name: `清和书坊${newId().slice(-8)}有限公司` });
  templateId = await template();
});
const sealId = () => company.seals.official ?? "";
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

/** A published template: a customer signs, then Ann's company seals. @param kinds of the company's places */
async function template(kinds: DraftField["kind"][] = ["seal", "cross_page", "date"]): Promise<string> {
  const { uploadId } = await acceptUpload(ann, { fileName: "Order.pdf", chunks: [pagesPdf(3)] });
  const { contractId } = await createTemplate(ann, { uploadId });
  const { draft, version } = await readDraft(db(), contractId);
  const customer = asSigner({ id: newId(), name: "", email: "", place: "Customer" });
  const us = asSigner({ id: newId(), name: ann.name, email: ann.email, organizationName: company.name, turn: 2 });
  const place = (participantId: string, kind: DraftField["kind"], index: number): DraftField => ({
    id: newId(),
    documentId: draft.documentIds[0]!,
    participantId,
    kind,
    label: null,
    required: kind !== "text",
    page: 0,
    x: kind === "cross_page" ? 500 : 60,
    y: 60 + index * 150,
    width: kind === "cross_page" ? 30 : 140,
    height: kind === "date" || kind === "text" ? 20 : 130,
    options: kind === "cross_page" ? usualCrossPage : null,
  });
  const fields = [place(customer.id, "signature", 4), ...kinds.map((kind, index) => place(us.id, kind, index))];
  const placed = { ...draft, title: "Order", participants: [customer, us], fields };
  const saved = await updateDraft(ann, { contractId, version, draft: placed });
  return (await publishTemplate(ann, { contractId, ...saved })).templateId;
}

/** A contract of a template, out, and signed by the customer; the worker has not come round to the seal. */
async function ordered(of = templateId): Promise<{ contractId: string; participantId: string }> {
  const { contractId } = await startContract(ann, { templateId: of });
  const { draft, version } = await readDraft(db(), contractId);
  const [customer, us] = draft.participants;
  const participants = [{ ...customer!, name: bo.name, email: bo.email }, us!];
  const saved = await updateDraft(ann, { contractId, version, draft: { ...draft, participants } });
  await sendNow(ann, contractId, saved.version);
  await signAs(bo);
  return { contractId, participantId: us!.id };
}
const stateOf = async (id: string) => (await db().contract.findUniqueOrThrow({ where: { id } })).state;
const queued = (participantId: string) =>
  db().outboxTask.count({ where: { topic: "contract.seal-silently", key: { contains: participantId } } });
const mails = async () => (await tokensSentTo(ann.email)).length;

describe("sealing without asking", () => {
  it("seals what the owner has allowed, without a mail, once, and judges from outside take it", async () => {
    await allowSilent(ann, { sealId: sealId(), templateId, notAfter: inDays(30), most: 2 });
    const before = await mails();
    const { contractId, participantId } = await ordered();
    expect([await queued(participantId), await mails()]).toEqual([1, before]);
    await Promise.all([1, 2, 3].map(() => sealSilently({ participantId })));
    expect(await stateOf(contractId)).toBe("completed");
    const [line] = await listSilent(ann, sealId());
    expect(line).toMatchObject({ template: "Order", by: ann.name, used: 1, most: 2, over: null });
    const { lines, check } = await getHistory(ann, contractId);
    expect(check.intact).toBe(true);
    expect(lines.filter(({ type }) => type === "intent_proven").map(({ data }) => data.method)).toEqual([
      "code",
      "silent",
    ]);
    // Nobody was there: no address is told.
    expect(lines.findLast(({ type }) => type === "signed")).toMatchObject({ address: null });
    const document = await db().document.findFirstOrThrow({ where: { contractId } });
    const { rootPem, chainPem } = await trustAnchors();
    const said = await judge(await readRevision(document.id), rootPem, chainPem);
    expect(said).toMatchObject({ signatures: 3, findings: [] });
  });

  it("ends with its number: the one after the last is asked for like any other", async () => {
    await allowSilent(ann, { sealId: sealId(), templateId, notAfter: inDays(30), most: 1 });
    const [first, second] = [await ordered(), await ordered()];
    await Promise.all([first, second].map(({ participantId }) => sealSilently({ participantId })));
    const states = [await stateOf(first.contractId), await stateOf(second.contractId)].sort();
    expect(states).toEqual(["completed", "out"]);
    const left = (await stateOf(first.contractId)) === "out" ? first : second;
    expect(await db().linkToken.count({ where: { participantId: left.participantId } })).toBe(1);
    const third = await ordered();
    expect(await queued(third.participantId)).toBe(0);
    expect((await listSilent(ann, sealId()))[0]).toMatchObject({ used: 1, over: "used_up" });
  });

  it("is refused where it ended in the moment before, and gives back what it took", async () => {
    const { id } = await allowSilent(ann, { sealId: sealId(), templateId, notAfter: inDays(30), most: 5 });
    const { contractId, participantId } = await ordered();
    await endSilent(ann, { id });
    await sealSilently({ participantId });
    expect(await stateOf(contractId)).toBe("out");
    expect(await db().linkToken.count({ where: { participantId } })).toBe(1);
    const again = await allowSilent(ann, { sealId: sealId(), templateId, notAfter: inDays(30), most: 5 });
    const next = await ordered();
    await moveSeal(ann, { sealId: sealId(), to: "suspended", reason: "Lost" });
    await sealSilently({ participantId: next.participantId });
    expect(await stateOf(next.contractId)).toBe("out");
    expect((await listSilent(ann, sealId())).find((one) => one.id === again.id)).toMatchObject({ used: 0 });
    expect(await db().intent.count({ where: { participantId: next.participantId, method: "silent" } })).toBe(0);
  });

  it("never makes a person's signature, fills nothing in, and does not stretch to changed documents", async () => {
    for (const kinds of [
      ["seal", "signature"],
      ["seal", "text"],
    ] as DraftField["kind"][][]) {
      const of = await template(kinds);
      await allowSilent(ann, { sealId: sealId(), templateId: of, notAfter: inDays(30), most: 5 });
      expect(await queued((await ordered(of)).participantId)).toBe(0);
    }
    await expect(
      db().$executeRaw`INSERT INTO intent (id, "participantId", "accountId", method, "expiresAt")
        SELECT gen_random_uuid(), id, "accountId", 'silent', now() FROM participant WHERE "accountId" IS NOT NULL LIMIT 1`,
    ).rejects.toThrow();
  });

  it("is allowed by owners alone, for templates of their own, within a year", async () => {
    const allow = (who: Parameters<typeof allowSilent>[0], more: object = {}) =>
      allowSilent(who, { sealId: sealId(), templateId, notAfter: inDays(30), most: 5, ...more });
    const keeper = await memberOf(company.organizationId, { sealDuty: "keeper" });
    await expect(allow(keeper)).rejects.toEqual(code("only_owners_allow_this"));
    await expect(allow(bo)).rejects.toEqual(code("not_found"));
    await expect(allow(ann, { notAfter: inDays(400) })).rejects.toEqual(code("silent_time"));
    await expect(allow(ann, { notAfter: inDays(-1) })).rejects.toEqual(code("silent_time"));
    await expect(allow(ann, { templateId: newId() })).rejects.toEqual(code("not_found"));
    const { id } = await allow(ann);
    await expect(allow(ann)).rejects.toEqual(code("silent_already"));
    await expect(endSilent(bo, { id })).rejects.toEqual(code("not_found"));
    await endSilent(keeper, { id });
    expect((await listSilent(ann, sealId()))[0]).toMatchObject({ over: "ended" });
    const types = (await db().sealEvent.findMany({ where: { sealId: sealId() }, orderBy: { sequence: "asc" } })).map(
      ({ type }) => type,
    );
    expect(types.slice(-2)).toEqual(["silent_allowed", "silent_ended"]);
  });

  it("is over with its template", async () => {
    await allowSilent(ann, { sealId: sealId(), templateId, notAfter: inDays(30), most: 5 });
    const { contractId, participantId } = await ordered();
    await removeTemplate(ann, { templateId });
    await sealSilently({ participantId });
    expect(await stateOf(contractId)).toBe("out");
    expect((await listSilent(ann, sealId()))[0]).toMatchObject({ over: "template_gone" });
  });
});
