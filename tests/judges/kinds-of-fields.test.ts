import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { trustAnchors } from "@/lib/domain/certificates/trust-anchors";
import type { DraftField } from "@/lib/domain/contracts/drafting/draft.schema";
import { TICKED } from "@/lib/domain/contracts/fields/field-answer";
import { answerKinds, type FieldKind } from "@/lib/domain/contracts/fields/field-kinds";
import { stopInspecting } from "@/lib/domain/contracts/intake/inspect-file";
import { readRevision } from "@/lib/domain/contracts/revisions/read-revision";
import { fillFields } from "@/lib/domain/signing/fill-fields";
import { signContract } from "@/lib/domain/signing/sign-contract";
import { db } from "@/lib/platform/db/client";
import { validatePdf } from "@/lib/standards/pades/validate";
import { parseCertificate } from "@/lib/standards/x509/certificate";
import { judge } from "@/tests/support/judges";
import { contractWith, type PlaceOf } from "@/tests/support/sealing";
import { enter, newSigner, provenIntent, type SigningPerson, signAs } from "@/tests/support/signed-contract";

let ann: SigningPerson;
let bo: SigningPerson;

beforeAll(async () => {
  [ann, bo] = [await newSigner(0), await newSigner(1)];
});
afterAll(stopInspecting);

const answers: Record<(typeof answerKinds)[number], string> = {
  text: "杭州 No. 18",
  multiline: "To be delivered\nto the back door, 后门收货",
  number: "12345.5",
  amount: "1234.5",
  identity_number: "11010519491231002X",
  phone: "13800138000",
  email: "shan@example.com",
  statement: "我已阅读并同意",
  select: "Yearly",
  radio: "转账",
  checkbox: TICKED,
};
const asks: Partial<Record<FieldKind, DraftField["ask"]>> = {
  statement: { sentence: "我已阅读，并同意。" },
  select: { choices: ["Monthly", "Yearly"] },
  radio: { choices: ["Cash", "转账"], beside: true },
};

/** A contract of both, in which Ann is asked for an answer of every kind. */
async function sent(required = true) {
  const places: PlaceOf[] = [
    { party: 0, kind: "signature", x: 60, y: 40 },
    { party: 1, kind: "signature", x: 260, y: 40 },
    ...answerKinds.map(
      (kind, index): PlaceOf => ({
        party: 0,
        kind,
        x: 60,
        y: 120 + 40 * index,
        label: `Field ${kind}`,
        required,
        ask: asks[kind] ?? null,
      }),
    ),
  ];
  const made = await contractWith(
    bo,
    [ann, bo].map(({ name, email }) => ({ name, email })),
    places,
    { locale: "zh" },
  );
  const participantId = await enter(ann);
  const fields = await db().field.findMany({ where: { participantId } });
  const idOf = (kind: string) => fields.find((field) => field.kind === kind)?.id ?? "";
  return { ...made, participantId, idOf };
}

async function sign(participantId: string) {
  const intentId = await provenIntent(ann, participantId);
  return signContract(ann, { participantId, intentId, sealId: ann.sealId, utcOffsetMinutes: 480 });
}

async function fileOf(documentId: string) {
  const { headRevision } = await db().document.findUniqueOrThrow({ where: { id: documentId } });
  return readRevision(documentId, headRevision);
}

describe("answers of every kind", () => {
  it("stand in the file for good, and no outside judge finds anything", async () => {
    const { documentId, participantId, idOf } = await sent();
    const values = Object.fromEntries(answerKinds.map((kind) => [idOf(kind), answers[kind]]));
    await fillFields(ann, { participantId, values });
    await sign(participantId);
    await signAs(bo);
    const file = await fileOf(documentId);
    const { rootPem, chainPem, roots, intermediates } = await trustAnchors();
    expect(await judge(file, rootPem, chainPem)).toMatchObject({ signatures: 3, findings: [] });
    const report = validatePdf(file, {
      anchors: roots.map(parseCertificate),
      intermediates: intermediates.map(parseCertificate),
      at: new Date(),
    });
    expect(report.signatures.map(({ verdict }) => verdict)).toEqual(["valid", "valid", "valid"]);
  });

  it("are asked for where they must be given, and have to be what is asked for", async () => {
    const { participantId, idOf } = await sent();
    const values = Object.fromEntries(answerKinds.map((kind) => [idOf(kind), answers[kind]]));
    const email = idOf("email");
    await fillFields(ann, { participantId, values: { ...values, [email]: "" } });
    const about = { details: { label: "Field email" } };
    await expect(sign(participantId)).rejects.toMatchObject({ code: "field_missing", ...about });
    await fillFields(ann, { participantId, values: { [email]: "shan at example" } });
    await expect(sign(participantId)).rejects.toMatchObject({ code: "answer_email", ...about });
    await fillFields(ann, { participantId, values: { [email]: answers.email } });
    await sign(participantId);
  });

  it("may stay empty where they are not asked for; an empty box is said to be so", async () => {
    const { documentId, participantId } = await sent(false);
    await sign(participantId);
    await signAs(bo);
    const { rootPem, chainPem } = await trustAnchors();
    expect(await judge(await fileOf(documentId), rootPem, chainPem)).toMatchObject({ signatures: 3, findings: [] });
  });

  it("cannot be sent with words that no font has", async () => {
    const party = { name: ann.name, email: ann.email };
    const places: PlaceOf[] = [
      { party: 0, kind: "signature", x: 60, y: 40 },
      { party: 0, kind: "radio", x: 60, y: 120, label: "Paid", ask: { choices: ["Cash", "\u{1F4B3}"] } },
    ];
    await expect(contractWith(bo, [party], places)).rejects.toMatchObject({ code: "characters_not_printable" });
  });
});
