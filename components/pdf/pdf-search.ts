import type { PdfDocument } from "./load-pdf";
import { type FoldedText, foldItems, matchesIn, searchPattern, type TextMatch } from "./search-text";

/** One place that was found, and where it begins in points from the top left of the page as it is read. */
export type Hit = TextMatch & { page: number; x: number; y: number };

export type SearchState = {
  /** What is looked for; empty when nothing is. */
  query: string;
  /** In the order of the pages. */
  hits: readonly Hit[];
  /** Index of the hit that the reader is at; -1 while there is none. */
  current: number;
  /** Pages looked at so far. */
  searched: number;
  running: boolean;
  /** Whether any page had text: a scan has none. */
  text: boolean;
};

/** What is left of one page once it was read. */
type ReadPage = { folded: FoldedText; place: (match: TextMatch) => { x: number; y: number } };

const idle: SearchState = { query: "", hits: [], current: -1, searched: 0, running: false, text: false };
const none: readonly Hit[] = [];

/** Milliseconds between two tellings while pages are looked at. */
const tellEvery = 80;

/**
 * The search in one open file. It begins on the page that the reader is at, goes on to the end and then from the
 * beginning, one page at a time, tells what it has found meanwhile, and ends as soon as something else is looked for.
 * Every page is read once.
 */
export class PdfSearch {
  readonly #document: PdfDocument | null;
  readonly #read = new Map<number, Promise<ReadPage>>();
  readonly #listeners = new Set<() => void>();
  #state = idle;
  #byPage = new Map<number, readonly Hit[]>();
  #run = 0;
  #toldAt = 0;

  constructor(document: PdfDocument | null) {
    this.#document = document;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): SearchState => this.#state;

  /** The hits on one page; the same list as long as nothing changes there. */
  readonly on = (page: number): readonly Hit[] => this.#byPage.get(page) ?? none;

  readonly currentHit = (): Hit | null => this.#state.hits[this.#state.current] ?? null;

  /** @param from the page that the reader is at, from 0 */
  async find(query: string, from: number): Promise<void> {
    const document = this.#document;
    const pattern = searchPattern(query);
    if (!document || !pattern) return this.clear();
    const run = ++this.#run;
    this.#byPage = new Map();
    this.#tell({ ...idle, query, running: true });
    const before: Hit[] = [];
    const after: Hit[] = [];
    let [searched, text] = [0, false];
    for (let step = 0; step < document.numPages; step++) {
      const page = (from + step) % document.numPages;
      const found = await this.#lookAt(document, page, pattern).catch(() => null);
      if (run !== this.#run) return;
      searched++;
      if (found) {
        text ||= found.text;
        (page < from ? before : after).push(...found.hits);
        if (found.hits.length > 0) this.#byPage.set(page, found.hits);
      }
      const now = performance.now();
      const first = this.#byPage.size > 0 && this.#state.current < 0;
      if (!first && now - this.#toldAt < tellEvery) continue;
      this.#toldAt = now;
      this.#tellFound(before, after, { query, searched, text, running: true });
    }
    this.#tellFound(before, after, { query, searched, text, running: false });
  }

  /** Goes to the next hit or the one before, round at the ends. */
  step(by: 1 | -1): Hit | null {
    const { hits, current } = this.#state;
    if (hits.length === 0) return null;
    this.#tell({ ...this.#state, current: (current + by + hits.length) % hits.length });
    return this.currentHit();
  }

  /** Ends the search and forgets what it found. */
  clear(): void {
    this.#run++;
    this.#byPage = new Map();
    if (this.#state !== idle) this.#tell(idle);
  }

  /** What was found before the reader's page moves the places of all others; the hit she is at stays the same. */
  #tellFound(before: Hit[], after: Hit[], rest: Omit<SearchState, "hits" | "current">): void {
    const hits = [...before, ...after];
    const at = this.currentHit();
    const nearest = after.length > 0 ? before.length : hits.length > 0 ? 0 : -1;
    this.#tell({ ...rest, hits, current: at ? hits.indexOf(at) : nearest });
  }

  async #lookAt(document: PdfDocument, page: number, pattern: RegExp): Promise<{ hits: Hit[]; text: boolean }> {
    let reading = this.#read.get(page);
    if (!reading) {
      reading = readPage(document, page);
      this.#read.set(page, reading);
      // A page that could not be read may be another time.
      reading.catch(() => this.#read.delete(page));
    }
    const { folded, place } = await reading;
    const hits = matchesIn(folded, pattern).map((match) => ({ ...match, page, ...place(match) }));
    return { hits, text: folded.text !== "" };
  }

  #tell(state: SearchState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

async function readPage(document: PdfDocument, index: number): Promise<ReadPage> {
  const page = await document.getPage(index + 1);
  const viewport = page.getViewport({ scale: 1 });
  // The same runs as those of the text layer, which marks what is found.
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const runs = items.flatMap((item) => ("str" in item ? [item] : []));
  const corners = runs.map(({ transform, width, height, str }) => {
    const [a = 1, b = 0, , , e = 0, f = 0] = transform as number[];
    const length = Math.hypot(a, b) || 1;
    return { e, f, alongX: (a / length) * width, alongY: (b / length) * width, height, letters: str.length || 1 };
  });
  return {
    folded: foldItems(runs),
    place: ({ item, from }) => {
      const run = corners[item];
      if (!run) return { x: 0, y: 0 };
      const part = from / run.letters;
      const [x, y] = viewport.convertToViewportPoint(run.e + run.alongX * part, run.f + run.alongY * part) as number[];
      return { x: x ?? 0, y: Math.max(0, (y ?? 0) - run.height) };
    },
  };
}
