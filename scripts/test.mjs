// `npm test`: everything from nothing. Installs what the tests need, then types, lint, import floors, schema drift,
// unit, integration, outside judges and browser; the last line counts them all.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { prepare, root } from "./prepare.mjs";
import { ensureTools } from "./test-tools.mjs";

prepare();
const chromium = ensureTools();

const only = process.argv.slice(2);
const bin = (name) => path.join(root, "node_modules/.bin", name);
const counts = { passed: 0, failed: 0, skipped: 0 };
const results = mkdtempSync(path.join(os.tmpdir(), "vermilion-results-"));

function run(command, args, env = {}) {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, NODE_ENV: "test", CHROMIUM: chromium, ...env },
  });
  return status === 0;
}

/** A gate counts as one test. */
function gate(name, command, args, env) {
  if (only.length && !only.includes(name)) return;
  console.log(`\n── ${name}`);
  counts[run(command, args, env) ? "passed" : "failed"]++;
}

function readReport(file, read) {
  if (!existsSync(file)) return false;
  const add = read(JSON.parse(readFileSync(file, "utf8")));
  for (const key of Object.keys(counts)) counts[key] += add[key];
  return add.failed === 0;
}

function suite(name, command, args, report, read, env) {
  if (only.length && !only.includes(name)) return;
  console.log(`\n── ${name}`);
  const succeeded = run(command, args, env);
  const clean = readReport(report, read);
  // A runner that fails without a failed test (no report, an error outside a test) is a failure all the same.
  if (!succeeded && (clean || !existsSync(report))) counts.failed++;
}

const tsx = ["--import", "tsx"];
const tsxEnv = { TSX_TSCONFIG_PATH: path.join(root, "scripts/tsconfig.json") };
gate("types", bin("tsc"), ["--noEmit", "--incremental", "false", "-p", "tsconfig.json"]);
gate("lint", bin("biome"), ["check", "--error-on-warnings"]);
gate("floors", process.execPath, [...tsx, "scripts/check-floors.ts"], tsxEnv);
gate("drift", process.execPath, [...tsx, "scripts/check-drift.ts"], tsxEnv);

const vitestReport = path.join(results, "vitest.json");
suite(
  "vitest",
  bin("vitest"),
  [
    "run",
    "--config",
    "tests/vitest.config.ts",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${vitestReport}`,
  ],
  vitestReport,
  (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests + (report.numFailedTestSuites && !report.numFailedTests ? 1 : 0),
    skipped: report.numPendingTests + report.numTodoTests,
  }),
);

const playwrightReport = path.join(results, "playwright.json");
suite(
  "browser",
  bin("playwright"),
  ["test", "--config", "tests/e2e/playwright.config.ts"],
  playwrightReport,
  ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped }),
  { PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport, ...tsxEnv },
);

rmSync(results, { recursive: true, force: true });
console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed === 0 && counts.passed > 0 ? 0 : 1);
