import { Readable } from "node:stream";
import { readByteRange } from "./byte-range";
import { contentDisposition } from "./content-disposition";

export type ServedPdf = {
  fileName: string;
  size: number;
  /** Changes whenever the bytes do. */
  tag: string;
  /** @param end inclusive */
  read: (start: number, end: number) => AsyncIterable<Uint8Array>;
};

/**
 * Answers a request for a PDF, or for the part of it that a Range header names (RFC 9110, 14). Nothing keeps a copy,
 * and a browser that shows the answer by itself runs nothing in it.
 */
export function servePdf(request: Request, file: ServedPdf, kind: "inline" | "attachment"): Response {
  const etag = `"${file.tag}"`;
  const headers = new Headers({
    "Content-Type": "application/pdf",
    "Content-Disposition": contentDisposition(kind, file.fileName),
    "Accept-Ranges": "bytes",
    ETag: etag,
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
  });
  // A range of another version than the one that was asked for would be nonsense: the whole file instead (13.1.5).
  const ifRange = request.headers.get("if-range");
  const header = ifRange && ifRange !== etag ? null : request.headers.get("range");
  const range = readByteRange(header, file.size);
  if (range === "unsatisfiable") {
    headers.set("Content-Range", `bytes */${file.size}`);
    headers.delete("Content-Type");
    headers.delete("Content-Disposition");
    return new Response(null, { status: 416, headers });
  }
  const { start, end } = range === "whole" ? { start: 0, end: file.size - 1 } : range;
  headers.set("Content-Length", String(end - start + 1));
  if (range !== "whole") headers.set("Content-Range", `bytes ${start}-${end}/${file.size}`);
  const status = range === "whole" ? 200 : 206;
  if (request.method === "HEAD") return new Response(null, { status, headers });
  const body = Readable.toWeb(
    Readable.from(file.read(start, end), { objectMode: false }),
  ) as ReadableStream<Uint8Array>;
  return new Response(body, { status, headers });
}
