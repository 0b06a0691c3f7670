import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plainPdf } from "../../tests/support/pdfs";
import { type TestPki, testPki } from "../../tests/support/signing-pki";
import { signedByAll } from "../../tests/support/signing-scenario";
import { runVerify } from "./run-verify";

const root = path.resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(path.join(os.tmpdir(), "vermilion-verify-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => path.join(folder, name);

let pki: TestPki;
beforeAll(async () => {
  pki = testPki();
  const { signed } = await signedByAll({ base: plainPdf(), pki, signers: ["李雷"], values: ["A"] });
  writeFileSync(at("signed.pdf"), signed);
  const changed = Uint8Array.from(signed);
  changed[300] = changed[300]! ^ 1;
  writeFileSync(at("changed.pdf"), changed);
  writeFileSync(at("plain.pdf"), plainPdf());
  writeFileSync(at("letter.pdf"), "Dear all");
  writeFileSync(at("root.pem"), pki.rootPem);
  writeFileSync(at("stranger.pem"), testPki("Stranger").rootPem);
  mkdirSync(at("data/ca"), { recursive: true });
  writeFileSync(at("data/ca/root.pem"), pki.rootPem);
});

/** The command with paths from the folder above. */
const verify = (args: string[], dataFolder = at("none")) =>
  runVerify(
    args.map((arg) => (/\.(pdf|pem)$|^\.$/.test(arg) ? at(arg) : arg)),
    dataFolder,
    new Date(),
  );

/** As npm runs it, from a folder that is not the project's. */
function spawned(args: string[], dataFolder: string) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(root, "scripts/run.mjs"), "verify", ...args],
    { cwd: root, encoding: "utf8", env: { ...process.env, INIT_CWD: folder, DATA_DIR: dataFolder } },
  );
  return { status, stdout, stderr };
}

describe("npm run verify", () => {
  it("leaves with 0 and a report for a valid file, trusting the root of this installation", () => {
    const { status, stdout, stderr } = spawned(["signed.pdf"], at("data"));
    expect([status, stderr]).toEqual([0, ""]);
    const report = JSON.parse(stdout);
    expect(Object.keys(report)).toEqual([
      ...["file", "sha256", "bytes", "checkedAt", "trust"],
      ...["verdict", "signatures", "findings", "revisions", "pageCount"],
    ]);
    expect(report).toMatchObject({ file: "signed.pdf", verdict: "valid", findings: [], revisions: 4, pageCount: 1 });
    expect(report.trust).toMatchObject([{ from: at("data/ca/root.pem"), subject: "CN=Vermilion Test Root" }]);
  });

  it("leaves with 1 for a changed file", () => {
    const { status, stdout } = spawned(["changed.pdf", "--trust", "root.pem"], at("none"));
    expect([status, JSON.parse(stdout).verdict]).toEqual([1, "invalid"]);
  });

  it("leaves with 2 and one sentence for what is no PDF", () => {
    expect(spawned(["letter.pdf"], at("none"))).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringMatching(/^letter\.pdf is not a PDF: .+\.\n$/),
    });
  });
});

describe("verifying a file", () => {
  it("trusts what it is told to, and says so", async () => {
    const { code, output } = await verify(["signed.pdf", "--trust", "stranger.pem", "--trust", "root.pem"]);
    expect(code).toBe(0);
    expect(JSON.parse(output).trust).toMatchObject([
      { from: at("stranger.pem"), subject: "CN=Stranger Root" },
      { from: at("root.pem"), subject: "CN=Vermilion Test Root" },
    ]);
  });

  it("trusts the installation's root only when it is told of no other", async () => {
    expect((await verify(["signed.pdf"], at("data"))).code).toBe(0);
    expect((await verify(["signed.pdf", "--trust", "stranger.pem"], at("data"))).code).toBe(1);
  });

  it("says the same thing twice, but for the time of the check", async () => {
    const once = async () => JSON.parse((await verify(["signed.pdf", "--trust", "root.pem"])).output);
    const [first, second] = [await once(), await once()];
    expect({ ...first, checkedAt: "" }).toEqual({ ...second, checkedAt: "" });
  });

  it.each<[string, string[], string, string]>([
    ["a changed file", ["changed.pdf", "--trust", "root.pem"], "invalid", "digest-mismatch"],
    ["a signer nobody vouches for", ["signed.pdf", "--trust", "stranger.pem"], "indeterminate", "signer-unknown"],
    ["nobody trusted at all", ["signed.pdf"], "indeterminate", "signer-unknown"],
    ["an unsigned file", ["plain.pdf"], "unsigned", ""],
  ])("leaves with 1 for %s", async (_, args, verdict, problem) => {
    const { code, output, complaint } = await verify(args);
    expect([code, complaint]).toEqual([1, ""]);
    expect(JSON.parse(output).verdict).toBe(verdict);
    expect(output).toContain(problem);
  });

  it.each<[string, string[], RegExp]>([
    ["no file", [], /^Name one PDF file\.\nusage: /],
    ["two files", ["signed.pdf", "plain.pdf"], /^Name one PDF file\.\nusage: /],
    ["an unknown option", ["signed.pdf", "--trusted", "x"], /'--trusted'.*\nusage: /],
    ["a missing file", ["gone.pdf"], /gone\.pdf cannot be read: there is no such file\.$/],
    ["a folder", ["."], / cannot be read: /],
    ["something that is no PDF", ["letter.pdf"], /letter\.pdf is not a PDF: .+\.$/],
    ["a missing certificate", ["signed.pdf", "--trust", "gone.pem"], /gone\.pem, which --trust names, cannot be read/],
    ["a certificate that is none", ["signed.pdf", "--trust", "letter.pdf"], /letter\.pdf holds no certificate/],
  ])("leaves with 2 and a sentence for %s", async (_, args, sentence) => {
    const { code, output, complaint } = await verify(args);
    expect([code, output]).toEqual([2, ""]);
    expect(complaint.trim()).toMatch(sentence);
  });
});
