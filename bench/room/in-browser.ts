import { gzipSync } from "node:zlib";
import { type Browser, chromium, type Response } from "@playwright/test";

/** What one visit showed. */
export type Visit = {
  /** Where the page is, after what led there. */
  url: string;
  /** From the navigation to the moment in which the first page's picture stands on the screen. */
  firstPageMs: number;
  /** Requests for parts of the file up to then, and the bytes that came. */
  fileRequests: number;
  fileBytes: number;
  /** Of all scripts of the page but the worker's, packed with gzip. Files, and code in the page itself. */
  scriptBytes: number;
  /** Each of the files, the largest first. */
  scripts: { path: string; bytes: number }[];
  /** Canvases in the document two seconds later. */
  canvases: number;
};

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
  });

/**
 * Opens a page as somebody does who was never there: nothing in the cache.
 * @param isFile tells the addresses of the PDF
 */
export async function visit(
  browser: Browser,
  url: string,
  isFile: (path: string) => boolean,
  cookie?: { name: string; value: string },
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
  try {
    if (cookie) {
      const { hostname } = new URL(url);
      await context.addCookies([
        { ...cookie, domain: hostname, path: "/", httpOnly: true, secure: true, sameSite: "Lax" },
      ]);
    }
    const page = await context.newPage();
    const scripts: Response[] = [];
    const parts: { length: number; at: number }[] = [];
    page.on("response", (response) => {
      const { pathname } = new URL(response.url());
      if (response.request().resourceType() === "script" && !pathname.includes("pdf.worker")) scripts.push(response);
      if (isFile(pathname)) parts.push({ length: lengthOf(response.headers()), at: Date.now() });
    });
    await page.addInitScript({ content: watchForFirstPage });
    await page.goto(url, { waitUntil: "commit" });
    await page.waitForFunction(() => (window as Watched).firstPageAt !== undefined, undefined, { timeout: 60_000 });
    const fileRequests = parts.length;
    const fileBytes = parts.reduce((sum, { length }) => sum + length, 0);
    const firstPageMs = await page.evaluate(() => (window as Watched).firstPageAt as number);
    await page.waitForTimeout(2000);
    const bodies = await Promise.all(scripts.map((response) => response.body()));
    const inline = await page.evaluate(() =>
      [...document.querySelectorAll("script:not([src]):not([type='application/json'])")]
        .map(({ textContent }) => textContent ?? "")
        // What Next passes to the page on the way are data, in the dress of calls.
        .filter((text) => !text.includes("__next_f")),
    );
    const packed = (body: Buffer | string) => gzipSync(body).length;
    const files = scripts.map((response, i) => ({
      path: new URL(response.url()).pathname,
      bytes: packed(bodies[i] ?? ""),
    }));
    const scriptBytes = [...files.map(({ bytes }) => bytes), ...inline.map(packed)].reduce((sum, one) => sum + one, 0);
    const canvases = await page.evaluate(() => document.querySelectorAll("canvas").length);
    const ordered = files.sort((a, b) => b.bytes - a.bytes);
    return { url: page.url(), firstPageMs, fileRequests, fileBytes, scriptBytes, scripts: ordered, canvases };
  } finally {
    await context.close();
  }
}

/** Of a part of a file: Next leaves the length of what a route answers to the connection. */
function lengthOf(headers: Record<string, string>): number {
  const [, from, to] = /^bytes (\d+)-(\d+)\//.exec(headers["content-range"] ?? "") ?? [];
  return from && to ? Number(to) - Number(from) + 1 : Number(headers["content-length"] ?? 0);
}

type Watched = Window & { firstPageAt?: number };

/**
 * Runs in the page: notes when the picture of the first page is there and a frame has been made with it. A text,
 * because a function would come with what its compiler adds to it.
 */
const watchForFirstPage = `(function look() {
  const canvas = document.querySelector("[data-page='0'] canvas");
  requestAnimationFrame(
    canvas && canvas.width > 0 ? () => (window.firstPageAt ??= performance.now()) : look,
  );
})()`;
