import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Outline } from "./outline";
import { outlineToPdf } from "./pdf-file";
import { outlineToSvg } from "./svg";
import { differenceByInk, seenByMupdf } from "./test-paper";

const outline: Outline = {
  version: 1,
  widthMm: 42,
  heightMm: 30,
  paths: [
    { d: "M2 2L40 2L40 28L2 28ZM4 4L38 4L38 26L4 26Z", fill: "evenodd", color: "#c3321c" },
    { d: "M12 20Q20 -2 28 20C28 25 12 25 12 20Z", fill: "nonzero", color: "#14182b" },
  ],
};

describe("an outline as a file of its own", () => {
  it("is a sound PDF of one page, exactly as large", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "vermilion-pdf-file-"));
    try {
      const file = path.join(folder, "seal.pdf");
      writeFileSync(file, outlineToPdf(outline));
      // It fails where an offset, a length or the table is wrong.
      expect(execFileSync("qpdf", ["--check", file], { encoding: "utf8" })).toContain(
        "No syntax or stream encoding errors",
      );
      const facts = execFileSync("pdfinfo", [file], { encoding: "utf8" });
      const [, width, height] = /Page size:\s+([\d.]+) x ([\d.]+) pts/.exec(facts)!;
      expect((Number(width) * 25.4) / 72).toBeCloseTo(42, 2);
      expect((Number(height) * 25.4) / 72).toBeCloseTo(30, 2);
      expect(facts).toMatch(/Pages:\s+1\n/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("shows what its SVG shows, and is the same bytes each time", () => {
    const paper = seenByMupdf(outlineToPdf(outline), "pdf", 300);
    expect(differenceByInk(seenByMupdf(outlineToSvg(outline), "svg", 300), paper)).toBeLessThan(0.01);
    expect(outlineToPdf(outline)).toEqual(outlineToPdf(outline));
  });
});
