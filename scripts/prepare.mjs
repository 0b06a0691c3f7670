// What every command needs before TypeScript can run: the right Node, the installed packages, the database client.
// Only Node's own modules may be used here: on a fresh clone there is nothing else.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

export const root = path.resolve(import.meta.dirname, "..");
const modules = path.join(root, "node_modules");

function fail(message) {
  console.error(message);
  process.exit(1);
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    fail(`Vermilion needs Node 20.19 or newer; this is ${process.versions.node}.`);
}

const digest = (...files) =>
  files.reduce((hash, file) => hash.update(readFileSync(path.join(root, file))), createHash("sha256")).digest("hex");

/** Runs a step unless its stamp says it was already done for exactly these inputs, and its result still stands. */
function once(name, inputs, result, step) {
  const stamp = path.join(modules, `.vermilion-${name}`);
  const now = `${digest(...inputs)} ${process.versions.node} ${process.platform}-${process.arch}`;
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === now && existsSync(path.join(root, result))) return;
  step();
  writeFileSync(stamp, now);
}

function run(what, command, args, env = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, ...env },
    shell: process.platform === "win32",
  });
  if (status === 0) return stdout;
  fail(`${what} failed:\n${error?.message ?? ""}${stdout}${stderr}`);
}

/** Installs what package-lock.json names and makes the generated code; does nothing when all of it stands. */
export function prepare() {
  checkNode();
  once("install", ["package.json", "package-lock.json"], "node_modules", () => {
    console.error("Installing packages; the first time this takes a minute or two …");
    // A NODE_ENV of "production" would leave out what builds and tests need.
    run("npm ci", "npm", ["ci", "--no-audit", "--no-fund", "--include=dev"], { NODE_ENV: "" });
  });
  const client = "lib/platform/db/generated/client.ts";
  once("database-client", ["prisma/schema.prisma", "prisma/config.ts", "package-lock.json"], client, () => {
    // A schema engine that dies early lets this command leave with success and nothing made.
    run(
      "prisma generate",
      process.execPath,
      [path.join(modules, "prisma/build/index.js"), "generate", "--config", "prisma/config.ts"],
      { CHECKPOINT_DISABLE: "1" },
    );
    if (!existsSync(path.join(root, client))) fail("The database client was not generated.");
  });
  once("pdfjs", ["package-lock.json", "scripts/copy-pdfjs.mjs"], "public/pdfjs/version.txt", () =>
    run("Copying pdf.js", process.execPath, ["scripts/copy-pdfjs.mjs"]),
  );
  once(
    "pdfjs-display",
    ["package-lock.json", "scripts/trim-pdfjs.mjs"],
    "components/pdf/generated/pdf.legacy.mjs",
    () => run("Trimming pdf.js", process.execPath, ["scripts/trim-pdfjs.mjs"]),
  );
}

/**
 * Runs a TypeScript file and leaves with its exit code. The child ends with us: it watches the channel between us,
 * which closes even when this process is killed.
 */
export function runTypeScript(file, args, env = {}) {
  // What a library will stop doing one day is for its maintainers to read, not for whoever runs this.
  // By its path: the command may be run from a folder where packages are not found by name.
  const tsx = pathToFileURL(path.join(modules, "tsx/dist/loader.mjs")).href;
  const child = spawn(process.execPath, ["--no-deprecation", "--import", tsx, path.join(root, file), ...args], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, TSX_TSCONFIG_PATH: path.join(root, "scripts/tsconfig.json"), ...env },
  });
  // Ctrl-C reaches the child through the terminal; we only wait for it. Other signals are passed on.
  process.on("SIGINT", () => {});
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event) {
    // A killed npm tells nobody: whoever becomes our parent then is not the one that started us.
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && child.kill("SIGTERM"), 1000).unref();
  }
  child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
