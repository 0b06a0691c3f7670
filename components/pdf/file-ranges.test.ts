import { afterEach, describe, expect, it, vi } from "vitest";
import { chunkSize, FileGone, FileRanges } from "./file-ranges";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const bytesOf = (size: number) => Uint8Array.from({ length: size }, (_, at) => (at * 7) % 251);

/** A server of one file; notes the ranges that it was asked for. */
function serve(file: Uint8Array, answer?: (range: string, count: number) => Response | Error | undefined) {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (_url: string, { headers, signal }: RequestInit) => {
    signal?.throwIfAborted();
    const range = (headers as Record<string, string>).Range ?? "";
    asked.push(range.replace("bytes=", ""));
    const special = answer?.(range, asked.length);
    if (special instanceof Error) throw special;
    if (special) return special;
    const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? [];
    const start = first === "" ? Math.max(0, file.length - Number(last)) : Number(first);
    const end = first === "" ? file.length : Math.min(file.length, Number(last) + 1);
    return new Response(file.slice(start, end), {
      status: 206,
      headers: { "Content-Range": `bytes ${start}-${end - 1}/${file.length}`, ETag: '"one"' },
    });
  });
  return asked;
}

describe("a file read in parts", () => {
  it("is there whole with the first answer, when it is small", async () => {
    const file = bytesOf(1000);
    serve(file);
    expect(await new FileRanges("/f").open()).toEqual({ size: 1000, beginning: file });
  });

  it("asks for both ends at once, and for neither again", async () => {
    const file = bytesOf(20 * chunkSize + 17);
    const asked = serve(file);
    const ranges = new FileRanges("/f");
    const { size, beginning } = await ranges.open();
    expect(size).toBe(file.length);
    expect(beginning).toEqual(file.slice(0, 2 * chunkSize));
    const last = await ranges.read(19 * chunkSize, file.length);
    expect(last).toEqual(file.slice(19 * chunkSize));
    expect(asked).toEqual([`0-${2 * chunkSize - 1}`, `-${2 * chunkSize}`]);
  });

  it("gives more at a time to whoever reads on, and what was asked for to whoever jumps", async () => {
    const file = bytesOf(60 * chunkSize);
    serve(file);
    const ranges = new FileRanges("/f");
    await ranges.open();
    const lengths: number[] = [];
    let at = 10 * chunkSize;
    for (let step = 0; step < 4; step++) {
      const part = await ranges.read(at, at + chunkSize);
      expect(part).toEqual(file.slice(at, at + part.length));
      lengths.push(part.length / chunkSize);
      at += part.length;
    }
    expect(lengths).toEqual([1, 2, 3, 5]);
    expect((await ranges.read(50 * chunkSize, 51 * chunkSize)).length).toBe(chunkSize);
  });

  it("asks again when the connection breaks, and gives up in the end", async () => {
    vi.useFakeTimers();
    const file = bytesOf(40 * chunkSize);
    let broken = 2;
    serve(file, (_, count) => (count > 2 && broken-- > 0 ? new TypeError("no connection") : undefined));
    const ranges = new FileRanges("/f");
    await ranges.open();
    const reading = ranges.read(10 * chunkSize, 11 * chunkSize);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await reading).toEqual(file.slice(10 * chunkSize, 11 * chunkSize));
    broken = 1000;
    const lost = expect(ranges.read(20 * chunkSize, 21 * chunkSize)).rejects.toThrow("no connection");
    await vi.advanceTimersByTimeAsync(60_000);
    await lost;
  });

  it("does not mix two versions of a file, and sees when it may no longer be read", async () => {
    const file = bytesOf(40 * chunkSize);
    serve(file, (_, count) => (count > 2 ? new Response("all of another", { status: 200 }) : undefined));
    const changed = new FileRanges("/f");
    await changed.open();
    await expect(changed.read(10 * chunkSize, 11 * chunkSize)).rejects.toBeInstanceOf(FileGone);
    serve(file, () => new Response(null, { status: 404 }));
    await expect(new FileRanges("/f").open()).rejects.toBeInstanceOf(FileGone);
  });

  it("takes the whole file from a server that knows no ranges", async () => {
    const file = bytesOf(300);
    serve(file, () => new Response(file.slice(), { status: 200 }));
    expect(await new FileRanges("/f").open()).toEqual({ size: 300, beginning: file });
  });

  it("asks for nothing more once it is closed", async () => {
    const file = bytesOf(40 * chunkSize);
    const asked = serve(file);
    const ranges = new FileRanges("/f");
    await ranges.open();
    ranges.close();
    await expect(ranges.read(10 * chunkSize, 11 * chunkSize)).rejects.toThrow();
    expect(asked).toHaveLength(2);
  });
});
