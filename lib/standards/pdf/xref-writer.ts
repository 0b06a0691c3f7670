import { ByteWriter } from "./byte-writer";
import { PdfError } from "./errors";
import { name, type PdfDict, PdfStream } from "./objects";

/** An object written by an increment; `offset` as the cross-reference counts it. */
export interface WrittenObject {
  num: number;
  gen: number;
  offset: number;
}

/** Runs of consecutive numbers. @param rows sorted by number */
function runs(rows: readonly WrittenObject[]): WrittenObject[][] {
  const found: WrittenObject[][] = [];
  for (const row of rows) {
    const last = found.at(-1);
    if (last && last.at(-1)!.num + 1 === row.num) last.push(row);
    else found.push([row]);
  }
  return found;
}

/**
 * A cross-reference table up to `trailer` (ISO 32000-1, 7.5.4): rows of exactly 20 bytes.
 * @param rows sorted by number
 * @throws PdfError too-large when an offset has more than ten digits
 */
export function xrefTable(rows: readonly WrittenObject[]): string {
  let text = "xref\n";
  // A section must have a subsection, even when it lists nothing.
  if (rows.length === 0) text += "0 0\n";
  for (const run of runs(rows)) {
    text += `${run[0]!.num} ${run.length}\n`;
    for (const { offset, gen } of run) {
      if (offset > 9_999_999_999) throw new PdfError("too-large", "the file is too long for a cross-reference table");
      text += `${String(offset).padStart(10, "0")} ${String(gen).padStart(5, "0")} n\r\n`;
    }
  }
  return text;
}

/**
 * A cross-reference stream (7.5.8), uncompressed: a few rows are shorter so.
 * @param rows sorted by number, the stream's own row included
 * @param trailer its entries become the stream's
 */
export function xrefStreamObject(rows: readonly WrittenObject[], trailer: PdfDict): PdfStream {
  const widest = rows.reduce((most, row) => Math.max(most, row.offset), 0);
  let width = 1;
  while (widest >= 256 ** width) width++;
  const data = new ByteWriter(rows.length * (width + 3));
  for (const { offset, gen } of rows) {
    data.byte(1);
    for (let i = width - 1; i >= 0; i--) data.byte(Math.floor(offset / 256 ** i) & 0xff);
    data.byte(gen >> 8);
    data.byte(gen & 0xff);
  }
  trailer.set("Type", name("XRef")).set("W", [1, width, 2]);
  trailer.set(
    "Index",
    runs(rows).flatMap((run) => [run[0]!.num, run.length]),
  );
  return new PdfStream(trailer, data.finish());
}
