import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeZip } from "../zip/write-zip";
import { documentKind, mayBeDocument } from "./document-kind";

const text = (words: string) => new TextEncoder().encode(words);
const zip = (...names: [string, string][]) =>
  writeZip(
    names.map(([name, words]) => ({ name, bytes: text(words) })),
    new Date("2026-11-22T00:00:00Z"),
  );
const opendocument = "application/vnd.oasis.opendocument.";

/** A compound file of a header and one sector of directory entries. */
function compound(...names: string[]): Uint8Array {
  const bytes = Buffer.alloc(1024);
  bytes.write("d0cf11e0a1b11ae1", "hex");
  names.forEach((name, index) => {
    bytes.write(name, 512 + 128 * index, "utf16le");
  });
  return bytes;
}

describe("what kind of document a file is", () => {
  it.each<[string, Uint8Array, string | null]>([
    ["docx", zip(["[Content_Types].xml", "<Types/>"], ["word/document.xml", "<w:document/>"]), "docx"],
    ["docx as another program names it", zip(["word/document2.xml", ""], ["[Content_Types].xml", ""]), "docx"],
    ["a sheet", zip(["[Content_Types].xml", ""], ["xl/workbook.xml", ""]), null],
    ["slides", zip(["[Content_Types].xml", ""], ["ppt/presentation.xml", ""]), null],
    ["an archive with a document in it", zip(["contract.docx", "PK"]), null],
    ["odt", zip(["mimetype", `${opendocument}text`], ["content.xml", ""]), "odt"],
    ["a template", zip(["mimetype", `${opendocument}text-template`], ["content.xml", ""]), "odt"],
    ["a master document", zip(["mimetype", `${opendocument}text-master`], ["content.xml", ""]), null],
    ["an OpenDocument sheet", zip(["mimetype", `${opendocument}spreadsheet`]), null],
    ["doc", compound("Root Entry", "1Table", "WordDocument"), "doc"],
    ["an old sheet", compound("Root Entry", "Workbook"), null],
    ["a docx under a password", compound("Root Entry", "EncryptionInfo", "EncryptedPackage"), "locked"],
    ["rtf", text("{\\rtf1\\ansi hello}"), "rtf"],
    ["a PDF", text("%PDF-1.7\n"), null],
    ["text", text("Dear all"), null],
    ["nothing", text(""), null],
  ])("%s", (_, bytes, kind) => {
    expect(documentKind(bytes)).toBe(kind);
    if (kind) expect(mayBeDocument(bytes.subarray(0, 8))).toBe(true);
  });

  it("takes none for a document that does not begin as one, and reads damaged ones without failing", () => {
    const whole = zip(["[Content_Types].xml", "<Types/>"], ["word/document.xml", "<w:document/>"]);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (place, value, length) => {
        const damaged = Uint8Array.from(whole);
        damaged[place] = value;
        const kind = documentKind(damaged.subarray(0, length));
        expect(kind === null || mayBeDocument(damaged)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
