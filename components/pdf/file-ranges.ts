/** Bytes that are asked for at least, and in whose multiples pdf.js asks. */
export const chunkSize = 64 * 1024;

/** Of the first and of the last answer: both are asked for at once, and most contracts are whole with them. */
const edgeSize = 2 * chunkSize;

/** No answer is larger; a signer may be on the train. */
const mostAhead = 2 * 1024 * 1024;

/** Waits before a part is asked for again, in milliseconds: the connection may be back. */
const pauses = [300, 1_000, 3_000, 8_000];

type Piece = { begin: number; bytes: Uint8Array<ArrayBuffer> };

/** The file can no longer be had: the reader may not see it any more, or other bytes stand there now. */
export class FileGone extends Error {}

/**
 * A file on our server, read in parts (RFC 9110, 14). Its beginning and its end come first, together: the end says
 * where everything is. Whoever reads on and on is given more at a time, so that a file whose pages have to be looked up
 * one after the other is not asked for in hundreds of small parts.
 */
export class FileRanges {
  readonly #url: string;
  readonly #stop = new AbortController();
  #tag: string | null = null;
  #size = 0;
  #held: Piece[] = [];
  #readTo = 0;
  #ahead = 0;

  constructor(url: string) {
    this.#url = url;
  }

  /**
   * Asks for the edges of the file.
   * @returns its size, and the bytes that it begins with
   * @throws FileGone; Error when there is no connection
   */
  async open(): Promise<{ size: number; beginning: Uint8Array<ArrayBuffer> }> {
    const [first, last] = await Promise.all([
      this.#ask(`bytes=0-${edgeSize - 1}`),
      // A server may refuse a suffix longer than the file (RFC 9110, 14.1.2 lets it answer the whole file).
      this.#ask(`bytes=-${edgeSize}`).catch(() => null),
    ]);
    this.#size = first.size;
    this.#tag = first.tag;
    if (last && last.size === first.size && last.tag === first.tag) this.#held.push(last);
    // What pdf.js is given at the beginning counts in whole chunks, or is all.
    const whole = first.bytes.length === first.size;
    const length = whole ? first.size : Math.floor(first.bytes.length / chunkSize) * chunkSize;
    return { size: first.size, beginning: first.bytes.slice(0, length) };
  }

  /**
   * At least the bytes from `begin` up to and without `end`; possibly more behind them, up to a multiple of the chunk
   * size or the end of the file. A part that does not come is asked for again, for some seconds.
   * @throws FileGone; Error when there is no connection
   */
  async read(begin: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
    const held = this.#held.find((piece) => piece.begin <= begin && end <= piece.begin + piece.bytes.length);
    if (held) return held.bytes.slice(begin - held.begin, end - held.begin);
    const to = Math.min(this.#size, end + this.#readAhead(begin));
    this.#readTo = to;
    for (let tries = 0; ; tries++) {
      try {
        return (await this.#ask(`bytes=${begin}-${to - 1}`, begin)).bytes;
      } catch (error) {
        const pause = pauses[tries];
        if (error instanceof FileGone || this.#stop.signal.aborted || pause === undefined) throw error;
        await new Promise((wait) => setTimeout(wait, pause));
      }
    }
  }

  /** Gives up what is still asked for. */
  close(): void {
    this.#stop.abort();
    this.#held = [];
  }

  /** Twice as much each time that the next part is near behind the last one. */
  #readAhead(begin: number): number {
    const near = begin >= this.#readTo && begin - this.#readTo <= 4 * chunkSize;
    this.#ahead = near ? Math.min(mostAhead, Math.max(chunkSize, this.#ahead * 2)) : 0;
    return this.#ahead;
  }

  async #ask(range: string, expected?: number): Promise<Piece & { size: number; tag: string | null }> {
    const headers: Record<string, string> = { Range: range };
    // Another version's bytes among these would be nonsense: the server then answers with the whole file (13.1.5).
    if (this.#tag) headers["If-Range"] = this.#tag;
    const response = await fetch(this.#url, { headers, signal: this.#stop.signal });
    if (response.status >= 400 && response.status < 500 && response.status !== 429) throw new FileGone();
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    const tag = response.headers.get("etag");
    if (response.status !== 206) {
      if (this.#tag) throw new FileGone();
      const bytes = new Uint8Array(await response.arrayBuffer());
      return { begin: 0, bytes, size: bytes.length, tag };
    }
    const [, from, size] = /^bytes (\d+)-\d+\/(\d+)$/.exec(response.headers.get("content-range") ?? "") ?? [];
    const begin = Number(from);
    if (from === undefined || (expected !== undefined && begin !== expected)) throw new Error("another part came");
    return { begin, bytes: new Uint8Array(await response.arrayBuffer()), size: Number(size), tag };
  }
}
