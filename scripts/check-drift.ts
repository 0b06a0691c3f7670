import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startEmbeddedPostgres } from "@/lib/platform/db/embedded-postgres";
import { ensureDatabase, migrate } from "@/lib/platform/db/migrate";

/** The migrations must end at exactly the tables that the schema describes. */
const root = path.resolve(import.meta.dirname, "..");
const folder = mkdtempSync(path.join(os.tmpdir(), "vermilion-drift-"));
chmodSync(folder, 0o755);
const postgres = await startEmbeddedPostgres(folder, { volatile: true });
let status = 1;
try {
  const url = postgres.url("drift");
  await ensureDatabase(url);
  await migrate(url, root);
  const prisma = path.join(root, "node_modules/prisma/build/index.js");
  const args = [
    "migrate",
    "diff",
    "--config",
    "prisma/config.ts",
    "--from-config-datasource",
    "--to-schema",
    "prisma/schema.prisma",
    "--script",
    "--exit-code",
  ];
  const result = spawnSync(process.execPath, [prisma, ...args], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, DATABASE_URL: url, CHECKPOINT_DISABLE: "1" },
  });
  status = result.status ?? 1;
  if (status !== 0) console.error(`The migrations and prisma/schema.prisma differ:\n${result.stdout}${result.stderr}`);
  else if (!/empty migration/i.test(result.stdout)) {
    console.error(`The comparison said nothing; it did not run.\n${result.stdout}${result.stderr}`);
    status = 1;
  } else console.log("The migrations make exactly the schema.");
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(status);
