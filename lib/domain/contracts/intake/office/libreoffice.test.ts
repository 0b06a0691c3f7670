import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { docx, odt, rtf } from "@/tests/support/documents";
import { withConverted } from "./convert-document";
import { findOffice } from "./find-office";

const folder = mkdtempSync(path.join(os.tmpdir(), "vermilion-real-office-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// The real program, where it is installed: that it takes what we tell it.
const office = await findOffice();
if (!office) console.warn("LibreOffice is not installed here: its test is skipped");
it.skipIf(!office).each([
  ["docx", () => docx(["服务合同", "甲方与乙方签订本合同。", "Between the parties"]), "服务合同"],
  ["odt", () => odt(["采购合同", "甲方与乙方签订本合同。"]), "采购合同"],
  ["rtf", () => rtf("Between the parties \\u30002?\\u26041?"), "Between the parties"],
] as const)("LibreOffice sets %s as pages with Chinese in a font that has it", async (kind, make, words) => {
  const file = path.join(folder, `in.${kind}`);
  writeFileSync(file, make());
  const out = path.join(folder, `${kind}.pdf`);
  await withConverted({ office: office!, file, kind, whose: "a" }, async (pdf) => copyFileSync(pdf, out));
  expect(execFileSync("pdftotext", [out, "-"], { encoding: "utf8" })).toContain(words);
  const fonts = execFileSync("pdffonts", [out], { encoding: "utf8" });
  expect(fonts).not.toMatch(/Type 3/);
  if (kind !== "rtf") expect(fonts).toMatch(/Noto\w*SC/);
});
