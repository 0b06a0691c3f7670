import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { disconnect } from "../../lib/platform/db/client";

/** Every test file has a database and a data folder to itself; the environment names them before anything reads it. */
const template = new URL(inject("postgresTemplateUrl"));
const name = `test_${randomBytes(8).toString("hex")}`;
const dataDir = mkdtempSync(path.join(os.tmpdir(), "vermilion-data-"));

async function onServer(sql: string) {
  const maintenance = new URL(template);
  maintenance.pathname = "/postgres";
  const client = new pg.Client({ connectionString: maintenance.href });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

await onServer(`CREATE DATABASE ${name} TEMPLATE ${decodeURIComponent(template.pathname.slice(1))}`);
const url = new URL(template);
url.pathname = `/${name}`;
Object.assign(process.env, {
  DATABASE_URL: url.href,
  DATA_DIR: dataDir,
  MASTER_KEY: randomBytes(32).toString("base64"),
  AUTH_SECRET: randomBytes(32).toString("base64"),
  LOG_LEVEL: "silent",
});

afterAll(async () => {
  await disconnect();
  await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  rmSync(dataDir, { recursive: true, force: true });
});
