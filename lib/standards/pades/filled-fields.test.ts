import { beforeAll, describe, expect, test } from "vitest";
import { tampered } from "../../../tests/support/attacks";
import {
  everyValue,
  type FilledContract,
  filledContract,
  jpegPicture,
  pngPicture,
} from "../../../tests/support/every-field";
import { type TestPki, testPki } from "../../../tests/support/signing-pki";
import { drawing, valueFont } from "../../../tests/support/signing-scenario";
import type { PdfFile } from "../pdf/file";
import type { Increment } from "../pdf/increment";
import { PdfDict, type PdfObject, PdfStream, name as pdfName, textString } from "../pdf/objects";
import { appearanceForm } from "./appearance";
import { type FormField, findFields } from "./form";
import { PicturePress } from "./picture";
import { TextFonts, textAppearance } from "./text-appearance";
import { validatePdf } from "./validate";

/** Values that were filled in and signed are changed by somebody else, who may sign behind it, too. */

let pki: TestPki;
let filled: FilledContract;
beforeAll(async () => {
  pki = testPki();
  filled = await filledContract(pki);
  filled.fill(...everyValue(filled.name));
  await filled.sign("Li Lei");
});

function told(bytes: Uint8Array): { verdict: string; codes: string[] } {
  const report = validatePdf(bytes, { anchors: [pki.root], at: pki.clock.now });
  const problems = [...report.findings, ...report.signatures.flatMap((signature) => signature.problems)];
  return { verdict: report.verdict, codes: [...new Set(problems.map(({ code }) => code))] };
}

interface Target {
  increment: Increment;
  file: PdfFile;
  field: FormField;
  /** Changes the dictionary of the field, or of one of its widgets. */
  set(entries: Record<string, PdfObject>, widget?: number): void;
}

/** A revision behind `contract` that does something to one of its fields. */
function changed(contract: FilledContract, id: string, change: (target: Target) => void): Uint8Array {
  return tampered(contract.head(), (increment, file) => {
    const field = findFields(file, [contract.name(id)]).get(contract.name(id)) as FormField;
    const set = (entries: Record<string, PdfObject>, widget?: number) => {
      const ref = widget === undefined ? field.ref : field.widgets[widget]?.ref;
      const dict = increment.edit(ref!);
      for (const [key, value] of Object.entries(entries)) dict.set(key, value);
    };
    change({ increment, file, field, set });
  });
}

const place = { width: 90, height: 40, rotation: 0 };
const look = ({ increment }: Target, shown: string): PdfDict => {
  const fonts = new TextFonts(increment, [valueFont()], [shown]);
  return PdfDict.of({
    N: increment.add(appearanceForm(textAppearance(fonts, shown, place, { multiline: false }), place)),
  });
};
const picture = ({ increment }: Target): PdfDict =>
  PdfDict.of({ N: increment.add(appearanceForm(new PicturePress(increment).look(pngPicture(20)), place)) });
/** The looks of a widget with those of its two states exchanged. */
const exchanged = ({ file, field }: Target, index: number): PdfDict => {
  const looks = file.asDict(file.asDict(field.widgets[index]?.dict.get("AP"))?.get("N"))!;
  const [[on, ticked], [off, empty]] = [...looks.entries()] as [[string, PdfObject], [string, PdfObject]];
  return PdfDict.of({
    N: new PdfDict([
      [on, empty],
      [off, ticked],
    ]),
  });
};

test("nothing is wrong before anybody touches it", () => {
  expect(told(filled.head())).toEqual({ verdict: "valid", codes: [] });
});

