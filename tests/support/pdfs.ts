/**
 * PDF files for tests, one function for each kind that the product must read, refuse or sign. All return the file's
 * bytes; the async ones are made by pdf-lib. Functions that end in `Variant` pass a file through the qpdf command.
 *
 * Good files:   plainPdf, pagesPdf, rotatedPdf, cropBoxPdf, userUnitPdf, inheritedPdf, hybridPdf, junkBeforeHeaderPdf,
 *               bigPdf, javaScriptPdf, launchPdf, formPdf, attachmentPdf, oneOfEachKind
 * Variants:     xrefStreamVariant (xref stream and object streams), linearizedVariant, encryptedVariant
 * To refuse:    xfaPdf, brokenXrefPdf, flateBombPdf, xrefBombPdf, deepTreePdf, loopingTreePdf, deepObjectPdf
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { constants, deflateRawSync, deflateSync } from "node:zlib";
import { PDFDocument } from "pdf-lib";
import { PdfTemplate } from "./pdf-template";

export { PdfTemplate };

/** A template with a catalog (1), a page tree (2), one page (3), its content (4) and Helvetica (5). */
export function onePage(pageEntries = "/MediaBox[0 0 595 842]", catalogEntries = "", treeEntries = ""): PdfTemplate {
  return new PdfTemplate()
    .object(1, `<</Type/Catalog/Pages 2 0 R${catalogEntries}>>`)
    .object(2, `<</Type/Pages/Kids[3 0 R]/Count 1${treeEntries}>>`)
    .object(3, `<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>${pageEntries}>>`)
    .stream(4, "BT /F1 24 Tf 72 720 Td (Contract of sale) Tj ET\n")
    .object(5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
}

/** One A4 page, classic cross-reference table. */
export function plainPdf(): Uint8Array {
  return onePage().build();
}

/** `count` A4 pages under intermediate nodes of ten; each page has its own content stream. */
export function pagesPdf(count: number): Uint8Array {
  const template = new PdfTemplate();
  const branches = Math.ceil(count / 10);
  const firstPage = 4 + branches;
  const kids = Array.from({ length: branches }, (_, i) => `${4 + i} 0 R`).join(" ");
  template.object(1, "<</Type/Catalog/Pages 2 0 R>>");
  template.object(
    2,
    `<</Type/Pages/Kids[${kids}]/Count ${count}/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>>>`,
  );
  template.object(3, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
  for (let branch = 0; branch < branches; branch++) {
    const pages = Array.from({ length: Math.min(10, count - branch * 10) }, (_, i) => branch * 10 + i);
    const refs = pages.map((page) => `${firstPage + 2 * page} 0 R`).join(" ");
    template.object(4 + branch, `<</Type/Pages/Parent 2 0 R/Kids[${refs}]/Count ${pages.length}>>`);
    for (const page of pages) {
      const num = firstPage + 2 * page;
      template.object(num, `<</Type/Page/Parent ${4 + branch} 0 R/Contents ${num + 1} 0 R>>`);
      template.stream(num + 1, `BT /F1 24 Tf 72 720 Td (Page ${page + 1} of ${count}) Tj ET\n`);
    }
  }
  return template.build();
}

/** One A4 page shown rotated clockwise. */
export function rotatedPdf(rotate: 90 | 180 | 270): Uint8Array {
  return onePage(`/MediaBox[0 0 595 842]/Rotate ${rotate}`).build();
}

/** A CropBox that begins at 50 100 and is 400 by 500 points. */
export function cropBoxPdf(rotate: 0 | 90 | 180 | 270 = 0): Uint8Array {
  return onePage(`/MediaBox[0 0 595 842]/CropBox[50 100 450 600]/Rotate ${rotate}`).build();
}

/** UserUnit 2: 300 by 400 units are shown as 600 by 800 points. */
export function userUnitPdf(): Uint8Array {
  return onePage("/MediaBox[0 0 300 400]/UserUnit 2").build();
}

/** Boxes, rotation and resources come from the page tree. */
export function inheritedPdf(): Uint8Array {
  return onePage("", "", "/MediaBox[0 0 612 792]/CropBox[10 20 610 780]/Rotate 90").build();
}

/** A hybrid file: a cross-reference stream lists what the table hides (here a metadata stream and an outline). */
export function hybridPdf(): Uint8Array {
  return onePage("/MediaBox[0 0 595 842]", "/Outlines 6 0 R/Metadata 7 0 R")
    .object(6, "<</Type/Outlines/Count 0>>")
    .stream(7, "<x:xmpmeta xmlns:x='adobe:ns:meta/'/>", "/Type/Metadata/Subtype/XML")
    .build({ hidden: [6, 7], version: "1.5" });
}

/** Bytes before %PDF- that the offsets do not count. */
export function junkBeforeHeaderPdf(): Uint8Array {
  return onePage().build({ head: "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n" });
}

/** A file of about `bytes` bytes: an uncompressed attachment-like stream that nothing shows. */
export function bigPdf(bytes = 50 * 1024 * 1024): Uint8Array {
  const noise = new Uint8Array(bytes);
  let state = 0x2545f491;
  for (let i = 0; i + 4 <= noise.length; i += 4) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    noise[i] = state;
    noise[i + 1] = state >>> 8;
    noise[i + 2] = state >>> 16;
    noise[i + 3] = state >>> 24;
  }
  return onePage("/MediaBox[0 0 595 842]", "/PieceInfo<</Test<</Private 6 0 R>>>>").stream(6, noise).build();
}

/** A script that runs on opening, and one in the name tree. */
export function javaScriptPdf(): Uint8Array {
  return onePage("/MediaBox[0 0 595 842]", "/OpenAction 6 0 R/Names<</JavaScript<</Names[(a) 6 0 R]>>>>")
    .object(6, "<</S/JavaScript/JS(app.alert\\(1\\))>>")
    .build();
}

/** A link that starts a program. */
export function launchPdf(): Uint8Array {
  return onePage("/MediaBox[0 0 595 842]/Annots[6 0 R]")
    .object(6, "<</Type/Annot/Subtype/Link/Rect[10 10 90 30]/A<</S/Launch/F(calc.exe)>>>>")
    .build();
}

/** A form made by pdf-lib: a text field `buyer.name` and a check box `agreed`, with appearances. */
export async function formPdf(): Promise<Uint8Array> {
  const doc = await fixedDocument();
  const page = doc.addPage([595, 842]);
  const form = doc.getForm();
  const text = form.createTextField("buyer.name");
  text.setText("Li Lei");
  text.addToPage(page, { x: 72, y: 700, width: 200, height: 24 });
  const box = form.createCheckBox("agreed");
  box.addToPage(page, { x: 72, y: 650, width: 16, height: 16 });
  box.check();
  return doc.save({ useObjectStreams: false });
}

/** A page with an embedded file. */
export async function attachmentPdf(): Promise<Uint8Array> {
  const doc = await fixedDocument();
  doc.addPage([595, 842]);
  await doc.attach(Buffer.from("price list"), "prices.txt", { mimeType: "text/plain", description: "Prices" });
  return doc.save({ useObjectStreams: false });
}

async function fixedDocument(): Promise<PDFDocument> {
  const doc = await PDFDocument.create();
  doc.setTitle("Test document");
  doc.setCreationDate(new Date(0));
  doc.setModificationDate(new Date(0));
  return doc;
}

/** A form with an XFA packet, which cannot be signed as it looks. */
export function xfaPdf(): Uint8Array {
  return onePage("/MediaBox[0 0 595 842]", "/AcroForm<</Fields[]/XFA 6 0 R>>")
    .stream(6, "<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>")
    .build();
}

/** startxref points into the middle of the file; the objects themselves are fine. */
export function brokenXrefPdf(): Uint8Array {
  const text = Buffer.from(plainPdf()).toString("latin1");
  return Uint8Array.from(Buffer.from(text.replace(/startxref\n\d+/, "startxref\n17"), "latin1"));
}

/** Under 3 KB whose page content inflates, level by level, to a gigabyte. */
export function flateBombPdf(): Uint8Array {
  const data = nestedDeflate(1024 * 1024 * 1024);
  return onePage().stream(4, data, "/Filter[/FlateDecode/FlateDecode/FlateDecode]").build();
}

/** An object stream of the same kind, with the catalog inside. */
export function xrefBombPdf(): Uint8Array {
  const template = onePage().stream(
    6,
    nestedDeflate(1024 * 1024 * 1024),
    "/Type/ObjStm/N 1/First 4/Filter[/FlateDecode/FlateDecode/FlateDecode]",
  );
  const bytes = Buffer.from(template.build()).toString("latin1");
  const body = bytes.slice(0, bytes.lastIndexOf("xref\n0 "));
  const at = Buffer.byteLength(body, "latin1");
  const rows = [1, 2, 3, 4, 5, 6].map((num) => {
    const row = Buffer.alloc(6);
    row[0] = num === 1 ? 2 : 1;
    row.writeUInt32BE(num === 1 ? 6 : body.indexOf(`\n${num} 0 obj`) + 1, 1);
    return row;
  });
  const data = Buffer.concat(rows).toString("latin1");
  const xref = `7 0 obj\n<</Type/XRef/Size 8/W[1 4 1]/Index[1 6]/Root 1 0 R/Length ${data.length}>>\nstream\n${data}\nendstream\nendobj\n`;
  return Uint8Array.from(Buffer.from(`${body}${xref}startxref\n${at}\n%%EOF\n`, "latin1"));
}

/**
 * One page whose object `inside` stands in an object stream that holds two versions of it, one behind the other. Which
 * one counts is said by object 30, to which the stream's /First refers: 4 for the first, 4 and its length for the other.
 */
export function objectStreamPdf(options: { inside: number; first: string; second: string }): Uint8Array {
  const { inside, first, second } = options;
  const template = onePage()
    .stream(29, `${inside} 0 ${first}${second}`, "/Type/ObjStm/N 1/First 30 0 R")
    .object(30, "4");
  const text = Buffer.from(template.build()).toString("latin1");
  const body = text.slice(0, text.lastIndexOf("xref\n0 "));
  const nums = [1, 2, 3, 4, 5, 29, 30];
  const rows = nums.map((num) => {
    const row = Buffer.alloc(6);
    row[0] = num === inside ? 2 : 1;
    row.writeUInt32BE(num === inside ? 29 : body.indexOf(`\n${num} 0 obj`) + 1, 1);
    return row;
  });
  const data = Buffer.concat(rows).toString("latin1");
  const index = nums.map((num) => `${num} 1`).join(" ");
  const xref = `31 0 obj\n<</Type/XRef/Size 32/W[1 4 1]/Index[${index}]/Root 1 0 R/Length ${data.length}>>\nstream\n${data}\nendstream\nendobj\n`;
  return Uint8Array.from(Buffer.from(`${body}${xref}startxref\n${body.length}\n%%EOF\n`, "latin1"));
}

/** `size` zeros (a multiple of a megabyte), compressed three times; the first level repeats one flushed block. */
function nestedDeflate(size: number): Buffer {
  const megabyte = 1024 * 1024;
  const block = deflateRawSync(Buffer.alloc(megabyte), { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE((size % 65521) * 65536 + 1);
  const blocks = Array.from({ length: size / megabyte }, () => block);
  const first = Buffer.concat([Buffer.from([0x78, 0xda]), ...blocks, Buffer.from([3, 0]), checksum]);
  return deflateSync(deflateSync(first, { level: 9 }), { level: 9 });
}

/** A page tree of `depth` nodes, one below the other. */
export function deepTreePdf(depth = 10_000): Uint8Array {
  const template = new PdfTemplate().object(1, "<</Type/Catalog/Pages 2 0 R>>");
  for (let i = 0; i < depth; i++) {
    template.object(2 + i, `<</Type/Pages/Kids[${3 + i} 0 R]/Count 1${i > 0 ? `/Parent ${1 + i} 0 R` : ""}>>`);
  }
  return template.object(2 + depth, `<</Type/Page/Parent ${1 + depth} 0 R/MediaBox[0 0 9 9]>>`).build();
}

/** A page tree whose only child is itself. */
export function loopingTreePdf(): Uint8Array {
  return new PdfTemplate()
    .object(1, "<</Type/Catalog/Pages 2 0 R>>")
    .object(2, "<</Type/Pages/Kids[2 0 R]/Count 1/Parent 2 0 R>>")
    .build();
}

/** A catalog with arrays nested `depth` deep. */
export function deepObjectPdf(depth = 100_000): Uint8Array {
  return onePage("/MediaBox[0 0 595 842]", `/PieceInfo ${"[".repeat(depth)}${"]".repeat(depth)}`).build();
}

/** The same document with a cross-reference stream and object streams. */
export function xrefStreamVariant(bytes: Uint8Array): Uint8Array {
  return qpdf(bytes, ["--object-streams=generate"]);
}

/** The same document, linearized. */
export function linearizedVariant(bytes: Uint8Array, objectStreams: "disable" | "generate" = "disable"): Uint8Array {
  return qpdf(bytes, ["--linearize", `--object-streams=${objectStreams}`]);
}

/** The same document under AES-256 with an empty user password. */
export function encryptedVariant(bytes: Uint8Array): Uint8Array {
  return qpdf(bytes, ["--encrypt", "", "owner", "256", "--"], false);
}

function qpdf(bytes: Uint8Array, options: string[], deterministic = true): Uint8Array {
  return inScratch((folder) => {
    const from = path.join(folder, "in.pdf");
    const to = path.join(folder, "out.pdf");
    writeFileSync(from, bytes);
    execFileSync("qpdf", [...(deterministic ? ["--deterministic-id"] : []), ...options, from, to], { stdio: "pipe" });
    return Uint8Array.from(readFileSync(to));
  });
}

/** What `qpdf --check` says; throws with its words when it has a warning or an error. */
export function qpdfCheck(bytes: Uint8Array): string {
  return inScratch((folder) => {
    const file = path.join(folder, "check.pdf");
    writeFileSync(file, bytes);
    return execFileSync("qpdf", ["--check", file], { stdio: "pipe" }).toString();
  });
}

/** Runs `use` with a folder that is removed afterwards. */
export function inScratch<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), "vermilion-pdf-"));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One small file of each kind that must be readable and signable, by name. */
export async function oneOfEachKind(): Promise<Record<string, Uint8Array>> {
  const plain = plainPdf();
  return {
    plain,
    "xref stream": xrefStreamVariant(pagesPdf(3)),
    linearized: linearizedVariant(pagesPdf(3)),
    "linearized with object streams": linearizedVariant(pagesPdf(3), "generate"),
    hybrid: hybridPdf(),
    "rotated 90": rotatedPdf(90),
    "rotated 180": rotatedPdf(180),
    "rotated 270": rotatedPdf(270),
    "crop box": cropBoxPdf(),
    "user unit": userUnitPdf(),
    inherited: inheritedPdf(),
    form: await formPdf(),
    "form with xref stream": xrefStreamVariant(await formPdf()),
    attachment: await attachmentPdf(),
    "500 pages": pagesPdf(500),
  };
}
