import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import path from "node:path";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/lib/platform/db/embedded-postgres";
import { ensureDatabase, migrate } from "@/lib/platform/db/migrate";
import { ConfigurationError, type Env, parseEnv } from "@/lib/platform/env";
import { buildIfChanged } from "./build";
import { trustedForwarding } from "./forwarding";
import { lockDataFolder } from "./lock";
import { refusesForeignHost } from "./own-host";

/**
 * The server process: Postgres (unless DATABASE_URL names one), schema, keys, build, web server and worker.
 * Everything it starts it stops, last first, when it is asked to or when a step fails.
 */
const root = path.resolve(import.meta.dirname, "..");
const closing: (() => unknown)[] = [];
let stopping: Promise<void> | undefined;

function stop(code: number): Promise<void> {
  stopping ??= (async () => {
    // Whoever holds on for longer than this is cut off; every change is a transaction, so nothing is half-done.
    setTimeout(() => process.exit(code || 1), 25_000).unref();
    for (const close of closing.reverse())
      await Promise.resolve(close()).catch((error) => console.error(String(error)));
    process.exit(code);
  })();
  return stopping;
}

process.on("SIGINT", () => void stop(0));
process.on("SIGTERM", () => void stop(0));
process.on("SIGHUP", () => void stop(0));
process.on("disconnect", () => void stop(0));
process.on("uncaughtException", (error: NodeJS.ErrnoException) => {
  // A visitor left in the middle of sending something. Next's copy of the request's body throws it where nobody
  // catches; nobody else is to lose the server for it.
  if (error.code === "ECONNRESET" && error.message === "aborted") return;
  console.error(error);
  void stop(1);
});

async function main(): Promise<void> {
  if (existsSync(path.join(root, ".env"))) process.loadEnvFile(path.join(root, ".env"));
  const env = parseEnv({ ...process.env, DATA_DIR: path.resolve(root, process.env.DATA_DIR || ".data") });
  const dev = env.NODE_ENV === "development";
  closing.push(lockDataFolder(env.DATA_DIR));
  const databaseUrl = env.DATABASE_URL ?? (await ownPostgres(env));
  Object.assign(process.env, {
    DATA_DIR: env.DATA_DIR,
    DATABASE_URL: databaseUrl,
    APP_URL: env.APP_URL,
    NEXTAUTH_URL: env.APP_URL,
  });
  await migrate(databaseUrl, root);
  if (!dev) await buildIfChanged(root, process.env.NEXT_DIST_DIR || ".next", (end) => closing.push(end));

  // Only from here on may configuration be read by the app's own code: the environment is complete.
  const { disconnect } = await import("@/lib/platform/db/client");
  closing.push(disconnect);
  const { requireMasterKey } = await import("@/lib/domain/certificates/signing-keys");
  await requireMasterKey();
  const { ensureAuthority } = await import("@/lib/domain/certificates/authority");
  await ensureAuthority();
  const { exportTrustAnchors } = await import("@/lib/domain/certificates/export-trust-anchors");
  await exportTrustAnchors();
  const { ensureReceivingAccount } = await import("@/lib/domain/bank-payments/receiving-accounts");
  await ensureReceivingAccount();
  const { clearUnfinishedBlobs } = await import("@/lib/platform/storage/blobs");
  await clearUnfinishedBlobs();
  await startWeb(env, dev);
  if (env.WORKER === "in-server") {
    const { startWorker } = await import("@/lib/platform/outbox/worker");
    const { handlers } = await import("@/lib/domain/worker");
    const { scheduleHousekeeping } = await import("@/lib/domain/administration/housekeeping");
    await scheduleHousekeeping();
    const worker = startWorker(handlers);
    closing.push(() => worker.stop());
  }
  const { firstAdministratorLink } = await import("@/lib/domain/administration/first-administrator");
  greet(env, await firstAdministratorLink());
}

async function ownPostgres(env: Env): Promise<string> {
  const postgres: EmbeddedPostgres = await startEmbeddedPostgres(env.DATA_DIR);
  closing.push(() => postgres.stop());
  const url = postgres.url("vermilion");
  await ensureDatabase(url);
  return url;
}

async function startWeb(env: Env, dev: boolean): Promise<void> {
  const { default: next } = await import("next");
  let handle:
    | ((request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse) => unknown)
    | undefined;
  const forward = trustedForwarding(env);
  const foreign = refusesForeignHost(env);
  const server: Server = createServer((request, response) => {
    if (foreign(request, response)) return;
    forward(request);
    handle?.(request, response);
  });
  const app = next({ dev, dir: root, hostname: env.HOST, port: env.PORT, httpServer: server });
  await app.prepare();
  handle = app.getRequestHandler();
  closing.push(() => app.close());
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? new Error(`Port ${env.PORT} is in use. Set PORT to another one.`) : error),
    );
    server.listen(env.PORT, env.HOST, resolve);
  });
  closing.push(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        // A browser keeps its connections open for as long as it likes; answers under way get this much time.
        setTimeout(() => server.closeAllConnections(), 5_000).unref();
      }),
  );
}

function greet(env: Env, firstAdministrator: string | null): void {
  const lines = ["", `Vermilion is ready at ${env.APP_URL}`, `  Sign up        ${env.APP_URL}/sign-up`];
  if (!env.SMTP_URL && env.loopback)
    lines.push(`  Read its mails ${env.APP_URL}/outbox  (no SMTP_URL is set, so they wait there)`);
  lines.push(`  Verify a PDF   ${env.APP_URL}/verify`, `  Back office    ${env.APP_URL}/office`);
  if (firstAdministrator)
    lines.push(
      "",
      "There is no administrator yet. Whoever opens this link becomes the first one. It works once, for a day:",
      `  ${firstAdministrator}`,
    );
  lines.push("");
  if (env.IDENTITY_PROVIDER === "sandbox")
    lines.push("Real names are checked against a sandbox register of fictitious people.");
  lines.push("Ctrl-C stops everything.", "");
  console.log(lines.join("\n"));
}

main().catch((error) => {
  if (!stopping)
    console.error(
      error instanceof ConfigurationError
        ? `The configuration is wrong.\n${error.message}`
        : error instanceof Error
          ? error.message
          : error,
    );
  void stop(1);
});
