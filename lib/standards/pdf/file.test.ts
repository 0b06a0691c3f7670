import { describe, expect, test } from "vitest";
import {
  bigPdf,
  brokenXrefPdf,
  deepTreePdf,
  encryptedVariant,
  hybridPdf,
  junkBeforeHeaderPdf,
  linearizedVariant,
  onePage,
  PdfTemplate,
  pagesPdf,
  plainPdf,
  xrefStreamVariant,
} from "../../../tests/support/pdfs";
import { PdfError } from "./errors";
import { PdfFile } from "./file";
import { Increment } from "./increment";
import { PdfRef } from "./objects";

function edited(bytes: Uint8Array, from: string | RegExp, to: string): Uint8Array {
  return Uint8Array.from(Buffer.from(Buffer.from(bytes).toString("latin1").replace(from, to), "latin1"));
}

function codeOf(act: () => unknown): string | undefined {
  try {
    act();
  } catch (error) {
    if (error instanceof PdfError) return error.code;
    throw error;
  }
  return undefined;
}

function pageText(file: PdfFile, index: number): string {
  return Buffer.from(file.asStream(file.page(index).dict.get("Contents"))!.decode()).toString();
}

describe("cross-reference", () => {
  test("tables, streams, hybrids and linearized files lead to the same pages", () => {
    const pages = pagesPdf(25);
    const variants: [Uint8Array, string][] = [
      [pages, "table"],
      [xrefStreamVariant(pages), "stream"],
      [linearizedVariant(pages), "table"],
      [linearizedVariant(pages, "generate"), "stream"],
    ];
    for (const [bytes, kind] of variants) {
      const file = PdfFile.open(bytes);
      expect(file.xrefKind).toBe(kind);
      expect(file.pageCount()).toBe(25);
      for (const index of [0, 9, 10, 24]) expect(pageText(file, index)).toContain(`Page ${index + 1} of 25`);
      expect(codeOf(() => file.page(25))).toBe("no-such-page");
    }
  });

  test("a hybrid file shows what its table hides", () => {
    const file = PdfFile.open(hybridPdf());
    expect(file.xrefKind).toBe("hybrid");
    expect(file.asDict(new PdfRef(6))?.name("Type")).toBe("Outlines");
    expect(file.ambiguities).toEqual([]);
  });

  test("a hybrid file that lists one object in two places is ambiguous", () => {
    const bytes = edited(
      hybridPdf(),
      /0000000000 00000 f\r\n0000000000 00000 f\r\n/,
      "0000000015 00000 n\r\n0000000000 00000 f\r\n",
    );
    expect(PdfFile.open(bytes).ambiguities).toEqual(["object 6 stands in two places of a hybrid section"]);
  });

  test("junk before the header shifts the offsets", () => {
    const file = PdfFile.open(junkBeforeHeaderPdf());
    expect(file.bias).toBeGreaterThan(0);
    expect(pageText(file, 0)).toContain("Contract of sale");
  });

  test("rows of 19 bytes, and a table that begins at 1 instead of 0, are read", () => {
    const short = edited(plainPdf(), /\r\n(?=\d{10} |trailer)/g, "\n");
    expect(pageText(PdfFile.open(edited(short, /( [nf])\r\n/g, "$1\n")), 0)).toContain("Contract");
    const shifted = edited(plainPdf(), "xref\n0 6", "xref\n1 6");
    expect(pageText(PdfFile.open(shifted), 0)).toContain("Contract");
  });

  test("an object listed twice in a section is ambiguous", () => {
    const row = /(\d{10}) 00000 n\r\ntrailer/.exec(Buffer.from(plainPdf()).toString("latin1"))![1];
    const bytes = edited(plainPdf(), "trailer", `5 1\n${row} 00000 n\r\ntrailer`);
    expect(PdfFile.open(bytes).ambiguities).toEqual(["object 5 is listed twice in one section"]);
  });

  test("a key given twice is ambiguous", () => {
    const file = PdfFile.open(onePage("/MediaBox[0 0 9 9]/MediaBox[0 0 8 8]").build());
    expect(file.ambiguities).toEqual([]);
    expect(file.page(0).dict.duplicateKeys).toEqual(["MediaBox"]);
    expect(file.ambiguities).toHaveLength(1);
  });

  test("a chain that returns to itself ends, and is ambiguous", () => {
    const at = /startxref\n(\d+)/.exec(Buffer.from(plainPdf()).toString("latin1"))![1];
    const file = PdfFile.open(edited(plainPdf(), "/Root", `/Prev ${at}/Root`));
    expect(file.pageCount()).toBe(1);
    expect(file.ambiguities[0]).toContain("returns");
  });

  test("a broken chain is an error, unless repair is asked for; nothing is appended to a repaired file", () => {
    expect(codeOf(() => PdfFile.open(brokenXrefPdf()))).toBe("broken-xref");
    const file = PdfFile.open(brokenXrefPdf(), { repair: true });
    expect(file.repaired).toBe(true);
    expect(pageText(file, 0)).toContain("Contract");
    expect(codeOf(() => new Increment(file))).toBe("misuse");
    const streams = xrefStreamVariant(pagesPdf(12));
    const damaged = edited(streams, /startxref\n\d+/, "startxref\n3");
    expect(pageText(PdfFile.open(damaged, { repair: true }), 11)).toContain("Page 12 of 12");
    expect(PdfFile.open(plainPdf(), { repair: true }).repaired).toBe(false);
  });

  test("an object that is not where the table says is an error", () => {
    const bytes = edited(plainPdf(), "\n5 0 obj", "\n9 0 obj");
    expect(codeOf(() => PdfFile.open(bytes).get(new PdfRef(5)))).toBe("broken-object");
  });

  test("missing, free and wrong generations are null", () => {
    const file = PdfFile.open(plainPdf());
    expect(file.get(new PdfRef(99))).toBeNull();
    expect(file.get(new PdfRef(0, 65535))).toBeNull();
    expect(file.get(new PdfRef(5, 1))).toBeNull();
  });

  test("a stream whose /Length is itself does not hang, and its end is found", () => {
    const template = onePage().object(4, "<</Length 4 0 R>>\nstream\nhello\nendstream");
    const stream = PdfFile.open(template.build()).asStream(new PdfRef(4))!;
    expect(Buffer.from(stream.raw).toString()).toBe("hello");
  });

  test("entries say where objects stand", () => {
    expect(PdfFile.open(plainPdf()).entryOf(1)).toMatchObject({ kind: "offset", gen: 0, offset: 15 });
    expect(PdfFile.open(plainPdf()).entryOf(0)).toMatchObject({ kind: "free" });
    expect(PdfFile.open(plainPdf()).entryOf(6)).toBeUndefined();
    const streams = PdfFile.open(xrefStreamVariant(pagesPdf(3)));
    expect(streams.entryOf(streams.root.num)).toMatchObject({ kind: "compressed" });
  });

  test("strings know the place of their token", () => {
    const bytes = onePage("/MediaBox[0 0 9 9]/Note<48 69>").build();
    const note = PdfFile.open(bytes).page(0).dict.string("Note")!;
    expect(note.text()).toBe("Hi");
    expect(Buffer.from(bytes.subarray(note.start, note.end)).toString()).toBe("<48 69>");
  });

  test("the version in the catalog counts where it is later", () => {
    expect(PdfFile.open(onePage("", "/Version/2.0").build()).version).toBe("2.0");
    expect(PdfFile.open(onePage("", "/Version/1.2").build()).version).toBe("1.7");
  });

  test("an encrypted file opens, says so, and is not appended to", () => {
    const file = PdfFile.open(encryptedVariant(plainPdf()));
    expect(file.isEncrypted).toBe(true);
    expect(codeOf(() => new Increment(file))).toBe("encrypted");
  });

  test("opening a large file reads almost nothing of it", () => {
    const file = PdfFile.open(bigPdf(8 * 1024 * 1024));
    expect(file.pageCount()).toBe(1);
    expect(file.limits.maxNodes - file.budget.nodes).toBeLessThan(200);
    const many = PdfFile.open(pagesPdf(900));
    expect(many.page(899).index).toBe(899);
    expect(many.limits.maxNodes - many.budget.nodes).toBeLessThan(6000);
  });
});

