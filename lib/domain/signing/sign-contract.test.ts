import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { stopInspecting } from "@/lib/domain/contracts/intake/inspect-file";
import { db } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import { readFields } from "@/lib/standards/pades/form";
import { PdfFile } from "@/lib/standards/pdf/file";
import { allRows } from "@/tests/support/all-rows";
import { newActor, newProvenActor } from "@/tests/support/people";
import {
  enter,
  fillTexts,
  newSigner,
  provenIntent,
  readyToSign,
  type SigningPerson,
  sentContract,
  signAs,
} from "@/tests/support/signed-contract";
import { race } from "../accounts/test-support";
import * as timeStamps from "../certificates/time-stamp";
import { correctParticipant } from "../contracts/changes/correct-participant";
import { declineContract } from "../contracts/endings/decline-contract";
import { expireContract } from "../contracts/endings/expire-contract";
import { withdrawContract } from "../contracts/endings/withdraw-contract";
import { getHistory } from "../contracts/history/get-history";
import { readRevision } from "../contracts/revisions/read-revision";
import { retireSignature } from "../seals/personal/manage-signatures";
import { saveGeneratedSignature } from "../seals/personal/save-signature";
import type { SignInput } from "./commit-signature";
import { fillFields } from "./fill-fields";
import { openRoom } from "./open-room";
import { signContract } from "./sign-contract";

let ann: SigningPerson;
let bo: SigningPerson;

beforeAll(async () => {
  [ann, bo] = [await newSigner(0), await newSigner(1)];
});
afterAll(stopInspecting);

const code = (expected: string, details = {}) => expect.objectContaining({ code: expected, ...details });

/** The call is refused with this code, and no row of any table is another than before. */
async function expectRefused(call: () => Promise<unknown>, expected: string, details = {}): Promise<void> {
  const before = await allRows();
  await expect(call()).rejects.toEqual(code(expected, details));
  expect(await allRows()).toEqual(before);
}

/** A contract of Ann's and Bo's, with Ann about to sign. */
async function ready(changes = {}): Promise<{ contractId: string; documentId: string; input: SignInput }> {
  const contract = await sentContract([ann, bo], changes);
  return { ...contract, input: await readyToSign(ann) };
}

describe("signing is refused, and nothing is changed,", () => {
  let contractId: string;
  let input: SignInput;
  let bos: SignInput;
  beforeAll(async () => {
    ({ contractId, input } = await ready());
    bos = await readyToSign(bo);
  });

  it("to somebody else, who learns nothing", async () => {
    await expectRefused(() => signContract(bo, input), "not_found");
    const stranger = await newActor();
    await expectRefused(() => signContract(stranger, input), "not_found");
    await expectRefused(() => signContract(ann, { ...input, participantId: newId() }), "not_found");
    await expectRefused(() => signContract(ann, { ...input, participantId: "x" }), "not_found");
  });
  it("with another participant's intent", async () => {
    await expectRefused(() => signContract(ann, { ...input, intentId: bos.intentId }), "intent_not_proven");
    await expectRefused(() => signContract(ann, { ...input, intentId: newId() }), "intent_not_proven");
  });

  it("with an intent that was proven for another contract", async () => {
    const other = await ready();
    await expectRefused(() => signContract(ann, { ...input, intentId: other.input.intentId }), "intent_not_proven");
  });

  it("with an intent that is not proven, or no longer", async () => {
    const { intentId } = input;
    const { provenAt, expiresAt } = await db().intent.findUniqueOrThrow({ where: { id: intentId } });
    await db().intent.update({ where: { id: intentId }, data: { provenAt: null } });
    await expectRefused(() => signContract(ann, input), "intent_not_proven");
    await db().intent.update({ where: { id: intentId }, data: { provenAt, expiresAt: new Date(Date.now() - 1) } });
    await expectRefused(() => signContract(ann, input), "intent_not_proven");
    await db().intent.update({ where: { id: intentId }, data: { expiresAt } });
  });

  it("with another person's signature, a retired one, or none", async () => {
    await expectRefused(() => signContract(ann, { ...input, sealId: bo.sealId }), "choose_a_signature");
    await expectRefused(() => signContract(ann, { ...input, sealId: newId() }), "choose_a_signature");
    const old = await saveGeneratedSignature(ann, { style: "formal" });
    await retireSignature(ann, old.id);
    await expectRefused(() => signContract(ann, { ...input, sealId: old.id }), "choose_a_signature");
  });

  it("while a required field is empty", async () => {
    const { fields } = await openRoom(ann, input.participantId);
    const field = fields.find(({ kind }) => kind === "text")!;
    await fillFields(ann, { participantId: input.participantId, values: { [field.id]: "  " } });
    await expectRefused(() => signContract(ann, input), "field_missing", { details: { label: "Address" } });
    await fillTexts(ann, input.participantId);
  });

  it("under another name than the invitation's", async () => {
    await correctParticipant(ann, { contractId, participantId: bos.participantId, name: "Bo Lin", email: bo.email });
    await expectRefused(() => signContract(bo, bos), "name_differs_from_invitation");
    await correctParticipant(ann, { contractId, participantId: bos.participantId, name: bo.name, email: bo.email });
  });

  it("under a certificate that was revoked", async () => {
    const where = { person: { accountId: bo.accountId } };
    const { id } = await db().certificate.findFirstOrThrow({ where });
    await db().$executeRawUnsafe("ALTER TABLE certificate DISABLE TRIGGER USER");
    await db().certificate.update({ where: { id }, data: { state: "revoked", revokedAt: new Date() } });
    await expectRefused(() => signContract(bo, bos), "certificate_needed");
    await db().certificate.update({ where: { id }, data: { state: "issued", revokedAt: null } });
    await db().$executeRawUnsafe("ALTER TABLE certificate ENABLE TRIGGER USER");
  });

  it("a second time, with a new intent or the old", async () => {
    await signContract(ann, input);
    await expectRefused(() => signContract(ann, input), "already_signed");
    await expectRefused(() => provenIntent(ann, input.participantId), "already_signed");
    await expectRefused(() => fillTexts(ann, input.participantId), "already_signed");
    await signContract(bo, bos);
  });
});

