/** A part of a file; `end` is the last byte, inclusive. */
export type ByteRange = { start: number; end: number };

/**
 * Reads a Range header (RFC 9110, 14.1 and 14.2) for a file of `size` bytes. One range of bytes is served; a header
 * that cannot be read, another unit or several ranges mean the whole file, as the RFC allows.
 * @returns the range; "whole"; or "unsatisfiable" when it begins behind the end (answer 416)
 */
export function readByteRange(header: string | null, size: number): ByteRange | "whole" | "unsatisfiable" {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? "");
  if (!match) return "whole";
  const [, first = "", last = ""] = match;
  if (first === "" && last === "") return "whole";
  if (first === "") {
    const suffix = Number(last);
    return suffix === 0 || size === 0 ? "unsatisfiable" : { start: Math.max(0, size - suffix), end: size - 1 };
  }
  const start = Number(first);
  const end = last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== "" && Number(last) < start) return "whole";
  return start >= size ? "unsatisfiable" : { start, end };
}
