import { existsSync } from "node:fs";
import path from "node:path";
import { ConfigurationError, parseEnv } from "@/lib/platform/env";

/**
 * `npm run worker`: the outbox worker as a process of its own, beside servers that are started with WORKER=separate.
 * It needs the database and the keys of the servers: DATABASE_URL, and MASTER_KEY or the same DATA_DIR.
 */
const root = path.resolve(import.meta.dirname, "..");

async function main(): Promise<void> {
  if (existsSync(path.join(root, ".env"))) process.loadEnvFile(path.join(root, ".env"));
  process.chdir(root);
  const env = parseEnv({ ...process.env, DATA_DIR: path.resolve(root, process.env.DATA_DIR || ".data") });
  if (!env.DATABASE_URL)
    throw new ConfigurationError("DATABASE_URL must be set: a separate worker has no Postgres of its own.");
  Object.assign(process.env, { DATA_DIR: env.DATA_DIR, APP_URL: env.APP_URL });
  const { startWorker } = await import("@/lib/platform/outbox/worker");
  const { handlers } = await import("@/lib/domain/worker");
  const { disconnect } = await import("@/lib/platform/db/client");
  const { requireMasterKey } = await import("@/lib/domain/certificates/signing-keys");
  await requireMasterKey();
  const { scheduleHousekeeping } = await import("@/lib/domain/administration/housekeeping");
  await scheduleHousekeeping();
  const worker = startWorker(handlers);
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    worker
      .stop()
      .then(disconnect)
      .then(() => process.exit(0));
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP", "disconnect"]) process.on(signal, stop);
  console.log("The worker is at work. Ctrl-C stops it.");
}

main().catch((error) => {
  console.error(
    error instanceof ConfigurationError
      ? `The configuration is wrong.\n${error.message}`
      : error instanceof Error
        ? error.message
        : error,
  );
  process.exit(1);
});
