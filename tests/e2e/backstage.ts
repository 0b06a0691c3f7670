import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

const root = path.resolve(import.meta.dirname, "../..");

/** Has two administrators decide about somebody's document, or lets the time of her step run out. */
export async function backstage(command: "approve" | "refuse" | "expire", email: string, reason = ""): Promise<void> {
  await run(command, email, reason);
}

/** Lets the time run out that somebody's organization has to pay. */
export const runOut = (email: string): Promise<string> => run("run-out", email);

/** Gives an owner's organization a former name and representative, and has the register looked into a year later. */
export const formerly = (email: string, name: string, representative: string): Promise<string> =>
  run("formerly", email, name, representative);

/** The path of the link into the back office that a start of the server prints. The one printed before ends. */
export const officeLink = (): Promise<string> => run("office-link");

async function run(...command: string[]): Promise<string> {
  const script = path.join(root, "tests/support/backstage.ts");
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", script, ...command], {
    cwd: root,
    env: { ...process.env, TSX_TSCONFIG_PATH: path.join(root, "scripts/tsconfig.json") },
  });
  return stdout.trim();
}