describe("a value that was filled in and signed", () => {
  const tampering: [string, string, string, (target: Target) => void][] = [
    ["text, value and look", "price", "value-changed", (t) => t.set({ V: textString("9"), AP: look(t, "9") })],
    ["text, look alone", "price", "look-without-value", (t) => t.set({ AP: look(t, "9") })],
    ["known text, value and look", "number", "value-changed", (t) => t.set({ V: textString("9"), AP: look(t, "9") })],
    ["known text, look alone", "number", "appearance-overwritten", (t) => t.set({ AP: look(t, "9") })],
    ["check box unticked", "agree", "value-changed", (t) => t.set({ V: pdfName("Off"), AS: pdfName("Off") })],
    ["check box shown as not ticked", "agree", "look-without-value", (t) => t.set({ AS: pdfName("Off") })],
    ["check box with its looks exchanged", "agree", "appearance-overwritten", (t) => t.set({ AP: exchanged(t, 0) })],
    [
      "check box ticked that was left empty",
      "refuse",
      "value-changed",
      (t) => t.set({ V: pdfName("0"), AS: pdfName("0") }),
    ],
    ["check box shown as ticked", "refuse", "look-without-value", (t) => t.set({ AS: pdfName("0") })],
    [
      "another answer",
      "pay",
      "value-changed",
      (t) => {
        t.set({ V: pdfName("0") });
        t.set({ AS: pdfName("0") }, 0);
        t.set({ AS: pdfName("Off") }, 2);
      },
    ],
    [
      "another answer shown",
      "pay",
      "look-without-value",
      (t) => {
        t.set({ AS: pdfName("0") }, 0);
        t.set({ AS: pdfName("Off") }, 2);
      },
    ],
    ["other texts for the answers", "pay", "field-changed", (t) => t.set({ Opt: ["a", "b", "c"].map(textString) })],
    [
      "selection, value and look",
      "city",
      "value-changed",
      (t) => t.set({ V: textString("bj"), AP: look(t, "北京 Beijing") }),
    ],
    ["selection, look alone", "city", "look-without-value", (t) => t.set({ AP: look(t, "北京 Beijing") })],
    [
      "other texts for the selection",
      "city",
      "field-changed",
      (t) => t.set({ Opt: [[textString("sh"), textString("北京")]] }),
    ],
    ["another picture", "photo", "appearance-overwritten", (t) => t.set({ AP: picture(t) })],
    [
      "another picture in the place of the object",
      "photo",
      "appearance-overwritten",
      ({ increment, file, field }) => {
        const ref = file.asDict(field.dict.get("AP"))!.ref("N")!;
        const form = file.asStream(ref) as PdfStream;
        increment.set(ref, new PdfStream(form.dict, Buffer.from("0 0 9 9 re f\n")));
      },
    ],
    ["the picture taken away", "photo", "appearance-overwritten", (t) => t.set({ AP: null })],
    ["a picture said to be a value", "photo", "field-changed", (t) => t.set({ V: pdfName("Yes"), AP: picture(t) })],
  ];

  test.each(tampering)("is not exchanged: %s", (_, id, code, change) => {
    const { verdict, codes } = told(changed(filled, id, change));
    expect([verdict, codes]).toEqual(["invalid", expect.arrayContaining([code])]);
  });

  test.each(tampering)("is not exchanged by somebody who signs it, either: %s", async (_, id, code, change) => {
    const bytes = changed(filled, id, change);
    const again = { ...filled, revisions: [bytes], head: () => bytes };
    const contract = await signedBehind(again);
    const { verdict, codes } = told(contract);
    expect([verdict, codes]).toEqual(["invalid", expect.arrayContaining([code])]);
  });
});

/** The archive's field serves as the place of one more signature. */
async function signedBehind(contract: Pick<FilledContract, "head" | "archiveFieldName">): Promise<Uint8Array> {
  const { signIncrement } = await import("./sign");
  const { tail } = await signIncrement({
    base: contract.head(),
    fieldName: contract.archiveFieldName,
    signer: pki.signer("Insider"),
    signingTime: pki.clock.now,
  });
  return Uint8Array.from(Buffer.concat([contract.head(), tail]));
}

describe("a value that is filled in later", () => {
  let open: FilledContract;
  beforeAll(async () => {
    open = await filledContract(pki);
    await open.sign("Li Lei");
  });
  const states = ({ increment }: Target, on: string): PdfDict => {
    const form = () => increment.add(appearanceForm(drawing, place));
    return PdfDict.of({
      N: new PdfDict([
        [on, form()],
        ["Off", form()],
      ]),
    });
  };

  test.each<[string, string, string, string, (target: Target) => void]>([
    [
      "a box that holds a tick and shows none",
      "agree",
      "value-differs-from-look",
      "invalid",
      (t) => t.set({ V: pdfName("Yes"), AS: pdfName("Off"), AP: states(t, "Yes") }),
    ],
    [
      "a box that shows a tick and holds none",
      "agree",
      "value-differs-from-look",
      "invalid",
      (t) => t.set({ V: pdfName("Off"), AS: pdfName("Yes"), AP: states(t, "Yes") }),
    ],
    ["a tick without a look", "agree", "value-not-shown", "indeterminate", (t) => t.set({ V: pdfName("Yes") })],
    [
      "one answer held and another shown",
      "pay",
      "value-differs-from-look",
      "invalid",
      (t) => {
        t.set({ V: pdfName("1") });
        for (const widget of [0, 1, 2]) t.set({ AP: states(t, String(widget)), AS: pdfName("Off") }, widget);
        t.set({ AS: pdfName("0") }, 0);
      },
    ],
    [
      "one selection held and another shown",
      "city",
      "value-differs-from-look",
      "invalid",
      (t) => t.set({ V: textString("sh"), AP: look(t, "北京 Beijing") }),
    ],
    [
      "a seal's place that is said to be filled in",
      "initials",
      "field-changed",
      "invalid",
      (t) => t.set({ V: pdfName("Yes"), AP: picture(t) }),
    ],
    [
      "a seal's place with a picture",
      "initials",
      "seal-without-signature",
      "invalid",
      (t) => t.set({ AP: picture(t) }),
    ],
    [
      "an honest picture that nobody signs",
      "photo",
      "unsigned-value",
      "indeterminate",
      (t) => t.set({ AP: picture(t) }),
    ],
  ])("%s", (_, id, code, verdict, change) => {
    expect(told(changed(open, id, change))).toEqual({ verdict, codes: expect.arrayContaining([code]) });
  });

  test("and signed, is no reason to doubt", async () => {
    const contract = { ...open, revisions: [...open.revisions] };
    const { fillIncrement } = await import("./fill");
    const values = [{ fieldName: open.name("photo"), picture: jpegPicture() }];
    const bytes = Uint8Array.from(Buffer.concat([open.head(), fillIncrement({ base: open.head(), values })]));
    expect(told(await signedBehind({ ...contract, head: () => bytes }))).toEqual({ verdict: "valid", codes: [] });
  });
});
