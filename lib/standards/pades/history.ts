import { PdfError } from "../pdf/errors";
import { PdfFile } from "../pdf/file";
import { ObjectGraph } from "../pdf/object-graph";
import { redefined } from "./changes/redefined";
import { type Permissions, Step } from "./changes/step";
import { compareStep } from "./changes/step-changes";
import type { Change } from "./report";

/** What later revisions did to a signed file. */
export interface History {
  /** Changes of every revision behind the first signed one, in order. */
  changes: Change[];
  /** What readers may understand differently in the signed document, in words. */
  doubts: string[];
}

/**
 * Replays a file from one revision to its end: cuts it at each revision, compares the objects before and after, and
 * lists what changed. Every step is compared, so that something shown and hidden again is seen too.
 *
 * @param first index of the oldest signed revision
 * @param permissionsBefore what the signatures up to and including a revision allow to happen after it
 */
export function replay(file: PdfFile, first: number, permissionsBefore: (revision: number) => Permissions): History {
  const revisions = file.revisions();
  const touched = revisions.map((revision) => new Set(revision.entries().map((entry) => entry.num)));
  const interesting = new Set(touched.slice(first + 1).flatMap((nums) => [...nums]));
  const graph = new ObjectGraph(interesting);
  const changes: Change[] = [];
  const filled = new Set<string>();
  const cut = (index: number) => {
    const end = revisions[index]?.end ?? 0;
    return index === revisions.length - 1 ? file : PdfFile.open(file.bytes.subarray(0, end), file.limits);
  };
  let before = cut(first);
  graph.addFile(before);
  for (let index = first + 1; index < revisions.length; index++) {
    try {
      const after = cut(index);
      const boundary = revisions[index - 1]?.eof ?? 0;
      if (!continues(before, after)) {
        changes.push(finding(index, "history-rewritten", "A later revision is not built upon the signed one."));
      }
      const objects = redefined(before, after, touched[index] ?? [], boundary);
      const permissions = permissionsBefore(index - 1);
      const step = new Step(index, before, after, objects.changed, objects.added, graph, permissions, filled);
      compareStep(step, objects);
      changes.push(...step.changes);
      for (const { kind, fieldName } of step.changes) {
        if (kind === "field-filled" && fieldName !== undefined) filled.add(fieldName);
      }
      graph.addObjects(after, [...objects.changed, ...objects.added]);
      before = after;
    } catch (error) {
      if (!(error instanceof PdfError)) throw error;
      changes.push(finding(index, "revision-unreadable", `A later revision cannot be read: ${error.message}.`));
      break;
    }
  }
  return { changes, doubts: [...graph.doubts] };
}

function finding(revision: number, code: string, message: string): Change {
  return { kind: "finding", revision, code, message, weight: "invalid" };
}

/** The newer file must have exactly the older one's cross-reference sections, and one revision more. */
function continues(before: PdfFile, after: PdfFile): boolean {
  const [old, now] = [before.revisions(), after.revisions()];
  return now.length === old.length + 1 && old.every((revision, index) => revision.startxref === now[index]?.startxref);
}
