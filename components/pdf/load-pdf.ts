import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist";

export type { PDFDocumentProxy as PdfDocument, PDFPageProxy as PdfPage };

type Library = typeof import("pdfjs-dist");

let library: Promise<Library> | undefined;

/** pdf.js, loaded at the first need. The build for older browsers: signers come with the phone they have. */
export function pdfjs(): Promise<Library> {
  library ??= import("pdfjs-dist/legacy/build/pdf.mjs").then((loaded) => {
    loaded.GlobalWorkerOptions.workerSrc = "/pdfjs/pdf.worker.min.mjs";
    return loaded as Library;
  });
  return library;
}

/**
 * Opens a file. Of one of our own origin only the parts that are looked at are fetched, by range requests; one that
 * the reader holds in her hand is read where it is, and goes nowhere. Nothing of the file is run: no scripts, no XFA,
 * no compiled font programs.
 */
export async function openPdf(source: string | Blob): Promise<PDFDocumentLoadingTask> {
  const { getDocument, VerbosityLevel } = await pdfjs();
  return getDocument({
    ...(typeof source === "string" ? { url: source } : { data: new Uint8Array(await source.arrayBuffer()) }),
    cMapUrl: "/pdfjs/cmaps/",
    standardFontDataUrl: "/pdfjs/standard_fonts/",
    wasmUrl: "/pdfjs/wasm/",
    iccUrl: "/pdfjs/iccs/",
    // A damaged file has hundreds of warnings, none of them for the reader.
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
    enableXfa: false,
    disableAutoFetch: true,
    disableStream: true,
    rangeChunkSize: 128 * 1024,
  });
}
