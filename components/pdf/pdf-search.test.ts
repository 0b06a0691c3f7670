import { describe, expect, it, vi } from "vitest";
import type { PdfDocument } from "./load-pdf";
import { PdfSearch } from "./pdf-search";

/** A document whose pages have one line each, read when `release` says so, or at once. */
function documentOf(lines: (string | Error)[], release: () => Promise<void> = async () => {}) {
  const read = vi.fn(async (number: number) => {
    await release();
    const line = lines[number - 1];
    if (line instanceof Error) throw line;
    return {
      getViewport: () => ({ convertToViewportPoint: (x: number, y: number) => [x, 842 - y] }),
      getTextContent: async () => ({
        items: line
          ? [
              { type: "beginMarkedContent" },
              { str: line, hasEOL: true, width: 100, height: 10, transform: [10, 0, 0, 10, 50, 742] },
            ]
          : [],
      }),
    };
  });
  return { document: { numPages: lines.length, getPage: read } as unknown as PdfDocument, read };
}

const pagesOf = (search: PdfSearch) => search.state().hits.map(({ page }) => page);

describe("the search in a file", () => {
  it("finds all places, in the order of the pages, and begins at the reader's", async () => {
    const { document } = documentOf(["pay", "rent", "pay pay", "", "pay"]);
    const search = new PdfSearch(document);
    await search.find("PAY", 2);
    expect(pagesOf(search)).toEqual([0, 2, 2, 4]);
    expect(search.state()).toMatchObject({ current: 1, searched: 5, running: false, text: true });
    expect(search.on(2)).toHaveLength(2);
    expect(search.on(1)).toEqual([]);
    expect(search.currentHit()).toMatchObject({ page: 2, from: 0, to: 3, x: 50, y: 90 });
  });

  it("goes on to the next and round at the ends", async () => {
    const search = new PdfSearch(documentOf(["pay", "pay", "rent"]).document);
    await search.find("pay", 0);
    expect([search.step(1)?.page, search.step(1)?.page, search.step(-1)?.page]).toEqual([1, 0, 1]);
    await search.find("nothing", 0);
    expect(search.step(1)).toBeNull();
    expect(search.state()).toMatchObject({ hits: [], current: -1, text: true });
  });

  it("begins with the first of all where nothing follows the reader's page", async () => {
    const search = new PdfSearch(documentOf(["pay", "pay", "rent"]).document);
    await search.find("pay", 2);
    expect(search.state().current).toBe(0);
  });

  it("stays at the hit that the reader has gone to, while pages before it are looked at", async () => {
    const waiting: (() => void)[] = [];
    const { document } = documentOf(["pay", "rent", "pay pay"], () => new Promise((go) => waiting.push(go)));
    const search = new PdfSearch(document);
    const pass = async () => {
      await vi.waitFor(() => expect(waiting.length).toBeGreaterThan(0));
      waiting.shift()?.();
    };
    const whole = search.find("pay", 2);
    await pass();
    await vi.waitFor(() => expect(search.state().hits).toHaveLength(2));
    expect(search.state()).toMatchObject({ running: true, current: 0, searched: 1 });
    search.step(1);
    const held = search.currentHit();
    await pass();
    await pass();
    await whole;
    expect(pagesOf(search)).toEqual([0, 2, 2]);
    expect(search.currentHit()).toBe(held);
  });

  it("ends when something else is looked for, or nothing any more", async () => {
    const waiting: (() => void)[] = [];
    const { document, read } = documentOf(Array(500).fill("pay"), () => new Promise((go) => waiting.push(go)));
    const search = new PdfSearch(document);
    const first = search.find("pay", 0);
    await vi.waitFor(() => expect(waiting).toHaveLength(1));
    search.clear();
    waiting.shift()?.();
    await first;
    expect(read).toHaveBeenCalledTimes(1);
    expect(search.state()).toMatchObject({ query: "", hits: [], running: false });
  });

  it("tells that there is no text, and overlooks pages that cannot be read", async () => {
    const scan = new PdfSearch(documentOf(["", ""]).document);
    await scan.find("pay", 0);
    expect(scan.state()).toMatchObject({ text: false, searched: 2 });
    const torn = new PdfSearch(documentOf(["pay", new Error("damaged"), "pay"]).document);
    await torn.find("pay", 0);
    expect(pagesOf(torn)).toEqual([0, 2]);
  });

  it("reads each page once, and again one that could not be read", async () => {
    const lines: (string | Error)[] = ["pay", new Error("no connection")];
    const { document, read } = documentOf(lines);
    const search = new PdfSearch(document);
    await search.find("pay", 0);
    lines[1] = "pay";
    await search.find("pay", 0);
    expect(pagesOf(search)).toEqual([0, 1]);
    expect(read.mock.calls.map(([number]) => number)).toEqual([1, 2, 2]);
  });

  it("tells its listeners, and no longer those that have left", async () => {
    const search = new PdfSearch(documentOf(["pay"]).document);
    const heard = vi.fn();
    const leave = search.subscribe(heard);
    await search.find("pay", 0);
    expect(heard).toHaveBeenCalled();
    leave();
    heard.mockClear();
    search.clear();
    expect(heard).not.toHaveBeenCalled();
  });
});
