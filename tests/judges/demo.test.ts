import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { checkEvidence } from "@/lib/domain/evidence/check-evidence";
import type { Evidence } from "@/lib/domain/evidence/evidence";
import type { ValidationReport } from "@/lib/standards/pades/report";
import { judge } from "../support/judges";
import { encryptedVariant, plainPdf, xrefStreamVariant } from "../support/pdfs";
import { testPki } from "../support/signing-pki";
import { approvedElsewhere } from "../support/signing-scenario";

const root = path.resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(path.join(os.tmpdir(), "vermilion-demo-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The command as npm runs it, from a folder of the person's own. */
function demo(...args: string[]): Promise<{ code: number | null; words: string }> {
  // Nothing of the tests' own database may reach it.
  const { DATABASE_URL: _, DATA_DIR: __, MASTER_KEY: ___, AUTH_SECRET: ____, ...rest } = process.env;
  const child = spawn(process.execPath, [path.join(root, "scripts/run.mjs"), "demo", ...args], {
    cwd: folder,
    env: { ...rest, INIT_CWD: folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let words = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (words += chunk));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, words })));
}

const put = (name: string, bytes: Uint8Array) => writeFileSync(path.join(folder, name), bytes);
const read = (...names: string[]) => readFileSync(path.join(folder, ...names));

/** What the folder must hold and say after a run that went well. @returns the evidence */
async function expectGoodRun(out: string, base: Uint8Array, people: number): Promise<Evidence> {
  expect(readdirSync(path.join(folder, out)).sort()).toEqual(
    ["chain.pem", "evidence", "report.json", "root.pem", "signed.pdf"].sort(),
  );
  const signed = read(out, "signed.pdf");
  expect(signed.subarray(0, base.length).equals(Buffer.from(base))).toBe(true);
  const made = people + 1;
  const said = await judge(signed, read(out, "root.pem").toString(), read(out, "chain.pem").toString());
  expect(said).toMatchObject({ signatures: made, timestamps: made, findings: [] });
  const report = JSON.parse(read(out, "report.json").toString()) as { verdict: string; validation: ValidationReport };
  expect(report.verdict).toBe("valid");
  expect(report.validation.signatures.map(({ verdict }) => verdict)).toEqual(Array(made).fill("valid"));
  const evidence = JSON.parse(read(out, "evidence", "evidence.json").toString()) as Evidence;
  expect(checkEvidence(evidence)).toMatchObject({ intact: true, problems: [] });
  expect(evidence.signatures).toHaveLength(made);
  return evidence;
}

// Each whole run starts a Postgres and makes an authority of its own.
describe("npm run demo", { timeout: 300_000 }, () => {
  it("lets people sign at the same moment, nobody told to try again, and leaves what anyone needs to check it", async () => {
    const base = xrefStreamVariant(plainPdf());
    put("lease.pdf", base);
    const { code, words } = await demo("--pdf", "lease.pdf", "--signers", "8", "--out", "eight");
    expect([code, words]).toEqual([0, expect.stringContaining("9 signatures: all valid.")]);
    const { contract, events, signatures } = await expectGoodRun("eight", base, 8);
    expect(contract).toMatchObject({ state: "completed" });
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
    expect(events.filter(({ type }) => type === "signed")).toHaveLength(8);
    expect(events.filter(({ type }) => type === "completed")).toHaveLength(1);
    for (const { files } of signatures)
      for (const name of Object.values(files)) {
        const file = path.join(folder, "eight", "evidence", name);
        expect([name, existsSync(file)]).toEqual([name, true]);
      }
  });

  it("leaves with 1 where the finished file is not valid: it came with a broken signature", async () => {
    const broken = await approvedElsewhere(plainPdf(), testPki("Elsewhere"), "Bo Lindgren");
    const at = Buffer.from(broken).indexOf("Contract of sale");
    broken[at] = "k".charCodeAt(0);
    put("broken.pdf", broken);
    const { code, words } = await demo("--pdf", "broken.pdf", "--signers", "1", "--out", "broken");
    expect([code, words]).toEqual([1, expect.stringContaining("the validator says invalid.")]);
  });

  it("leaves with 2 and a sentence where the file is refused", async () => {
    put("locked.pdf", encryptedVariant(plainPdf()));
    const { code, words } = await demo("--pdf", "locked.pdf", "--out", "locked");
    expect([code, words]).toEqual([2, expect.stringMatching(/password|encrypted/i)]);
    expect(words).not.toMatch(/\n\s+at /);
    expect(existsSync(path.join(folder, "locked"))).toBe(false);
  });

  it.each([
    [["--pdf", "missing.pdf"], "there is no file"],
    [["--pdf", "."], "cannot be read"],
    [["--signers", "21"], "from 1 to 20"],
    [["--signers", "0"], "from 1 to 20"],
    [["--signers", "two"], "from 1 to 20"],
    [["--seal", "red"], "--seal"],
  ])("leaves with 2 and how it is used, before anything starts: %s", async (args, words) => {
    const said = await demo(...args);
    expect(said).toEqual({ code: 2, words: expect.stringContaining(words) });
    expect(said.words).toContain("usage: npm run demo");
  });
});