describe("signing is refused, and nothing is changed, when the contract", () => {
  it("was declined", async () => {
    const { contractId, input } = await ready();
    await enter(bo);
    await declineContract(bo, { contractId });
    await expectRefused(() => signContract(ann, input), "contract_declined");
  });

  it("was taken back", async () => {
    const { contractId, input } = await ready();
    await withdrawContract(ann, { contractId });
    await expectRefused(() => signContract(ann, input), "contract_withdrawn");
  });

  it("has run out, whether the worker has noticed or not", async () => {
    const { contractId, input } = await ready({ expiresAt: new Date(Date.now() + 3_600_000).toISOString() });
    await db().contract.update({ where: { id: contractId }, data: { expiresAt: new Date(Date.now() - 1) } });
    await expectRefused(() => signContract(ann, input), "contract_expired");
    await expireContract({ contractId });
    await expectRefused(() => signContract(ann, input), "contract_expired");
  });

  it("ends while the signature is being made", async () => {
    const { contractId, input } = await ready();
    const [signed, withdrawn] = await Promise.allSettled([
      signContract(ann, input),
      withdrawContract(ann, { contractId }),
    ]);
    expect(withdrawn.status).toBe("fulfilled");
    const { state } = await db().contract.findUniqueOrThrow({ where: { id: contractId } });
    expect(state).toBe("withdrawn");
    const count = await db().signature.count({ where: { contractId, participantId: { not: null } } });
    expect(count).toBe(signed.status === "fulfilled" ? 1 : 0);
    if (signed.status === "rejected") expect(signed.reason).toEqual(code("contract_withdrawn"));
    expect((await getHistory(ann, contractId)).check.intact).toBe(true);
  });
});

