import { mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ConfigurationError } from "@/lib/platform/env";
import { parseBranches, readBranchFile } from "./branch-file";
import { sandboxBranches } from "./sandbox/branches";

const [one, other] = sandboxBranches as [(typeof sandboxBranches)[number], (typeof sandboxBranches)[number]];
const utf8 = (text: string) => new TextEncoder().encode(text);

describe("an operator's directory of branches", () => {
  it("is read by its headings, in either language and any order", () => {
    const english = `city,branch,bank,cnaps\r\n杭州,"文三路, 支行",甲银行,${one.cnaps}\r\n`;
    expect(parseBranches(utf8(english))).toEqual([
      { cnaps: one.cnaps, bank: "甲银行", branch: "文三路, 支行", city: "杭州" },
    ]);
    const chinese = `联行号,银行,支行名称\n${one.cnaps},甲银行,文三路支行\n`;
    expect(parseBranches(utf8(chinese))).toEqual([
      { cnaps: one.cnaps, bank: "甲银行", branch: "文三路支行", city: null },
    ]);
  });

  it("leaves out what has no code with a right check digit", () => {
    const wrong = `${one.cnaps.slice(0, 11)}${(Number(one.cnaps[11]) + 1) % 10}`;
    const rows = `cnaps,bank,branch\n${wrong},甲,乙\n,甲,乙\n${other.cnaps},甲,乙\n`;
    expect(parseBranches(utf8(rows)).map(({ cnaps }) => cnaps)).toEqual([other.cnaps]);
  });

  it("is refused without its columns, or without a file", async () => {
    expect(() => parseBranches(utf8("code,name\n1,2\n"))).toThrow(ConfigurationError);
    await expect(readBranchFile("/nowhere/branches.csv")).rejects.toThrow(ConfigurationError);
  });

  it("is read again when it changes", async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), "vermilion-branches-"));
    const file = path.join(folder, "branches.csv");
    try {
      await writeFile(file, `cnaps,bank,branch\n${one.cnaps},甲,乙\n`);
      const first = await readBranchFile(file);
      expect(await readBranchFile(file)).toBe(first);
      await writeFile(file, `cnaps,bank,branch\n${other.cnaps},甲,乙\n`);
      await utimes(file, new Date(), new Date(Date.now() + 5_000));
      expect((await readBranchFile(file)).map(({ cnaps }) => cnaps)).toEqual([other.cnaps]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
