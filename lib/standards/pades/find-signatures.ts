import { PdfError } from "../pdf/errors";
import type { PdfFile } from "../pdf/file";
import { PdfDict, type PdfRef, PdfStream } from "../pdf/objects";
import { parseIndirect } from "../pdf/parser";
import { type FormField, readFields } from "./form";
import type { Problem } from "./report";

/** A signature field together with the dictionary that it holds. */
export interface FoundSignature {
  field: FormField;
  /** Where the dictionary stands; undefined where it is written inside the field, as old producers do. */
  ref: PdfRef | undefined;
  dict: PdfDict;
}

/**
 * Finds signatures in the form **and** by their bytes. One that is in the bytes but in no field was cut loose, which
 * is how forged files keep a good signature around; one that two fields hold cannot belong to both.
 */
export function findSignatures(file: PdfFile): { signatures: FoundSignature[]; problems: Problem[] } {
  const signatures: FoundSignature[] = [];
  const problems: Problem[] = [];
  const holders = new Map<number, string>();
  for (const field of readFields(file)) {
    if (field.value === null || (field.type !== "Sig" && !isSignature(field.value))) continue;
    if (!(field.value instanceof PdfDict)) {
      const message = `The signature field “${field.name}” holds something that is no signature.`;
      problems.push({ code: "not-a-signature", message, weight: "invalid" });
      continue;
    }
    const ref = file.resolve(field.rawValue) === field.value ? refOf(field) : undefined;
    const other = ref && holders.get(ref.num);
    if (ref && other !== undefined) {
      const message = `The fields “${other}” and “${field.name}” hold the same signature.`;
      problems.push({ code: "signature-shared", message, weight: "invalid" });
    }
    if (ref) holders.set(ref.num, field.name);
    signatures.push({ field, ref, dict: field.value });
  }
  problems.push(...looseSignatures(file, signatures));
  return { signatures, problems };
}

function refOf(field: FormField): PdfRef | undefined {
  const raw = field.rawValue;
  return raw && typeof raw === "object" && "num" in raw ? raw : undefined;
}

function isSignature(object: unknown): boolean {
  return object instanceof PdfDict && object.has("ByteRange") && object.has("Contents");
}

const marker = Buffer.from("/ByteRange");
const objectKeyword = Buffer.from(" obj");

function looseSignatures(file: PdfFile, signatures: readonly FoundSignature[]): Problem[] {
  const { bytes } = file;
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const known: [number, number][] = [];
  for (const { field, ref } of signatures) {
    const holder = ref ?? field.ref;
    const entry = holder && file.entryOf(holder.num);
    if (entry?.kind === "offset") known.push([entry.offset, endOf(file, entry.offset) ?? entry.offset]);
  }
  let listed: number[] | undefined;
  const problems: Problem[] = [];
  for (let at = view.indexOf(marker); at >= 0; at = view.indexOf(marker, at + marker.length)) {
    if (known.some(([start, end]) => start <= at && at < end)) continue;
    listed ??= listedOffsets(file);
    const offset = lastAtMost(listed, at);
    if (offset !== undefined) {
      const object = tryParse(file, offset);
      if (object && object.end > at && object.value instanceof PdfStream) {
        at = object.end - marker.length;
        continue;
      }
    }
    const start = view.lastIndexOf(objectKeyword, at);
    const found = start < 0 ? undefined : tryParse(file, startOfHead(view, start));
    if (found && found.end > at && !isSignature(found.value)) continue;
    const message = `A signature stands at byte ${at}, but no field of the document holds it.`;
    problems.push({ code: "loose-signature", message, weight: "invalid" });
    break;
  }
  return problems;
}

function listedOffsets(file: PdfFile): number[] {
  const offsets = file
    .revisions()
    .flatMap((revision) => revision.entries())
    .flatMap((entry) => (entry.kind === "offset" ? [entry.offset] : []));
  return offsets.sort((a, b) => a - b);
}

function lastAtMost(sorted: readonly number[], limit: number): number | undefined {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return sorted[low - 1];
}

/** From the keyword `obj` back to the object's number. */
function startOfHead(view: Buffer, keyword: number): number {
  let at = keyword;
  while (at > 0 && /[\d ]/.test(String.fromCharCode(view[at - 1]!)) && keyword - at < 20) at--;
  return at;
}

function tryParse(file: PdfFile, offset: number) {
  try {
    return parseIndirect(file.bytes, offset, file);
  } catch (error) {
    if (error instanceof PdfError && error.code !== "too-large") return undefined;
    throw error;
  }
}

function endOf(file: PdfFile, offset: number): number | undefined {
  return tryParse(file, offset)?.end;
}
