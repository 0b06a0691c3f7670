import type { XrefEntry } from "../../pdf/xref-section";
import type { RevisionView } from "./revision-view";

export interface Redefined {
  /** Object numbers in use before and after, but standing elsewhere. */
  changed: Set<number>;
  /** Object numbers in use only after. */
  added: Set<number>;
  /** Object numbers in use only before. */
  removed: Set<number>;
  /** Objects whose new place lies inside the older revision: something that was hidden there comes to light. */
  resurrected: Set<number>;
}

function samePlace(a: XrefEntry, b: XrefEntry, moved: (stream: number) => boolean): boolean {
  if (a.kind === "offset") return b.kind === "offset" && a.offset === b.offset && a.gen === b.gen;
  if (a.kind !== "compressed" || b.kind !== "compressed") return false;
  return a.stream === b.stream && a.index === b.index && !moved(a.stream);
}

/**
 * Compares two revisions by where their objects stand. An object that stands at the same place is the same object.
 *
 * @param nums every object number that either revision speaks of
 * @param boundary length of the older revision in bytes: whatever is new must stand behind it
 */
export function redefined(
  before: RevisionView,
  after: RevisionView,
  nums: Iterable<number>,
  boundary: number,
): Redefined {
  const result: Redefined = { changed: new Set(), added: new Set(), removed: new Set(), resurrected: new Set() };
  const offsetOf = (file: RevisionView, num: number) => {
    const entry = file.entryOf(num);
    return entry?.kind === "offset" ? entry.offset : -1;
  };
  const moved = (stream: number) => offsetOf(before, stream) !== offsetOf(after, stream);
  for (const num of nums) {
    const [old, now] = [before.entryOf(num), after.entryOf(num)];
    const existed = old !== undefined && old.kind !== "free";
    if (now === undefined || now.kind === "free") {
      if (existed) result.removed.add(num);
      continue;
    }
    if (existed && samePlace(old, now, moved)) continue;
    (existed ? result.changed : result.added).add(num);
    const place = now.kind === "offset" ? now.offset : offsetOf(after, now.stream);
    if (place < boundary) result.resurrected.add(num);
  }
  return result;
}
