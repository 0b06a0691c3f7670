import { PdfError } from "./errors";
import type { PdfLimits } from "./limits";
import { type PdfDict, type PdfObject, PdfRef } from "./objects";
import type { ObjectSource } from "./source";

/** A page and the tree nodes above it, the root first; inheritable attributes come from them (ISO 32000-1, 7.7.3.4). */
export interface PageRef {
  index: number;
  ref: PdfRef;
  dict: PdfDict;
  ancestors: readonly PdfDict[];
}

interface Node {
  ref: PdfRef;
  dict: PdfDict;
}

/** The page tree (ISO 32000-1, 7.7.3), bounded in depth and number, safe against loops. */
export class PageTree {
  readonly #source: ObjectSource;
  readonly #root: Node;
  readonly #limits: PdfLimits;
  #walked?: PageRef[];

  /** @throws PdfError broken-object when the catalog names no tree */
  constructor(source: ObjectSource, root: PdfObject | undefined, limits: PdfLimits) {
    this.#source = source;
    this.#limits = limits;
    this.#root = this.#node(root);
  }

  count(): number {
    if (this.#walked) return this.#walked.length;
    const count = this.#isLeaf(this.#root.dict) ? undefined : this.#count(this.#root.dict);
    const kids = this.#kids(this.#root.dict).length;
    // An empty page is no page: more kids than pages, or pages without kids, shows that /Count is wrong.
    if (count === undefined || count < kids || (kids === 0 && count > 0)) return this.all().length;
    if (count > this.#limits.maxPages) throw new PdfError("too-many-pages", `more than ${this.#limits.maxPages} pages`);
    return count;
  }

  page(index: number): PageRef {
    if (!Number.isInteger(index) || index < 0) throw new PdfError("no-such-page", `there is no page ${index}`);
    const found = (this.#walked ? undefined : this.#descend(index)) ?? this.all()[index];
    if (!found) throw new PdfError("no-such-page", `there is no page ${index + 1}`);
    return found;
  }

  /** Every page in order, found by walking. */
  all(): readonly PageRef[] {
    this.#walked ??= this.#walk();
    return this.#walked;
  }

  #walk(): PageRef[] {
    const pages: PageRef[] = [];
    let visits = 0;
    const onPath = new Set<number>();
    const visit = (node: Node, ancestors: PdfDict[]) => {
      // Branches without pages are counted too, so that a tree of empty branches ends.
      if (++visits > 4 * this.#limits.maxPages)
        throw new PdfError("too-many-pages", "the page tree has too many nodes");
      if (this.#isLeaf(node.dict)) {
        if (pages.length >= this.#limits.maxPages) {
          throw new PdfError("too-many-pages", `more than ${this.#limits.maxPages} pages`);
        }
        pages.push({ index: pages.length, ref: node.ref, dict: node.dict, ancestors });
        return;
      }
      this.#enter(node, onPath);
      const below = [...ancestors, node.dict];
      for (const kid of this.#kids(node.dict)) if (this.#source.resolve(kid) !== null) visit(this.#node(kid), below);
      onPath.delete(node.ref.num);
    };
    visit(this.#root, []);
    return pages;
  }

  /** Undefined when the counts do not lead to a page. */
  #descend(index: number): PageRef | undefined {
    const onPath = new Set<number>();
    const ancestors: PdfDict[] = [];
    let node = this.#root;
    let left = index;
    while (!this.#isLeaf(node.dict)) {
      this.#enter(node, onPath);
      ancestors.push(node.dict);
      const kids = this.#kids(node.dict);
      const count = this.#count(node.dict);
      if (count === undefined || left >= count || count < kids.length) return undefined;
      const next = count === kids.length ? this.#leafAt(kids, left) : this.#branchFor(kids, left);
      if (!next) return undefined;
      node = next.node;
      left = next.left;
    }
    return left === 0 ? { index, ref: node.ref, dict: node.dict, ancestors } : undefined;
  }

  /** With as many pages as kids, every kid is a page. */
  #leafAt(kids: PdfObject[], left: number): { node: Node; left: number } | undefined {
    const node = this.#node(kids[left]);
    return this.#isLeaf(node.dict) ? { node, left: 0 } : undefined;
  }

  #branchFor(kids: PdfObject[], left: number): { node: Node; left: number } | undefined {
    for (const kid of kids) {
      const node = this.#node(kid);
      const count = this.#isLeaf(node.dict) ? 1 : this.#count(node.dict);
      if (count === undefined || count < this.#kids(node.dict).length) return undefined;
      if (left < count) return { node, left };
      left -= count;
    }
    return undefined;
  }

  #enter(node: Node, onPath: Set<number>): void {
    if (onPath.has(node.ref.num)) throw new PdfError("broken-object", "the page tree contains itself");
    onPath.add(node.ref.num);
    if (onPath.size > this.#limits.maxDepth) throw new PdfError("too-deep", "the page tree is too deep");
  }

  #node(object: PdfObject | undefined): Node {
    const dict = this.#source.asDict(object);
    if (!dict || !(object instanceof PdfRef)) throw new PdfError("broken-object", "a node of the page tree is missing");
    return { ref: object, dict };
  }

  #isLeaf(dict: PdfDict): boolean {
    return this.#source.asName(dict.get("Type")) === "Page" || !dict.has("Kids");
  }

  #kids(dict: PdfDict): PdfObject[] {
    return this.#source.asArray(dict.get("Kids")) ?? [];
  }

  #count(dict: PdfDict): number | undefined {
    const count = this.#source.asInteger(dict.get("Count"));
    return count !== undefined && count >= 0 ? count : undefined;
  }
}

/** An attribute of a page, taken from the nearest tree node above where the page lacks it (7.7.3.4); null when nowhere. */
export function inherited(source: ObjectSource, page: PageRef, key: string): PdfObject {
  const own = source.resolve(page.dict.get(key));
  if (own !== null) return own;
  for (let i = page.ancestors.length - 1; i >= 0; i--) {
    const value = source.resolve(page.ancestors[i]!.get(key));
    if (value !== null) return value;
  }
  return null;
}
