import { beforeAll, describe, expect, test } from "vitest";
import { junkBeforeHeaderPdf, oneOfEachKind, plainPdf, qpdfCheck } from "../../../tests/support/pdfs";
import { equals } from "./compare";
import { PdfFile } from "./file";
import { Increment } from "./increment";
import { name, PdfDict, PdfPlaceholder, PdfStream, textString } from "./objects";

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

  test("counts offsets from the header where the base does", () => {
    const file = PdfFile.open(junkBeforeHeaderPdf());
    const increment = new Increment(file);
    const ref = increment.add(42);
    const bytes = appended(file.bytes, increment.finish().tail);
    expect(PdfFile.open(bytes).get(ref)).toBe(42);
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
