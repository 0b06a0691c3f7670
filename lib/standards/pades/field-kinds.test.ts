import { beforeAll, describe, expect, test } from "vitest";
import {
  everyField,
  everyValue,
  type FilledContract,
  filledContract,
  initialsDrawing,
  PLACES,
} from "../../../tests/support/every-field";
import { judge } from "../../../tests/support/judges";
import { cropBoxPdf, oneOfEachKind, pagesPdf, plainPdf, qpdfCheck, rotatedPdf } from "../../../tests/support/pdfs";
import { printed } from "../../../tests/support/print";
import { cut, difference, ink, likeness, type Picture, render, turned } from "../../../tests/support/render";
import { type TestPki, testPki } from "../../../tests/support/signing-pki";
import { approvedElsewhere, joined, valueFont } from "../../../tests/support/signing-scenario";
import { PdfFile } from "../pdf/file";
import { readFields } from "./form";
import { prepareDocument } from "./prepare";
import { validatePdf } from "./validate";

let pki: TestPki;
beforeAll(() => {
  pki = testPki();
});

const uploads = await oneOfEachKind();
const DPI = 144;
const boxes = Object.values(PLACES);
const validate = (bytes: Uint8Array) => validatePdf(bytes, { anchors: [pki.root], at: pki.clock.now });

async function signedContract(base = plainPdf()): Promise<FilledContract> {
  const contract = await filledContract(pki, everyField(), base);
  const initials = { fieldName: contract.name("initials"), drawing: initialsDrawing };
  await contract.sign("Li Lei", [...everyValue(contract.name), initials]);
  return contract;
}

/** What a renderer shows of the page now that it did not show of the upload. */
const drawnBy = (show: (pdf: Uint8Array) => Picture, { base, head }: FilledContract): Picture =>
  difference(show(base), show(head()));
const poppler = (pdf: Uint8Array) => render(pdf, 0);
const mupdf = (pdf: Uint8Array) => printed(pdf, DPI, "1")[0] as Picture;

