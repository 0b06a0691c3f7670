import { PdfError } from "./errors";
import { isName, type PdfDict, PdfStream, type StreamContext } from "./objects";
import { parseIndirect } from "./parser";
import { type XrefEntry, type XrefRange, XrefSection } from "./xref-section";

/**
 * Reads a cross-reference stream (ISO 32000-1, 7.5.8). Its data is decoded, its rows are read when asked for.
 * @param context for the stream; an indirect /Length is not allowed here and resolves to null
 * @param bias bytes before %PDF-, which offsets do not count
 * @throws PdfError broken-xref, too-large
 */
export function readXrefStream(bytes: Uint8Array, offset: number, bias: number, context: StreamContext): XrefSection {
  const { value, end } = parseIndirect(bytes, offset, context);
  if (!(value instanceof PdfStream) || !isName(value.dict.get("Type"), "XRef")) {
    throw new PdfError("broken-xref", "no cross-reference stream stands here", offset);
  }
  const data = value.decode(context.budget);
  const widths = fieldWidths(value.dict, offset);
  const ranges = subsections(value.dict, data, widths, bias, offset, context);
  return new XrefSection("stream", offset, end, value.dict, ranges);
}

function fieldWidths(dict: PdfDict, offset: number): [number, number, number] {
  const widths = dict.array("W");
  const [a, b, c] = widths ?? [];
  if (!isWidth(a) || !isWidth(b) || !isWidth(c) || a + b + c === 0) {
    throw new PdfError("broken-xref", "the field widths of a cross-reference stream are missing", offset);
  }
  return [a, b, c];
}

function isWidth(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 8;
}

function subsections(
  dict: PdfDict,
  data: Uint8Array,
  widths: [number, number, number],
  bias: number,
  offset: number,
  context: StreamContext,
): XrefRange[] {
  const rowLength = widths[0] + widths[1] + widths[2];
  const index = dict.array("Index") ?? [0, dict.integer("Size") ?? 0];
  const ranges: XrefRange[] = [];
  let at = 0;
  for (let i = 0; i + 1 < index.length; i += 2) {
    const start = index[i];
    const wanted = index[i + 1];
    if (!isIndex(start) || !isIndex(wanted)) throw new PdfError("broken-xref", "an /Index that is no number", offset);
    const base = at;
    // A stream shorter than its /Index lists only what it holds.
    const count = Math.min(wanted, Math.floor((data.length - base) / rowLength));
    if (start + count > context.budget.limits.maxObjectNumber + 1) {
      throw new PdfError("too-large", "object numbers beyond the limit", offset);
    }
    ranges.push({ start, count, read: (n) => readRow(data, base + n * rowLength, widths, start + n, bias) });
    at += count * rowLength;
  }
  return ranges;
}

function isIndex(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function readRow(
  data: Uint8Array,
  at: number,
  [a, b, c]: [number, number, number],
  num: number,
  bias: number,
): XrefEntry {
  const type = a === 0 ? 1 : field(data, at, a);
  const second = field(data, at + a, b);
  const third = field(data, at + a + b, c);
  if (type === 1 && second > 0) return { kind: "offset", num, gen: third, offset: second + bias };
  if (type === 2) return { kind: "compressed", num, gen: 0, stream: second, index: third };
  // Type 0 is free; unknown types are to be read as references to null (Table 18).
  return { kind: "free", num, gen: third };
}

function field(data: Uint8Array, at: number, width: number): number {
  let value = 0;
  for (let i = 0; i < width; i++) value = value * 256 + data[at + i]!;
  return value;
}
