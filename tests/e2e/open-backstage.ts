import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

/**
 * Starts the process behind the stage of a server that runs. Until it is closed, `backstage.ts` asks it in this process
 * and in those that are started from it.
 */
export async function openBackstage(server: { folder: string; origin: string }): Promise<{ close(): Promise<void> }> {
  const child = spawn(process.execPath, ["--import", "tsx", path.join(root, "tests/support/backstage.ts")], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      E2E_DATA: server.folder,
      E2E_ORIGIN: server.origin,
      TSX_TSCONFIG_PATH: path.join(root, "scripts/tsconfig.json"),
    },
  });
  const ended = once(child, "close");
  const [line] = (await Promise.race([once(child.stdout, "data"), ended])) as [Buffer | number];
  if (!Buffer.isBuffer(line)) throw new Error("the process behind the stage did not start");
  const { E2E_BACKSTAGE: port, E2E_ORIGIN: origin } = process.env;
  Object.assign(process.env, { E2E_BACKSTAGE: line.toString().trim(), E2E_ORIGIN: server.origin });
  return {
    async close() {
      for (const [name, value] of Object.entries({ E2E_BACKSTAGE: port, E2E_ORIGIN: origin }))
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** For the server that all tests share; workers have the environment of this process. @returns what ends it */
export default async function openSharedBackstage(): Promise<() => Promise<void>> {
  const { E2E_DATA: folder = "", E2E_ORIGIN: origin = "" } = process.env;
  return (await openBackstage({ folder, origin })).close;
}
