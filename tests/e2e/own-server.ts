import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

export type OwnServer = {
  origin: string;
  /** Where its data is. */
  folder: string;
  /** The path of the link for the first administrator, as the start prints it. */
  officeLink: string;
  stop(): Promise<void>;
};

/**
 * A server of a test file's own, from nothing but the build of the shared one, for what that one is not set up for.
 * @param settings variables beside those that every server of the tests has
 */
export async function startOwnServer(settings: Record<string, string>): Promise<OwnServer> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "vermilion-e2e-own-"));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: String(port),
      APP_URL: origin,
      DATA_DIR: folder,
      DATABASE_URL: "",
      SMTP_URL: "",
      LOG_LEVEL: "warn",
      RATE_LIMITS: "false",
      ...settings,
    },
  });
  const ended = once(child, "close");
  const stop = async () => {
    if (child.exitCode === null) child.kill("SIGTERM");
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (said += part));
  const printed = () => /^ *(http\S+\/office\/join\/\S+)$/m.exec(said)?.[1];
  while (!printed() && child.exitCode === null)
    await Promise.race([once(child.stdout, "data"), once(child.stderr, "data"), ended]);
  const link = printed();
  if (link) return { origin, folder, officeLink: new URL(link).pathname, stop };
  await stop();
  throw new Error(`the server did not start:\n${said}`);
}

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no port was given");
  return address.port;
}
