import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { PDFDocumentProxy } from "pdfjs-dist";
import { describe, expect, it } from "vitest";
import { bigContract } from "../tests/support/big-contract";
import { PdfTemplate } from "../tests/support/pdf-template";

const chunk = 64 * 1024;

/** Opens a file with the worker that browsers get; tells how many parts were asked for. */
async function opened(file: Uint8Array): Promise<{ document: PDFDocumentProxy; asked: Set<number> }> {
  // Other tests of this process may have opened files with the worker as it is published, and pdf.js keeps the first
  // that it gets: here it is loaded once more, and finds none.
  Reflect.deleteProperty(globalThis, "pdfjsWorker");
  const display = createRequire(import.meta.url).resolve("pdfjs-dist/legacy/build/pdf.mjs");
  const own = `${pathToFileURL(display).href}?changed-worker`;
  const pdfjs: typeof import("pdfjs-dist") = await import(/* @vite-ignore */ own);
  const worker = path.resolve(import.meta.dirname, "../public/pdfjs/pdf.worker.min.mjs");
  pdfjs.GlobalWorkerOptions.workerSrc = pathToFileURL(worker).href;
  const asked = new Set<number>();
  class Transport extends pdfjs.PDFDataRangeTransport {
    override requestDataRange(begin: number, end: number) {
      for (let at = begin; at < end; at += chunk) asked.add(Math.floor(at / chunk));
      setTimeout(() => this.onDataRange(begin, file.slice(begin, end)));
    }
  }
  const document = await pdfjs.getDocument({
    range: new Transport(file.length, file.slice(0, chunk)),
    rangeChunkSize: chunk,
    disableAutoFetch: true,
    disableStream: true,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  }).promise;
  return { document, asked };
}

async function textOf(document: PDFDocumentProxy, page: number): Promise<string> {
  const { items } = await (await document.getPage(page)).getTextContent();
  return items.map((item) => ("str" in item ? item.str : "")).join("");
}

describe("the worker of pdf.js as we change it", () => {
  it("reads of a file of 500 pages only what one page needs", async () => {
    const file = bigContract(500);
    const { document, asked } = await opened(file);
    expect(document.numPages).toBe(500);
    expect(await textOf(document, 1)).toContain("Clause 1.1:");
    expect(asked.size).toBeLessThan(8);
    expect(await textOf(document, 251)).toContain("Clause 251.1:");
    expect(await textOf(document, 500)).toContain("Clause 500.42:");
    expect(asked.size).toBeLessThan(16);
    expect(file.length / chunk).toBeGreaterThan(250);
    await document.destroy();
  });

  it("finds the pages of a tree whose nodes have as many kids as pages, and are none", async () => {
    const text = (words: string) => `BT /F 10 Tf 72 700 Td (${words}) Tj ET`;
    const page = (parent: number, contents: number) =>
      `<</Type/Page/Parent ${parent} 0 R/MediaBox[0 0 595 842]/Contents ${contents} 0 R/Resources<</Font<</F 3 0 R>>>>>>`;
    const file = new PdfTemplate()
      .object(1, "<</Type/Catalog/Pages 2 0 R>>")
      .object(2, "<</Type/Pages/Kids[4 0 R 5 0 R 6 0 R]/Count 3>>")
      .object(3, "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>")
      .object(4, "<</Type/Pages/Parent 2 0 R/Kids[7 0 R 8 0 R]/Count 2>>")
      .object(5, "<</Type/Pages/Parent 2 0 R/Kids[]/Count 0>>")
      .object(6, page(2, 11))
      .object(7, page(4, 9))
      .object(8, page(4, 10))
      .stream(9, text("one"))
      .stream(10, text("two"))
      .stream(11, text("three"))
      .build();
    const { document } = await opened(file);
    expect(document.numPages).toBe(3);
    for (const [index, words] of ["three", "two", "one"].entries())
      expect(await textOf(document, 3 - index)).toBe(words);
    await document.destroy();
  });
});
