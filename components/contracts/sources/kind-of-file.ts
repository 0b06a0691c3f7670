import { fileKind } from "@/lib/standards/images/file-kind";
import { documentKind, mayBeDocument } from "@/lib/standards/office-documents/document-kind";

/** What a chosen file is, by its content. `other` may still be a PDF with something before its beginning. */
export type ChosenKind = "pdf" | "picture" | "heif" | "document" | "locked" | "otherDocument" | "other";

/** Reads as much of a chosen file as it takes to tell what it is. */
export async function kindOfFile(file: Blob, mostBytes: number): Promise<ChosenKind> {
  const head = new Uint8Array(await file.slice(0, 32).arrayBuffer());
  const known = fileKind(head);
  if (known === "application/pdf") return "pdf";
  if (known || isOtherPicture(head)) return "picture";
  if (isHeif(head)) return "heif";
  if (!mayBeDocument(head)) return "other";
  // What is too large is told so anyway.
  if (file.size > mostBytes) return "document";
  const kind = documentKind(new Uint8Array(await file.arrayBuffer()));
  return kind === "locked" ? "locked" : kind ? "document" : "otherDocument";
}

const latin = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));

/** WebP (RFC 9649), GIF, BMP: what browsers unpack. */
function isOtherPicture(head: Uint8Array): boolean {
  const start = latin(head, 0, 4);
  return (start === "RIFF" && latin(head, 8, 12) === "WEBP") || start === "GIF8" || start.startsWith("BM");
}

/** ISO/IEC 14496-12: a box "ftyp" with a brand of HEIF (ISO/IEC 23008-12) or AVIF behind it. Some browsers read them. */
const isHeif = (head: Uint8Array) => /^ftyp(hei|hev|mif1|msf1|avi)/.test(latin(head, 4, 12));