describe("a field of every kind, filled with its signature", () => {
  test("satisfies every judge, and each value is told", async () => {
    const contract = await signedContract();
    const { signatures, findings, verdict } = validate(contract.head());
    expect([verdict, findings, signatures.flatMap(({ problems }) => problems)]).toEqual(["valid", [], []]);
    const told = new Map(signatures[0]?.changesSince.map(({ fieldName, kind, value }) => [fieldName, value ?? kind]));
    const expected = {
      address: "北京市朝阳区 Jianguo Road 88 号，SOHO 现代城 A 座 1203 室",
      price: "¥ 12,000.00",
      code: "91110105MA00",
      agree: "Yes",
      refuse: "Off",
      pay: "其他",
      city: "sh",
      photo: "picture-shown",
      logo: "picture-shown",
      initials: "seal-shown",
    };
    for (const [id, value] of Object.entries(expected)) expect([id, told.get(contract.name(id))]).toEqual([id, value]);
    expect(await judge(contract.head(), pki.rootPem, pki.chainPem)).toMatchObject({ signatures: 2, findings: [] });
  });

  test("is drawn by two renderers in the same places, and nowhere else", async () => {
    const contract = await signedContract();
    const [one, other] = [drawnBy(poppler, contract), drawnBy(mupdf, contract)];
    for (const picture of [one, other]) {
      const { inside, outside } = ink(picture, boxes, DPI / 72);
      expect(outside).toBe(0);
      for (const [index, dark] of inside.entries()) expect([boxes[index], dark > 20]).toEqual([boxes[index], true]);
    }
    for (const box of boxes) expect([box, likeness(cut(one, box), cut(other, box)) > 0.97]).toEqual([box, true]);
  });

  test("shows which box is ticked and which answer is chosen", async () => {
    const contract = await signedContract();
    for (const show of [poppler, mupdf]) {
      const { inside } = ink(drawnBy(show, contract), boxes, DPI / 72);
      const dark = Object.fromEntries(Object.keys(PLACES).map((id, index) => [id, inside[index] ?? 0]));
      expect(dark.agree).toBeGreaterThan(1.3 * dark.refuse!);
      expect(dark.other).toBeGreaterThan(1.3 * dark.cash!);
      expect(dark.cash).toBe(dark.card);
    }
  });

  test.each([
    ["turned by 90", () => rotatedPdf(90)],
    ["turned by 180", () => rotatedPdf(180)],
    ["turned by 270", () => rotatedPdf(270)],
    ["turned and cropped", () => cropBoxPdf(270)],
  ])("stands upright on a page that is %s", async (_, base) => {
    const [upright, contract] = [await signedContract(), await signedContract(base())];
    for (const show of [poppler, mupdf]) {
      const [plain, now] = [drawnBy(show, upright), drawnBy(show, contract)];
      for (const [id, box] of Object.entries(PLACES)) {
        const [wanted, got] = [cut(plain, box), cut(now, box)];
        expect([id, likeness(wanted, got) > 0.9]).toEqual([id, true]);
        if (id === "photo" || id === "initials") expect(likeness(wanted, turned(got))).toBeLessThan(0.8);
      }
    }
  });

  test.each(Object.keys(uploads))("is accepted by every judge in any upload: %s", async (kind) => {
    const base = uploads[kind] as Uint8Array;
    const contract = await signedContract(base);
    expect(Buffer.compare(contract.head().subarray(0, base.length), base)).toBe(0);
    expect(validate(contract.head())).toMatchObject({ verdict: "valid", findings: [] });
    expect(await judge(contract.head(), pki.rootPem, pki.chainPem)).toMatchObject({ signatures: 2, findings: [] });
  });

  test("stays cheap with a hundred fields", async () => {
    const fields = Array.from({ length: 10 }, (_, row) =>
      everyField().flatMap((field) => (field.id === "sign" && row > 0 ? [] : [{ ...field, id: `${field.id}${row}` }])),
    ).flat();
    const contract = await filledContract(pki, fields);
    const picture = everyValue((id) => id).find((value) => "picture" in value)!.picture;
    const values = Array.from({ length: 10 }, (_, row) => everyValue((id) => contract.name(`${id}${row}`)))
      .flat()
      .map((value) => ("picture" in value ? { ...value, picture } : value));
    const began = performance.now();
    await contract.sign("Li Lei", values as never, { fieldName: contract.name("sign0") });
    expect(performance.now() - began).toBeLessThan(2000);
    const [before, after] = contract.revisions.slice(-2).map(({ length }) => length) as [number, number];
    // Marks of one size, one font and one picture are written once.
    expect(after - before).toBeLessThan(120_000);
    expect(validate(contract.head())).toMatchObject({ verdict: "valid", findings: [] });
  });

  test("is accepted where somebody had signed the file before", async () => {
    const base = await approvedElsewhere(plainPdf(), pki, "Bo");
    const contract = await signedContract(base);
    const report = validate(contract.head());
    expect([report.verdict, report.findings, report.signatures.flatMap(({ problems }) => problems)]).toEqual([
      "valid",
      [],
      [],
    ]);
    expect(report.signatures[0]?.changesSince).toContainEqual(
      expect.objectContaining({ kind: "field-filled", value: "合同 No. 2026-0001" }),
    );
    expect(await judge(contract.head(), pki.rootPem, pki.chainPem)).toMatchObject({ signatures: 3, findings: [] });
  });
});

