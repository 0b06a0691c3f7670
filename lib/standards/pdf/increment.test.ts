import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { pdfObject } from "../../../tests/support/pdf-objects";
import { bigPdf, junkBeforeHeaderPdf, oneOfEachKind, onePage, plainPdf, qpdfCheck } from "../../../tests/support/pdfs";
import { equals } from "./compare";
import { PdfFile } from "./file";
import { Increment } from "./increment";
import { name, PdfDict, type PdfObject, PdfPlaceholder, PdfRef, PdfStream, textString } from "./objects";
import { serialize } from "./serialize";

function appended(base: Uint8Array, tail: Uint8Array): Uint8Array {
  return Uint8Array.from(Buffer.concat([base, tail]));
}

let kinds: Record<string, Uint8Array> = {};

beforeAll(async () => {
  kinds = await oneOfEachKind();
});

describe("an increment", () => {
  test("is accepted by qpdf without a warning on every kind of file, five times over", () => {
    for (const [kind, base] of Object.entries(kinds)) {
      let bytes = base;
      for (let round = 0; round < 5; round++) {
        const file = PdfFile.open(bytes);
        const increment = new Increment(file);
        const note = increment.add(
          PdfDict.of({ Type: name("Note"), Round: round, Text: textString(`第 ${round} 次`) }),
        );
        const data = increment.add(new PdfStream(new PdfDict(), Buffer.from(`round ${round}\r\n`)));
        increment.edit(file.root).set(`Round${round}`, note).set("Data", data);
        const { tail, length } = increment.finish();
        bytes = appended(bytes, tail);
        expect(bytes.length).toBe(length);
        const reopened = PdfFile.open(bytes);
        expect(reopened.xrefKind, kind).toBe(file.xrefKind);
        expect(equals(reopened.get(note), increment.get(note)), kind).toBe(true);
        expect(equals(reopened.catalog(), increment.get(file.root)), kind).toBe(true);
        expect(reopened.pageCount()).toBe(file.pageCount());
        expect(reopened.size).toBeGreaterThan(data.num);
        expect(reopened.ambiguities).toEqual([]);
      }
      expect(qpdfCheck(bytes), kind).toContain("No syntax or stream encoding errors found");
      const revisions = PdfFile.open(bytes).revisions();
      expect(revisions.length, kind).toBe(6);
      expect([revisions[0]!.eof, revisions[0]!.end], kind).toContain(base.length);
      expect(revisions.at(-1)!.end).toBe(bytes.length);
    }
  });

  test("keeps the base as an exact prefix and reads back equal, whatever is added", () => {
    const bases = Object.entries(kinds).filter(([kind]) => kind !== "500 pages");
    const rounds = fc.array(fc.array(pdfObject, { maxLength: 4 }), { minLength: 1, maxLength: 5 });
    const run = fc.property(fc.nat(bases.length - 1), rounds, (index, added) => {
      const base = bases[index]![1];
      let bytes = base;
      const expected: [PdfRef, PdfObject][] = [];
      for (const objects of added) {
        const increment = new Increment(PdfFile.open(bytes));
        for (const object of objects) expected.push([increment.add(object), object]);
        // From the second round on, an object of an earlier round is given a new value.
        const old = expected[0];
        if (old && increment.file.entryOf(old[0].num)) {
          old[1] = [old[1]];
          increment.replace(...old);
        }
        const { tail } = increment.finish();
        expect(Buffer.compare(increment.finish().tail, tail)).toBe(0);
        bytes = appended(bytes, tail);
      }
      expect(Buffer.compare(bytes.subarray(0, base.length), base)).toBe(0);
      const file = PdfFile.open(bytes);
      for (const [ref, object] of expected) expect(equals(file.get(ref), object)).toBe(true);
      expect(file.revisions()).toHaveLength(added.length + 1);
      for (let num = 1; num < PdfFile.open(base).size; num++) {
        expect(equals(file.get(new PdfRef(num)), PdfFile.open(base).get(new PdfRef(num)))).toBe(true);
      }
    });
    fc.assert(run, { numRuns: 60 });
  });

  test("refuses what would damage the file", () => {
    const increment = new Increment(PdfFile.open(plainPdf()));
    const misuse = expect.objectContaining({ code: "misuse" });
    expect(() => increment.replace(new PdfRef(99), 1)).toThrow(misuse);
    expect(() => increment.replace(new PdfRef(5, 1), 1)).toThrow(misuse);
    expect(() => increment.edit(new PdfRef(4))).toThrow(misuse);
    expect(() => increment.setTrailer("Prev", 1)).toThrow(misuse);
    increment.reserve();
    expect(() => increment.finish()).toThrow(misuse);
  });

  test("never takes a number that a lying /Size hides", () => {
    const text = Buffer.from(plainPdf()).toString("latin1").replace("/Size 6", "/Size 2");
    const increment = new Increment(PdfFile.open(Uint8Array.from(Buffer.from(text, "latin1"))));
    expect(increment.reserve().num).toBe(6);
  });

  test("keeps the first part of /ID and renews the second", () => {
    const base = onePage().build({ trailer: "/ID[<01><02>]" });
    const idAfter = (options: { id?: Uint8Array }) => {
      const increment = new Increment(PdfFile.open(base));
      increment.add(1);
      const file = PdfFile.open(appended(base, increment.finish(options).tail));
      return Buffer.from(serialize(file.trailer.array("ID")!)).toString();
    };
    expect(idAfter({ id: Uint8Array.from([9]) })).toBe("[<01> <09>]");
    expect(idAfter({})).toMatch(/^\[<01> <[0-9A-F]{32}>\]$/);
    expect(idAfter({})).toBe(idAfter({}));
  });

  test("counts offsets from the header where the base does", () => {
    const file = PdfFile.open(junkBeforeHeaderPdf());
    const increment = new Increment(file);
    const ref = increment.add(42);
    const bytes = appended(file.bytes, increment.finish().tail);
    expect(PdfFile.open(bytes).get(ref)).toBe(42);
    expect(qpdfCheck(bytes)).toContain("No syntax or stream encoding errors found");
  });

  test("is small beside a file of 50 MB", () => {
    const file = PdfFile.open(bigPdf());
    const increment = new Increment(file);
    increment.edit(file.page(0).ref).set("Note", increment.add(textString("appended")));
    const { tail } = increment.finish();
    expect(tail.length).toBeLessThan(1000);
    expect(qpdfCheck(appended(file.bytes, tail))).toContain("No syntax or stream encoding errors found");
  });

  test("tells where placeholders stand", () => {
    const file = PdfFile.open(plainPdf());
    const increment = new Increment(file);
    increment.add(PdfDict.of({ Contents: new PdfPlaceholder(20, 0x30, "contents", "<", ">") }));
    const { tail, placeholders } = increment.finish();
    const { start, tailStart, length } = placeholders.get("contents")!;
    expect(length).toBe(20);
    expect(start - tailStart).toBe(file.bytes.length);
    expect(Buffer.from(tail.subarray(tailStart - 1, tailStart + 21)).toString()).toBe(`<${"0".repeat(20)}>`);
  });
});
