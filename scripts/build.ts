import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

const sources = [
  "app",
  "components",
  "lib",
  "public",
  "middleware.ts",
  "next.config.js",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
];

/**
 * Builds the app unless the last build was made from exactly these sources.
 * @param distDir relative to root
 * @param whenStopped takes what ends the build, for a server that is stopped meanwhile
 */
export async function buildIfChanged(
  root: string,
  distDir: string,
  whenStopped: (end: () => void) => void,
): Promise<void> {
  const stamp = path.join(root, distDir, "vermilion-sources");
  const now = digestOf(root);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === now) return;
  console.log("Building; this takes about a minute …");
  const next = path.join(root, "node_modules/next/dist/bin/next");
  // A group of its own, so that the processes which the build starts end with it.
  const child = spawn(process.execPath, [next, "build"], {
    cwd: root,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      TSX_TSCONFIG_PATH: "",
      NODE_OPTIONS: "",
    },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (said += part));
  whenStopped(() => child.exitCode === null && child.pid && process.kill(-child.pid, "SIGKILL"));
  const [status] = await once(child, "close");
  if (status !== 0) throw new Error(`The build failed:\n${said}`);
  writeFileSync(stamp, now);
}

function digestOf(root: string): string {
  const hash = createHash("sha256").update(process.versions.node);
  for (const source of sources) {
    const full = path.join(root, source);
    if (!existsSync(full)) continue;
    for (const file of filesBelow(full)) hash.update(`${path.relative(root, file)}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

function filesBelow(place: string): string[] {
  if (statSync(place).isFile()) return [place];
  const entries = readdirSync(place, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
