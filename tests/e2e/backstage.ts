import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

const root = path.resolve(import.meta.dirname, "../..");

/** Has two administrators decide about somebody's document, or lets the time of her step run out. */
export async function backstage(command: "approve" | "refuse" | "expire", email: string, reason = ""): Promise<void> {
  const script = path.join(root, "tests/support/backstage.ts");
  await promisify(execFile)(process.execPath, ["--import", "tsx", script, command, email, reason], {
    cwd: root,
    env: { ...process.env, TSX_TSCONFIG_PATH: path.join(root, "scripts/tsconfig.json") },
  });
}