describe("signing is refused, and nothing is changed, before", () => {
  it("the name is proven, and before there is a certificate", async () => {
    const nameless = { ...(await newActor()), name: "郑若溪", sealId: ann.sealId };
    const uncertified = { ...(await newProvenActor(8)), sealId: ann.sealId };
    for (const [person, reason] of [
      [nameless, "prove_your_name_first"],
      [uncertified, "certificate_needed"],
    ] as const) {
      await sentContract([person]);
      const participantId = await enter(person);
      await fillTexts(person, participantId);
      await expectRefused(() => provenIntent(person, participantId), reason);
      const input = { participantId, intentId: newId(), sealId: ann.sealId, utcOffsetMinutes: 0 };
      await expectRefused(() => signContract(person, input), reason);
    }
  });

  it("it is one's turn; the turn comes with the signature before", async () => {
    const { contractId } = await sentContract([ann, bo], { ordered: true });
    const invited = () => db().mail.count({ where: { recipient: bo.email, template: "invitation" } });
    const before = await invited();
    const { id: bos } = await db().participant.findFirstOrThrow({ where: { contractId, email: bo.email } });
    await db().participant.update({ where: { id: bos }, data: { accountId: bo.accountId } });
    const input = { participantId: bos, intentId: newId(), sealId: bo.sealId, utcOffsetMinutes: 0 };
    await expectRefused(() => signContract(bo, input), "not_your_turn");
    await expectRefused(() => provenIntent(bo, bos), "not_your_turn");
    await signAs(ann);
    expect(await invited()).toBe(before + 1);
    await signAs(bo);
    const types = (await getHistory(ann, contractId)).lines.map(({ type }) => type);
    expect(types.slice(3)).toEqual([
      "invited",
      "intent_proven",
      "signed",
      "invited",
      "intent_proven",
      "signed",
      "completed",
    ]);
  });
});

describe("one press of the button", () => {
  it("is one signature, however often it arrives at the same moment", async () => {
    const { contractId, documentId, input } = await ready();
    const { won, refused } = await race(100, () => signContract(ann, input));
    expect([won.length, new Set(refused)]).toEqual([1, new Set(["already_signed"])]);
    const signatures = await db().signature.count({ where: { contractId, participantId: { not: null } } });
    const lines = await db().event.count({ where: { contractId, type: "signed" } });
    const { headRevision } = await db().document.findUniqueOrThrow({ where: { id: documentId } });
    expect({ signatures, lines, headRevision }).toEqual({ signatures: 1, lines: 1, headRevision: 3 });
    expect((await getHistory(ann, contractId)).check.intact).toBe(true);
  });

  it("with two proven intents is one signature too", async () => {
    const { input } = await ready();
    const second = await provenIntent(ann, input.participantId);
    const { won, refused } = await race(10, (n) => signContract(ann, n % 2 ? input : { ...input, intentId: second }));
    expect([won.length, new Set(refused)]).toEqual([1, new Set(["already_signed"])]);
  });
});

describe("the last signature", () => {
  it("completes the contract, and each person is told in one mail", async () => {
    const { contractId } = await sentContract([ann, bo]);
    const told = async () => {
      const mails = await db().mail.groupBy({
        by: ["recipient"],
        where: { template: "contract_completed" },
        _count: true,
      });
      return new Map(mails.map(({ recipient, _count }) => [recipient, _count]));
    };
    const before = await told();
    const jobs = [await readyToSign(ann), await readyToSign(bo)];
    const results = await Promise.all([signContract(ann, jobs[0]!), signContract(bo, jobs[1]!)]);
    expect(results.map(({ completed }) => completed).sort()).toEqual([false, true]);
    const after = await told();
    for (const { email } of [ann, bo]) expect((after.get(email) ?? 0) - (before.get(email) ?? 0)).toBe(1);
    expect([...after.keys()].sort()).toEqual([ann.email, bo.email].sort());
    const completed = await db().mail.findMany({ where: { template: "contract_completed" } });
    const tasks = await db().outboxTask.count({ where: { key: { in: completed.map(({ id }) => `mail.send:${id}`) } } });
    expect(tasks).toBe(completed.length);
    const types = (await getHistory(ann, contractId)).lines.map(({ type }) => type);
    expect([types.at(-1), types.filter((type) => type === "completed").length]).toEqual(["completed", 1]);
  });
});