describe("the page tree", () => {
  const tree = (rootCount: number, leftCount: number) =>
    new PdfTemplate()
      .object(1, "<</Type/Catalog/Pages 2 0 R>>")
      .object(2, `<</Type/Pages/Kids[3 0 R 4 0 R]/Count ${rootCount}>>`)
      .object(3, `<</Type/Pages/Parent 2 0 R/Kids[5 0 R 6 0 R]/Count ${leftCount}>>`)
      .object(4, "<</Type/Pages/Parent 2 0 R/Kids[7 0 R]/Count 1>>")
      .object(5, "<</Type/Page/Parent 3 0 R>>")
      .object(6, "<</Type/Page/Parent 3 0 R>>")
      .object(7, "<</Type/Page/Parent 4 0 R>>")
      .build();

  test.each([
    [3, 2],
    [1, 2],
    [-3, 2],
    [3, 1],
    [3, 0],
    [3, 7],
  ])("is found with a root count of %i and a branch count of %i", (rootCount, leftCount) => {
    const file = PdfFile.open(tree(rootCount, leftCount));
    expect(file.page(1).ref.num).toBe(6);
    expect(file.page(2).ref.num).toBe(7);
    expect(file.pages().map((page) => page.ref.num)).toEqual([5, 6, 7]);
    expect(file.pageCount()).toBe(3);
  });

  test("is refused when it is too deep", () => {
    expect(codeOf(() => PdfFile.open(deepTreePdf()).page(0))).toBe("too-deep");
  });
});

