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

const oldestMajor = 15;

/**
 * Asks the server who it is, so that a wrong address, name or password is told in one sentence. That the database is
 * not there yet is no mistake: the migration tool makes it.
 * @throws Error a sentence that names DATABASE_URL and never its password
 */
export async function requireServer(url: string): Promise<void> {
  const { hostname, port } = new URL(url);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  let version = "";
  try {
    await client.connect();
    const { rows } = await client.query("SHOW server_version");
    version = String(rows[0]?.server_version);
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code === "3D000") return;
    const where = `${hostname}:${port || 5432}`;
    throw new Error(`The database at ${where} cannot be used: ${message || code}. Check DATABASE_URL.`);
  } finally {
    await client.end().catch(() => {});
  }
  if (Number.parseInt(version, 10) < oldestMajor)
    throw new Error(`DATABASE_URL leads to Postgres ${version}; Vermilion needs ${oldestMajor} or newer.`);
}

/**
 * Brings the database to this version's schema.
 * @throws Error with the migration tool's words when a migration fails; the database then stands before that migration
 */
export async function migrate(url: string, root: string): Promise<void> {
  await requireServer(url);
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
