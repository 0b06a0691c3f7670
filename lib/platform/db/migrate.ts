import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";

const run = promisify(execFile);

/** Creates the database that `url` names unless it is there. The server must let this user do so. */
export async function ensureDatabase(url: string): Promise<void> {
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  const maintenance = new URL(url);
  maintenance.pathname = "/postgres";
  const client = new pg.Client({ connectionString: maintenance.href });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (!rowCount) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/**
 * Brings the database to this version's schema.
 * @throws Error with the migration tool's words when a migration fails; the database then stands before that migration
 */
export async function migrate(url: string, root: string): Promise<void> {
  const prisma = path.join(root, "node_modules/prisma/build/index.js");
  try {
    const { stdout } = await run(
      process.execPath,
      [prisma, "migrate", "deploy", "--config", path.join(root, "prisma/config.ts")],
      {
        cwd: root,
        env: { ...process.env, DATABASE_URL: url, PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1" },
      },
    );
    // A schema engine that dies early lets the tool leave with success and without a word.
    if (!/migrations? (have been|to apply|found)/i.test(stdout))
      throw new Error(stdout || "the migration tool said nothing");
  } catch (error) {
    const { stderr, stdout, message } = error as { stderr?: string; stdout?: string; message: string };
    throw new Error(
      `The database could not be brought up to date:\n${[stdout, stderr].filter(Boolean).join("\n") || message}`,
    );
  }
}