describe("revisions", () => {
  test("each one opens again as the file it was", () => {
    for (const base of [plainPdf(), xrefStreamVariant(pagesPdf(3)), linearizedVariant(pagesPdf(3)), hybridPdf()]) {
      let bytes = base;
      const refs: PdfRef[] = [];
      for (let round = 1; round <= 3; round++) {
        const increment = new Increment(PdfFile.open(bytes));
        refs.push(increment.add(round));
        increment.edit(increment.file.root).set("Round", round);
        bytes = Uint8Array.from(Buffer.concat([bytes, increment.finish().tail]));
      }
      const revisions = PdfFile.open(bytes).revisions();
      expect(revisions).toHaveLength(4);
      for (const [i, { end, entries }] of revisions.entries()) {
        const cut = PdfFile.open(bytes.subarray(0, end));
        expect(cut.asNumber(cut.catalog().get("Round"))).toBe(i === 0 ? undefined : i);
        if (i === 0) continue;
        const ref = refs[i - 1]!;
        expect(cut.get(ref)).toBe(i);
        const nums = entries().map((entry) => entry.num);
        expect(nums).toEqual(expect.arrayContaining([cut.root.num, ref.num]));
        expect(nums.length).toBe(cut.xrefKind === "stream" ? 3 : 2);
      }
    }
  });

  test("two sections with one %%EOF are one revision, and startxref may name the space before a section", () => {
    const plain = Buffer.from(plainPdf()).toString("latin1");
    const at = Number(/startxref\n(\d+)/.exec(plain)![1]);
    const first = plain.slice(0, plain.indexOf("startxref"));
    const second = `xref\n0 0\ntrailer\n<</Size 6/Root 1 0 R/Prev ${at - 1}>>\n`;
    const text = `${first}\n${second}startxref\n${first.length}\n%%EOF`;
    const file = PdfFile.open(Uint8Array.from(Buffer.from(text, "latin1")));
    expect(file.revisions().map(({ end }) => end)).toEqual([text.length]);
    expect(file.revisions()[0]!.entries()).toHaveLength(6);
    expect(file.ambiguities).toEqual([]);
  });

  test("a startxref that names another section is ambiguous", () => {
    const increment = new Increment(PdfFile.open(plainPdf()));
    increment.add(1);
    const bytes = Buffer.concat([plainPdf(), increment.finish().tail]);
    const file = PdfFile.open(edited(bytes, /startxref\n\d+/, "startxref\n009"));
    expect(file.ambiguities[0]).toMatch(/^startxref before byte \d+ names another section$/);
  });
});
