import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startEmbeddedPostgres } from "@/lib/platform/db/embedded-postgres";
import { ensureDatabase, migrate } from "@/lib/platform/db/migrate";

const root = path.resolve(import.meta.dirname, "../..");

/**
 * Runs `work` in an installation made for it alone: a folder, a Postgres, a master key and a certification authority
 * that are gone afterwards. The app's own code must be imported by `work`, not before: it reads the environment.
 */
export async function withOwnInstallation<T>(work: () => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "vermilion-demo-"));
  chmodSync(folder, 0o755); // Postgres may run as another user, who must be able to enter
  const postgres = await startEmbeddedPostgres(folder, { volatile: true });
  const clean = async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => void clean().then(() => process.exit(130)));
  try {
    const url = postgres.url("demo");
    await ensureDatabase(url);
    await migrate(url, root);
    Object.assign(process.env, {
      DATABASE_URL: url,
      DATA_DIR: folder,
      MASTER_KEY: randomBytes(32).toString("base64"),
      AUTH_SECRET: randomBytes(32).toString("base64"),
      APP_URL: "http://localhost:3000",
      SMTP_URL: "",
      LOG_LEVEL: process.env.LOG_LEVEL ?? "warn",
      RATE_LIMITS: "false",
      IDENTITY_PROVIDER: "sandbox",
    });
    // The server's own processes find their files from here.
    process.chdir(root);
    return await work();
  } finally {
    const { disconnect } = await import("@/lib/platform/db/client");
    await disconnect();
    await clean();
  }
}
