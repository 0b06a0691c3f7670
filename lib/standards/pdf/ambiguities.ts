import type { XrefEntry, XrefSection } from "./xref-section";

/**
 * What a chain says twice: keys of a trailer, overlapping subsections, and objects that stand in two places of one
 * hybrid section (ISO 32000-1, 7.5.4, 7.5.5, 7.5.8.4). Reads all rows of the streams of hybrid sections, and no others.
 */
export function* chainAmbiguities(sections: readonly XrefSection[]): Generator<string> {
  for (const section of sections) {
    for (const part of section.hidden ? [section, section.hidden] : [section]) {
      for (const key of part.trailer.duplicateKeys) yield `a trailer says /${key} twice`;
      for (const num of part.overlaps) yield `object ${num} is listed twice in one section`;
    }
    for (const entry of section.hidden?.entries() ?? []) {
      const other = section.find(entry.num);
      if (entry.kind !== "free" && other && !samePlace(other, entry)) {
        yield `object ${entry.num} stands in two places of a hybrid section`;
      }
    }
  }
}

function samePlace(a: XrefEntry, b: XrefEntry): boolean {
  if (a.kind === "compressed" && b.kind === "compressed") return a.stream === b.stream && a.index === b.index;
  return a.kind === "offset" && b.kind === "offset" && a.offset === b.offset && a.gen === b.gen;
}
