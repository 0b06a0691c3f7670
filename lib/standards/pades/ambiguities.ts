import { PdfError } from "../pdf/errors";
import type { PdfFile } from "../pdf/file";
import { parseIndirect } from "../pdf/parser";
import { type FoundObject, scanObjects } from "../pdf/repair";
import type { Problem } from "./report";

const doubt = (code: string, message: string): Problem => ({ code, message, weight: "indeterminate" });

/**
 * Where the syntax of a signed file lets two readers see two documents, nobody can say what was signed: hybrid sections
 * that contradict each other, two objects of one number in one revision, bytes behind the end.
 */
export function findAmbiguities(file: PdfFile): Problem[] {
  const problems = file.ambiguities.map((note) => doubt("ambiguous-syntax", `Readers may disagree: ${note}.`));
  const end = file.revisions().at(-1)?.end ?? file.bytes.length;
  if (file.bytes.subarray(end).some((byte) => byte !== 0 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 32)) {
    problems.push(doubt("trailing-bytes", "There is something behind the end of the last revision."));
  }
  return [...problems, ...duplicateObjects(file)];
}

/**
 * Objects that no cross-reference lists, of a number that means something else: twice in one revision, or in a later
 * revision that takes it up from an earlier one. Readers that scan a file take them for the newer version.
 */
function duplicateObjects(file: PdfFile): Problem[] {
  const earlier = new Set<number>();
  let begin = 0;
  for (const { end, entries } of file.revisions()) {
    const found = scanObjects(file.bytes, begin, end);
    begin = end;
    const counts = new Map<number, number>();
    for (const { num } of found) counts.set(num, (counts.get(num) ?? 0) + 1);
    const listed = new Set<number>();
    const suspect = ({ num, offset }: FoundObject) =>
      !listed.has(offset) && ((counts.get(num) ?? 0) > 1 || earlier.has(num));
    for (const entry of entries()) if (entry.kind === "offset") listed.add(entry.offset);
    const suspects = found.filter(suspect);
    for (const entry of entries()) if (entry.kind !== "free") earlier.add(entry.num);
    if (suspects.length === 0) continue;
    const extents = found
      .filter((object) => listed.has(object.offset))
      .map(({ offset }) => [offset, endOf(file, offset)]);
    const inside = (at: number) => extents.some(([start = 0, stop = 0]) => start < at && at < stop);
    for (const { num, offset } of suspects) {
      if (inside(offset) || endOf(file, offset) === 0) continue;
      return [
        (counts.get(num) ?? 0) > 1
          ? doubt("duplicate-object", `Object ${num} stands twice in one revision.`)
          : doubt("unlisted-object", `A later revision has another object ${num}, which it does not list.`),
      ];
    }
  }
  return [];
}

/** Behind the object at this place; 0 where none stands there. */
function endOf(file: PdfFile, offset: number): number {
  try {
    return parseIndirect(file.bytes, offset, file).end;
  } catch (error) {
    if (error instanceof PdfError) return 0;
    throw error;
  }
}
