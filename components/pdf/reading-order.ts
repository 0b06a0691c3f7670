import type { PdfPage } from "./load-pdf";

type StructNode = { children?: (StructNode | { type: string; id?: string })[] };

/** Parts of the page's text, by id, in the order in which the file says that they are read (ISO 32000-1, 14.7). */
export function readingOrder(tree: StructNode | null): string[] {
  const ids: string[] = [];
  const walk = (node: StructNode) => {
    for (const child of node.children ?? []) {
      if ("type" in child && child.type === "content" && child.id) ids.push(child.id);
      else if ("children" in child) walk(child);
    }
  };
  if (tree) walk(tree);
  return ids;
}

/**
 * Puts the parts of a text layer into the order of the file's structure, where it has one: a screen reader reads, and
 * a selection takes, what stands in the document, not what was drawn first. Each part stays where it is on the page.
 * What the structure does not name stays behind what stood before it.
 */
export function putInOrder(layer: HTMLElement, ids: readonly string[]): void {
  if (ids.length === 0) return;
  const ranks = new Map(ids.map((id, rank) => [id, rank]));
  let last = -1;
  const parts = [...layer.children].map((part) => {
    const inside = [part, ...part.querySelectorAll("[id]")].flatMap(({ id }) => ranks.get(id) ?? []);
    if (inside.length > 0) last = Math.min(...inside);
    return { part, rank: last };
  });
  const sorted = parts.toSorted((a, b) => a.rank - b.rank);
  if (sorted.every(({ part }, index) => part === parts[index]?.part)) return;
  layer.append(...sorted.map(({ part }) => part));
}

/** The same for a layer that was just made for a page. */
export async function readInOrder(layer: HTMLElement, page: PdfPage): Promise<void> {
  const tree = (await page.getStructTree()) as StructNode | null;
  putInOrder(layer, readingOrder(tree));
}