describe("prepared", () => {
  test("no field but one whose value is known has a look or a value", () => {
    const base = plainPdf();
    const { tail, fieldNames } = prepareDocument({ base, fields: everyField(), valueFont: valueFont() });
    const ready = joined(base, tail);
    expect(qpdfCheck(ready)).not.toContain("WARNING");
    const file = PdfFile.open(ready);
    expect(file.revisions()).toHaveLength(2);
    const shown = readFields(file).filter(({ value, widgets }) => {
      return value !== null || widgets.some(({ dict }) => dict.has("AP") || dict.has("AS"));
    });
    expect(shown.map(({ name, flags }) => [name, flags])).toEqual([[fieldNames.get("number"), 1]]);
    const told = readFields(file).map(({ type, flags, alignment }) => [type, flags, alignment]);
    expect(told.slice(0, 12)).toEqual([
      ["Sig", 0, undefined],
      ["Tx", 1 << 12, undefined],
      ["Tx", 0, 2],
      ["Tx", 1 << 24, undefined],
      ["Tx", 1, 1],
      ["Btn", 0, undefined],
      ["Btn", 0, undefined],
      ["Btn", (1 << 14) | (1 << 15), undefined],
      ["Ch", 1 << 17, undefined],
      ["Btn", 65537, undefined],
      ["Btn", 65537, undefined],
      ["Btn", 65537, undefined],
    ]);
  });

  test("nothing is drawn of fields that nobody has filled, by either renderer", () => {
    const base = plainPdf();
    // MuPDF marks the place of a signature that is still to come.
    const fields = everyField().filter(({ id }) => id !== "number" && id !== "sign");
    const ready = joined(base, prepareDocument({ base, fields }).tail);
    for (const show of [poppler, mupdf]) {
      const { inside, outside } = ink(difference(show(base), show(ready)), boxes, DPI / 72);
      expect([...inside, outside].every((dark) => dark === 0)).toBe(true);
    }
  });

  test("answers of one question may stand on several pages", async () => {
    const fields = everyField().map((field) =>
      field.kind === "radio"
        ? { ...field, choices: field.choices.map((choice, page) => ({ ...choice, page })) }
        : field,
    );
    const contract = await filledContract(pki, fields, pagesPdf(3));
    await contract.sign("Li Lei", [{ fieldName: contract.name("pay"), choice: "card" }]);
    expect(validate(contract.head())).toMatchObject({ verdict: "valid", findings: [] });
    const dark = [0, 1, 2].map((page) => {
      const changed = difference(render(contract.revisions[2]!, page), render(contract.head(), page));
      return ink(changed, [PLACES.cash, PLACES.card, PLACES.other], DPI / 72).inside[page] ?? 0;
    });
    expect(dark[1]).toBeGreaterThan(1.3 * dark[0]!);
    expect(dark[0]).toBeGreaterThan(20);
    expect(dark[2]).toBe(dark[0]);
  });

  const place = { page: 0, rect: PLACES.price, label: "x", id: "x" };
  const answer = (value: string) => ({ value, page: 0, rect: PLACES.cash, label: value });
  test.each([
    ["bad-option", { kind: "radio" as const, id: "x", label: "x", choices: [] }],
    ["bad-option", { kind: "radio" as const, id: "x", label: "x", choices: [answer("a"), answer("a")] }],
    ["bad-option", { kind: "radio" as const, id: "x", label: "x", choices: [answer("Off"), answer("a")] }],
    ["no-such-page", { kind: "radio" as const, id: "x", label: "x", choices: [{ ...answer("a"), page: 9 }] }],
    ["bad-option", { ...place, kind: "select" as const, options: [] }],
    ["bad-option", { ...place, kind: "checkbox" as const, value: " " }],
    ["bad-text-field", { ...place, kind: "text" as const, comb: true }],
    ["bad-text-field", { ...place, kind: "text" as const, comb: true, maxLength: 3, multiline: true }],
    ["bad-text-field", { ...place, kind: "text" as const, maxLength: 0 }],
    ["bad-text-field", { ...place, kind: "text" as const, fontSize: Number.NaN }],
    ["font-needed", { ...place, kind: "text" as const, value: "known" }],
  ])("refuses: %s", (code, spec) => {
    expect(() => prepareDocument({ base: plainPdf(), fields: [spec] })).toThrow(expect.objectContaining({ code }));
  });
});
