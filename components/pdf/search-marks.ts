import type { Hit } from "./pdf-search";

/** The class of runs that hold a hit, where the browser cannot mark letters (CSS Custom Highlight API). */
const plainMark = "found";

/**
 * Marks hits in the text over a page's picture, the one that the reader is at more strongly. The text itself is not
 * changed. What is marked is styled in page-text.css.
 * @param runs elements of the text layer, one for each run of text
 * @returns what takes the marks away
 */
export function markHits(runs: readonly HTMLElement[], hits: readonly Hit[], current: Hit | null): () => void {
  if (runs.length === 0 || hits.length === 0) return () => {};
  const registry = typeof CSS === "undefined" ? undefined : CSS.highlights;
  if (!registry || typeof Highlight === "undefined") return markRuns(runs, hits);
  const ranges = hits.flatMap((hit) => {
    const range = rangeOf(runs, hit);
    return range ? [{ range, highlight: highlightOf(registry, hit === current ? "found-here" : "found") }] : [];
  });
  for (const { range, highlight } of ranges) highlight.add(range);
  return () => {
    for (const { range, highlight } of ranges) highlight.delete(range);
  };
}

/** One for all pages that are drawn. */
function highlightOf(registry: HighlightRegistry, name: string): Highlight {
  const known = registry.get(name);
  if (known) return known;
  const made = new Highlight();
  registry.set(name, made);
  return made;
}

function rangeOf(runs: readonly HTMLElement[], { item, from, lastItem, to }: Hit): Range | null {
  const [first, last] = [runs[item]?.firstChild, runs[lastItem]?.firstChild];
  if (!first || !last) return null;
  const lengthOf = (node: Node) => node.textContent?.length ?? 0;
  const range = document.createRange();
  range.setStart(first, Math.min(from, lengthOf(first)));
  range.setEnd(last, Math.min(to, lengthOf(last)));
  return range;
}

function markRuns(runs: readonly HTMLElement[], hits: readonly Hit[]): () => void {
  const marked = hits.flatMap(({ item, lastItem }) => runs.slice(item, lastItem + 1));
  for (const run of marked) run.classList.add(plainMark);
  return () => {
    for (const run of marked) run.classList.remove(plainMark);
  };
}
