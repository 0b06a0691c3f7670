import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist";
import { chunkSize, FileRanges } from "./file-ranges";

export type { PDFDocumentProxy as PdfDocument, PDFPageProxy as PdfPage };

type Library = typeof import("./generated/pdf.mjs");

/** A file that is open, or about to be. */
export type OpenedPdf = Pick<PDFDocumentLoadingTask, "promise"> & { close: () => void };

/** For preloading, too: the address by which the worker is asked for. */
export const workerUrl = "/pdfjs/pdf.worker.min.mjs";

let library: Promise<Library> | undefined;

/**
 * pdf.js, loaded at the first need. Signers come with the phone they have: a browser that lacks what pdf.js is written
 * in gets the build that brings it along, half as large again. Both are without the parts that nobody needs here
 * (scripts/trim-pdfjs.mjs).
 */
export function pdfjs(): Promise<Library> {
  library ??= (isRecent() ? import("./generated/pdf.mjs") : import("./generated/pdf.legacy.mjs")).catch((error) => {
    library = undefined;
    throw error;
  });
  return library;
}

/** A worker that was started before a file was there for it. */
let spare: Worker | undefined;

const startWorker = () => new Worker(workerUrl, { type: "module" });

/**
 * Starts what every file needs, a worker and the library, before the first one is opened: for pages that are there to
 * show one. Does nothing on the server.
 */
export function prepareForPdf(): void {
  if (typeof Worker === "undefined" || spare) return;
  spare = startWorker();
  // One that did not start is none.
  spare.onerror = () => {
    spare = undefined;
  };
  pdfjs().catch(() => {});
}

/** Whether the browser has what the display of pdf.js is written in. Its worker always brings all of it along. */
function isRecent(): boolean {
  const has = (holder: unknown, name: string) => typeof (holder as Record<string, unknown>)[name] === "function";
  return (
    has(Promise, "withResolvers") &&
    has(Promise, "try") &&
    has(URL, "parse") &&
    has(Math, "sumPrecise") &&
    has(Map.prototype, "getOrInsertComputed") &&
    has(WeakMap.prototype, "getOrInsertComputed") &&
    has(Uint8Array.prototype, "toBase64") &&
    has(Array.prototype, "findLast") &&
    has(new Set().values(), "find") &&
    has(new Set(), "union")
  );
}

/**
 * Opens a file. Of one of our own origin only the parts that are looked at are fetched, by range requests; one that
 * the reader holds in her hand is read where it is, and goes nowhere. Nothing of the file is run: no scripts, no XFA,
 * no compiled font programs.
 * @param failed is told when a part of the file does not come any more, after it was open
 */
export function openPdf(source: string | Blob, failed: () => void = () => {}): OpenedPdf {
  const ranges = typeof source === "string" ? new FileRanges(source) : null;
  let worker: Worker | undefined;
  let task: PDFDocumentLoadingTask | undefined;
  let closed = false;

  async function open(): Promise<PDFDocumentProxy> {
    // The worker, the library and the beginning of the file are on their way at the same time.
    const thread = spare ?? startWorker();
    spare = undefined;
    worker = thread;
    const broken = new Promise<never>((_, reject) => {
      thread.onerror = () => reject(new Error("the worker of pdf.js did not start"));
    });
    const [lib, file] = await Promise.race([Promise.all([pdfjs(), ranges?.open() ?? bytesOf(source as Blob)]), broken]);
    if (closed) throw new Error("the file was closed before it was open");
    task = lib.getDocument({
      ...("size" in file ? { range: transport(lib, file.size, file.beginning) } : { data: file }),
      worker: new lib.PDFWorker({ port: thread as unknown as null }),
      cMapUrl: "/pdfjs/cmaps/",
      standardFontDataUrl: "/pdfjs/standard_fonts/",
      wasmUrl: "/pdfjs/wasm/",
      iccUrl: "/pdfjs/iccs/",
      // A damaged file has hundreds of warnings, none of them for the reader.
      verbosity: lib.VerbosityLevel.ERRORS,
      isEvalSupported: false,
      enableXfa: false,
      disableAutoFetch: true,
      disableStream: true,
      rangeChunkSize: chunkSize,
    });
    return Promise.race([task.promise, broken]);
  }

  function transport(lib: Library, size: number, beginning: Uint8Array) {
    class Transport extends lib.PDFDataRangeTransport {
      override requestDataRange(begin: number, end: number) {
        ranges?.read(begin, end).then(
          (bytes) => !closed && this.onDataRange(begin, bytes),
          () => !closed && failed(),
        );
      }
    }
    return new Transport(size, beginning);
  }

  function close() {
    closed = true;
    ranges?.close();
    const ended = task?.destroy() ?? Promise.resolve();
    ended.catch(() => {}).finally(() => worker?.terminate());
  }

  const promise = open();
  promise.catch(() => {});
  return { promise, close };
}

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
