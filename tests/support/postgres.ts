import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "../../lib/platform/db/embedded-postgres";
import { ensureDatabase, migrate } from "../../lib/platform/db/migrate";

declare module "vitest" {
  export interface ProvidedContext {
    postgresTemplateUrl: string;
  }
}

/** One Postgres for the whole run with one migrated database, of which every test file gets a copy. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "vermilion-test-"));
  // Postgres may run as another user, who must be able to enter.
  chmodSync(folder, 0o755);
  const postgres = await startEmbeddedPostgres(folder, { volatile: true });
  const template = postgres.url("template_migrated");
  await ensureDatabase(template);
  await migrate(template, path.resolve(import.meta.dirname, "../.."));
  project.provide("postgresTemplateUrl", template);
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
