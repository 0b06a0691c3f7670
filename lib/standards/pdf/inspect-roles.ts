import type { PdfFile } from "./file";
import { ObjectGraph } from "./object-graph";
import { isTwoThings, ROLE } from "./object-roles";
import { PdfRef } from "./objects";

/**
 * Finds an object that is a part of the document's structure (catalog, form, field, page, document information,
 * metadata, validation data) and at the same time something else, such as a resource that pages draw. Signing writes
 * such parts anew, and whoever may do that could change what the pages show.
 *
 * @returns the number of the first such object, or undefined
 * @throws PdfError too-large
 */
export function findTwoThings(file: PdfFile): number | undefined {
  const graph = new ObjectGraph();
  graph.addFile(file);
  for (const [num, roles] of graph.entries()) {
    if (!isTwoThings(roles)) continue;
    const value = file.get(new PdfRef(num, file.entryOf(num)?.gen ?? 0));
    // Nothing is no part of anything; and lists are written into their owners when they are extended.
    const isOneList = Array.isArray(value) && (roles & ~LISTS) === 0;
    if (value !== null && !isOneList) return num;
  }
  return undefined;
}

const LISTS = ROLE.page | ROLE.annotation | ROLE.annotations | ROLE.fields | ROLE.other | ROLE.back | ROLE.loose;