describe("what is written into the document", () => {
  it("is what was typed, in any script that a font here has, and the signer's own day", async () => {
    const { contractId, documentId } = await sentContract([ann]);
    const participantId = await enter(ann);
    const text = "Łódź, Đặng, 𠮷田, Київ 12";
    await fillTexts(ann, participantId, text);
    const intentId = await provenIntent(ann, participantId);
    await signContract(ann, { participantId, intentId, sealId: ann.sealId, utcOffsetMinutes: 14 * 60 });
    const { timeStampedAt } = await db().signature.findFirstOrThrow({
      where: { contractId, participantId: { not: null } },
    });
    const file = PdfFile.open(await readRevision(documentId));
    const values = readFields(file).flatMap((field) =>
      field.type === "Tx" ? [[field.name.split("-")[0], file.asString(field.value)?.text()]] : [],
    );
    const local = new Date(timeStampedAt.getTime() + 14 * 3_600_000);
    const month = local.toLocaleString("en", { month: "short", timeZone: "UTC" });
    expect(values).toEqual(
      expect.arrayContaining([
        ["text", text],
        ["date", `${local.getUTCDate()} ${month} ${local.getUTCFullYear()}`],
      ]),
    );
  });

  it("is refused while it is typed where no font has a character, and at the latest before signing", async () => {
    const { input } = await ready();
    const { participantId } = input;
    await expectRefused(() => fillTexts(ann, participantId, "好 👍🏽 한"), "characters_not_printable", {
      details: { characters: "👍🏽 한", field: expect.any(String) },
    });
    await db().field.updateMany({ where: { participantId, kind: "text" }, data: { value: "한" } });
    await expectRefused(() => signContract(ann, input), "characters_not_printable");
    await fillTexts(ann, participantId, "好");
    await signContract(ann, { ...input, intentId: await provenIntent(ann, participantId) });
  });

  it("is what was confirmed: where it changed while the signature was made, nothing is signed", async () => {
    const { documentId, input } = await ready();
    const { fields } = await openRoom(ann, input.participantId);
    const field = fields.find(({ kind }) => kind === "text")!;
    // As on a second device, in the moment between making the signature and committing it.
    const stamped = vi.spyOn(timeStamps, "issueTimeStamp").mockImplementationOnce(async (imprint) => {
      await fillFields(ann, { participantId: input.participantId, values: { [field.id]: "绍兴 1" } });
      return timeStamps.issueTimeStamp(imprint);
    });
    await expect(signContract(ann, input)).rejects.toEqual(code("confirm_again"));
    stamped.mockRestore();
    await signContract(ann, { ...input, intentId: await provenIntent(ann, input.participantId) });
    const file = PdfFile.open(await readRevision(documentId));
    const { pdfName, value } = await db().field.findUniqueOrThrow({ where: { id: field.id } });
    const written = readFields(file).find(({ name }) => name === pdfName)?.value;
    expect([value, file.asString(written)?.text()]).toEqual(["绍兴 1", "绍兴 1"]);
  });

  it("is what the signer has seen: another text, or one that never arrived, is not signed", async () => {
    const { input } = await ready();
    const { participantId } = input;
    const { fields } = await openRoom(ann, participantId);
    const seen = Object.fromEntries(
      fields.filter(({ kind }) => kind === "text").map(({ id, value }) => [id, value ?? ""]),
    );
    const [id = ""] = Object.keys(seen);
    const sign = (values: Record<string, string>) => signContract(ann, { ...input, values });
    await expectRefused(() => sign({ ...seen, [id]: "not saved" }), "values_changed_elsewhere");
    await expectRefused(() => sign({}), "values_changed_elsewhere");
    await fillFields(ann, { participantId, values: { [id]: "as on another device" } });
    await expectRefused(() => sign(seen), "values_changed_elsewhere");
    const stamped = vi.spyOn(timeStamps, "issueTimeStamp").mockImplementationOnce(async (imprint) => {
      await fillFields(ann, { participantId, values: { [id]: "in the last moment" } });
      return timeStamps.issueTimeStamp(imprint);
    });
    await expect(sign({ ...seen, [id]: "as on another device" })).rejects.toEqual(code("values_changed_elsewhere"));
    stamped.mockRestore();
    const intentId = await provenIntent(ann, participantId);
    await signContract(ann, { ...input, intentId, values: { ...seen, [id]: "in the last moment" } });
  });

  it("comes from the signer's own fields alone", async () => {
    const { input } = await ready();
    const bos = await enter(bo);
    const { fields } = await openRoom(bo, bos);
    for (const { id } of fields)
      await expectRefused(
        () => fillFields(ann, { participantId: input.participantId, values: { [id]: "x" } }),
        "no_such_field",
      );
    await expectRefused(() => fillFields(bo, { participantId: input.participantId, values: {} }), "not_found");
  });
});
