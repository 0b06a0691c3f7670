import { writeZip } from "@/lib/standards/zip/write-zip";

const text = (words: string) => new TextEncoder().encode(words);
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const at = new Date("2026-11-22T00:00:00Z");

/** A Word document of paragraphs, as small as Word itself opens it. */
export function docx(paragraphs: readonly string[]): Uint8Array<ArrayBuffer> {
  const types = "http://schemas.openxmlformats.org/package/2006/content-types";
  const relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
  const word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  const fonts = '<w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="宋体"/><w:sz w:val="24"/></w:rPr>';
  const body = paragraphs.map((words) => `<w:p><w:r>${fonts}<w:t xml:space="preserve">${words}</w:t></w:r></w:p>`);
  return writeZip(
    [
      {
        name: "[Content_Types].xml",
        bytes: text(
          `${head}<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
        ),
      },
      {
        name: "_rels/.rels",
        bytes: text(
          `${head}<Relationships xmlns="${relationships}"><Relationship Id="r1" Type="${office}" Target="word/document.xml"/></Relationships>`,
        ),
      },
      {
        name: "word/document.xml",
        bytes: text(`${head}<w:document xmlns:w="${word}"><w:body>${body.join("")}</w:body></w:document>`),
      },
    ],
    at,
  );
}

/** An RTF document of one paragraph. */
export const rtf = (words: string): Uint8Array<ArrayBuffer> => text(`{\\rtf1\\ansi ${words}\\par}`);

/** An OpenDocument text of paragraphs. */
export function odt(paragraphs: readonly string[]): Uint8Array<ArrayBuffer> {
  const mime = "application/vnd.oasis.opendocument.text";
  const namespace = (name: string) => `urn:oasis:names:tc:opendocument:xmlns:${name}:1.0`;
  const body = paragraphs.map((words) => `<text:p>${words}</text:p>`).join("");
  return writeZip(
    [
      { name: "mimetype", bytes: text(mime) },
      {
        name: "META-INF/manifest.xml",
        bytes: text(
          `${head}<manifest:manifest xmlns:manifest="${namespace("manifest")}"><manifest:file-entry manifest:full-path="/" manifest:media-type="${mime}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`,
        ),
      },
      {
        name: "content.xml",
        bytes: text(
          `${head}<office:document-content xmlns:office="${namespace("office")}" xmlns:text="${namespace("text")}" office:version="1.2"><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
        ),
      },
    ],
    at,
  );
}

/** What a Word document under a password looks like from outside. */
export function lockedDocx(): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.alloc(2048);
  bytes.write("d0cf11e0a1b11ae1", "hex");
  bytes.write("EncryptedPackage", 640, "utf16le");
  return Uint8Array.from(bytes);
}
