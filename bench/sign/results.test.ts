import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { PdfFile } from "@/lib/standards/pdf/file";
import { LEVELS } from "./cell";
import { faultOf } from "./check";
import { makeFile } from "./files";
import { makeKeys } from "./keys";
import { loadTool } from "./load-tool";
import { MeasuredTool } from "./measured-tool";
import { bars, type CellResult, compare, median } from "./results";

const folder = mkdtempSync(path.join(tmpdir(), "vermilion-bench-"));
afterAll(() => rmSync(folder, { recursive: true }));

const cell = (tool: CellResult["tool"], ...times: number[]): CellResult => ({
  tool,
  file: "1 MB",
  level: "B-B",
  rounds: times.map((processor) => ({ processor, elapsed: 2 * processor, signatures: 1 })),
});

it("takes medians, and of ratios the median of each round's own", () => {
  expect(median([])).toBeUndefined();
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  // The machine was half as fast in the last two rounds; the ratios do not show it.
  const results = [cell("limit", 1, 2, 2), cell("vermilion", 2, 4, 4), cell("libpdf", 18, 36, 36)];
  const [limit, vermilion, libpdf] = compare(results);
  expect(limit?.perCoreSecond).toBe(500);
  expect(vermilion).toMatchObject({ ofLimit: 0.5, perCoreSecond: 250, perSecond: 125 });
  expect(libpdf?.vermilionTimes).toBe(9);
  const met = bars(results).filter((bar) => bar.met);
  expect(met.map(({ name, value }) => [name, value])).toEqual([
    ["B-B, 1 MB: times @libpdf/core", 9],
    ["B-B, 1 MB: share of the limit", 0.5],
  ]);
});

it("calls a bar missed when a cell failed or is slower", () => {
  const failed = { ...cell("libpdf"), failure: "it died" };
  const all = bars([cell("limit", 1), cell("vermilion", 2.1), failed]);
  expect(all.every((bar) => !bar.met)).toBe(true);
});

it("makes files of the sizes that it says", () => {
  expect(makeFile("6 KB").length / 1024).toBeCloseTo(6, 0);
  expect(makeFile("1 MB").length / 2 ** 20).toBeCloseTo(1, 1);
  const pages = makeFile("3.4 MB, 900 pages");
  expect(pages.length / 1e6).toBeCloseTo(3.4, 1);
  expect(PdfFile.open(pages).pageCount()).toBe(900);
  expect(makeFile("10 MB").length / 2 ** 20).toBeCloseTo(10, 1);
});

it("times only what is a signature", async () => {
  const keys = makeKeys();
  const input = makeFile("6 KB");
  for (const name of ["vermilion", "vermilion-warm", "libpdf", "signpdf"] as const) {
    const tool = await loadTool(name);
    for (const level of LEVELS.filter((one) => tool.levels.includes(one))) {
      const { sign, whole } = await tool.ready(input, level, keys);
      const signed = Uint8Array.from(whole?.(await sign()) ?? []);
      expect(faultOf(signed, level, keys.root), `${name} ${level}`).toBeNull();
      signed[100] = (signed[100] ?? 0) ^ 1;
      expect(faultOf(signed, level, keys.root), `${name} ${level}, altered`).not.toBeNull();
    }
  }
});

it.each([
  ["hangs", "process.on('message', () => { for (;;); }); process.send('ready');", /no answer/],
  ["dies", "process.on('message', () => { throw new RangeError('too much'); }); process.send('ready');", /too much/],
  ["does not start", "throw new TypeError('not here');", /not here/],
])("reports a tool that %s and goes on", async (what, code, reason) => {
  const program = path.join(folder, `${what.replaceAll(" ", "-")}.mjs`);
  writeFileSync(program, code);
  const tool = new MeasuredTool("libpdf", 1000, program);
  const request = { file: "6 KB", level: "B-B", budget: 1, warmUp: 0 } as const;
  for (let i = 0; i < 2; i++) {
    expect(await tool.measure(request)).toEqual({ ok: false, reason: expect.stringMatching(reason) });
    expect(tool.isRunning).toBe(false);
  }
});
