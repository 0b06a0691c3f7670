import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import {
  everyField,
  everyValue,
  type FilledContract,
  filledContract,
  jpegPicture,
  pngPicture,
} from "../../../tests/support/every-field";
import { judge } from "../../../tests/support/judges";
import { plainPdf, qpdfCheck } from "../../../tests/support/pdfs";
import { type TestPki, testPki } from "../../../tests/support/signing-pki";
import { joined, valueFont } from "../../../tests/support/signing-scenario";
import { PdfFile } from "../pdf/file";
import { exportedBy } from "./button-states";
import type { FieldValue } from "./field-values";
import { fillIncrement } from "./fill";
import { findFields, readFields } from "./form";
import { prepareDocument } from "./prepare";
import { signIncrement } from "./sign";
import { validatePdf } from "./validate";

let pki: TestPki;
beforeAll(() => {
  pki = testPki();
});

const validate = (bytes: Uint8Array) => validatePdf(bytes, { anchors: [pki.root], at: pki.clock.now });

describe("a revision that fills in and is signed by nobody", () => {
  test("leaves earlier signatures valid, is told by its fields, and is covered by the next signature", async () => {
    const contract = await filledContract(pki);
    contract.fill(...everyValue(contract.name));
    const before = contract.revisions.at(-2) as Uint8Array;
    expect(Buffer.compare(contract.head().subarray(0, before.length), before)).toBe(0);

    const open = validate(contract.head());
    expect(open.signatures.map(({ verdict, problems }) => [verdict, problems])).toEqual([["valid", []]]);
    const fields = everyValue(contract.name).map(({ fieldName }) => fieldName);
    expect(open.signatures[0]?.changesSince.map(({ fieldName }) => fieldName).sort()).toEqual(fields.sort());
    expect(new Set(open.signatures[0]?.changesSince.map(({ kind }) => kind))).toEqual(
      new Set(["field-filled", "picture-shown"]),
    );
    // The file says something that nobody has signed yet.
    expect(open.verdict).toBe("indeterminate");
    expect(new Set(open.findings.map(({ code }) => code))).toEqual(new Set(["unsigned-value"]));
    expect(open.findings).toHaveLength(fields.length);
    expect(await judge(contract.head(), pki.rootPem, pki.chainPem)).toMatchObject({ signatures: 1, findings: [] });

    await contract.sign("Li Lei");
    expect(validate(contract.head())).toMatchObject({ verdict: "valid", findings: [] });
    expect(await judge(contract.head(), pki.rootPem, pki.chainPem)).toMatchObject({ signatures: 2, findings: [] });
  });

  test("may stand between two signatures, several times", async () => {
    const contract = await filledContract(pki);
    const [address, price, ...others] = everyValue(contract.name);
    contract.fill(address!);
    await contract.sign("Li Lei");
    contract.fill(price!);
    contract.fill(...others);
    expect(validate(contract.head()).signatures.map(({ verdict }) => verdict)).toEqual(["valid", "valid"]);
    await contract.sign("Han Meimei", [], { fieldName: contract.archiveFieldName });
    const report = validate(contract.head());
    expect(report).toMatchObject({ verdict: "valid", findings: [], revisions: 8 });
    expect(await judge(contract.head(), pki.rootPem, pki.chainPem)).toMatchObject({ signatures: 3, findings: [] });
  });

  test("writes anew nothing but the fields that it fills", async () => {
    const contract = await filledContract(pki);
    const before = PdfFile.open(contract.head());
    contract.fill(...everyValue(contract.name));
    const names = new Set(everyValue(contract.name).map(({ fieldName }) => fieldName));
    const own = readFields(before).filter(({ name }) => names.has(name));
    const parts = own.flatMap(({ ref, widgets }) => [ref?.num, ...widgets.map((widget) => widget.ref?.num)]);
    const written = PdfFile.open(contract.head()).revisions().at(-1)?.entries() ?? [];
    const replaced = written.flatMap(({ num }) => (num < before.size ? [num] : []));
    expect(new Set(replaced)).toEqual(new Set(parts));
  });

  test("fills what was prepared but not certified, and a file in pieces or already opened alike", async () => {
    const { base, revisions, name } = await filledContract(pki);
    const values = [{ fieldName: name("price"), text: "100" }];
    const ready = revisions[1] as Uint8Array;
    const whole = fillIncrement({ base: ready, values, valueFont: valueFont() });
    const pieces = [base, ready.subarray(base.length)];
    expect(fillIncrement({ base: pieces, values, valueFont: valueFont() })).toEqual(whole);
    const file = PdfFile.open(ready);
    expect(fillIncrement({ base: pieces, file, values, valueFont: valueFont() })).toEqual(whole);
    expect(qpdfCheck(joined(ready, whole))).not.toContain("WARNING");
  });

  test("writes a picture that stands in two places once", async () => {
    const contract = await filledContract(pki);
    const picture = jpegPicture();
    const size = (values: FieldValue[]) => {
      return fillIncrement({ base: contract.head(), values, valueFont: valueFont() }).length;
    };
    const one = size([{ fieldName: contract.name("photo"), picture }]);
    const two = size([
      { fieldName: contract.name("photo"), picture },
      { fieldName: contract.name("logo"), picture },
    ]);
    expect(two - one).toBeLessThan(1000);
  });

  test("is refused where the certification allows no change, and where there is nothing to fill", async () => {
    const prepared = prepareDocument({ base: plainPdf(), fields: everyField().slice(0, 2) });
    const ready = joined(plainPdf(), prepared.tail);
    const signer = pki.signer("Vermilion");
    const common = { base: ready, fieldName: prepared.platformFieldName, signer, signingTime: pki.clock.now };
    const closed = joined(ready, (await signIncrement({ ...common, certify: 1 })).tail);
    const values = [{ fieldName: prepared.fieldNames.get("address") as string, text: "x" }];
    const code = (base: Uint8Array, filled: FieldValue[]) => {
      try {
        fillIncrement({ base, values: filled, valueFont: valueFont() });
      } catch (error) {
        return (error as { code: string }).code;
      }
      return "filled";
    };
    expect([code(closed, values), code(ready, []), code(ready, values)]).toEqual([
      "changes-forbidden",
      "nothing-to-fill",
      "filled",
    ]);
  });
});

describe("a value", () => {
  let contract: FilledContract;
  beforeAll(async () => {
    contract = await filledContract(pki);
  });

  const broken = Uint8Array.from(pngPicture().subarray(0, 200));
  const flood = pngPicture();
  new DataView(flood.buffer).setUint32(16, 5_000_000);
  test.each([
    ["wrong-field", { id: "agree", text: "yes" }],
    ["wrong-field", { id: "address", checked: true }],
    ["wrong-field", { id: "pay", checked: true }],
    ["wrong-field", { id: "agree", choice: "Yes" }],
    ["wrong-field", { id: "photo", checked: true }],
    ["wrong-field", { id: "initials", picture: jpegPicture() }],
    ["wrong-field", { id: "sign", text: "x" }],
    ["no-such-field", { id: "nobody", text: "x" }],
    ["no-such-option", { id: "pay", choice: "cheque" }],
    ["no-such-option", { id: "city", choice: "上海 Shanghai" }],
    ["text-too-long", { id: "code", text: "1234567890123" }],
    ["already-filled", { id: "number", text: "another" }],
    ["bad-picture", { id: "photo", picture: Uint8Array.of(1, 2, 3) }],
    ["bad-picture", { id: "photo", picture: broken }],
    ["bad-picture", { id: "photo", picture: jpegPicture().subarray(0, 300) }],
    ["picture-too-large", { id: "photo", picture: flood }],
    ["missing-glyph", { id: "address", text: "\u{1F600}" }],
  ])("is refused: %s %o", (code, { id, ...value }) => {
    const fieldName = contract.name(id) ?? id;
    const values = [{ fieldName, ...value } as FieldValue];
    expect(() => fillIncrement({ base: contract.head(), values, valueFont: valueFont() })).toThrow(
      expect.objectContaining({ code }),
    );
  });

  test("fills a field once, be it with nothing", async () => {
    const once = await filledContract(pki);
    const values = everyValue(once.name);
    once.fill(...values);
    for (const value of values) {
      expect(() => once.fill(value)).toThrow(expect.objectContaining({ code: "already-filled" }));
    }
    const twice = values.slice(0, 1).concat(values.slice(0, 1));
    const fresh = await filledContract(pki);
    expect(() => fresh.fill(...twice)).toThrow(expect.objectContaining({ code: "already-filled" }));
  });

  test("is read back as it was entered, whatever it is", () => {
    const letters = [..."北京市朝阳区合同甲乙方，。（）《》AaBbYyZz0189 .,-¥%&()/\n"];
    const text = fc.array(fc.constantFrom(...letters), { maxLength: 80 }).map((list) => list.join(""));
    const code = fc.array(fc.constantFrom(...letters.filter((letter) => letter !== "\n")), {
      minLength: 1,
      maxLength: 12,
    });
    const filled = fc.record({
      address: text,
      code: code.map((list) => list.join("")),
      agree: fc.boolean(),
      refuse: fc.boolean(),
      pay: fc.constantFrom("cash", "card", "其他"),
      city: fc.constantFrom("bj", "sh"),
    });
    fc.assert(
      fc.property(filled, (entered) => {
        const values = Object.entries(entered).map(([id, value]): FieldValue => {
          const fieldName = contract.name(id);
          if (typeof value === "boolean") return { fieldName, checked: value };
          return id === "pay" || id === "city" ? { fieldName, choice: value } : { fieldName, text: value };
        });
        const bytes = joined(contract.head(), fillIncrement({ base: contract.head(), values, valueFont: valueFont() }));
        const file = PdfFile.open(bytes);
        const fields = findFields(file, Object.keys(entered).map(contract.name));
        for (const [id, value] of Object.entries(entered)) {
          const field = fields.get(contract.name(id))!;
          const told = field.type === "Btn" ? exportedBy(file, field, field.value) : file.asString(field.value)?.text();
          const on = id === "refuse" ? "拒绝" : "Yes";
          expect([id, told]).toEqual([id, typeof value === "boolean" ? (value ? on : "Off") : value]);
        }
        // What is shown is what is held: otherwise there would be findings.
        const codes = validate(bytes).signatures.flatMap(({ problems }) => problems);
        expect(codes).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
