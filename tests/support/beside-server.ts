import { readFileSync } from "node:fs";
import path from "node:path";
import { clusterOf } from "../../lib/platform/db/embedded-postgres";

/**
 * Makes this process work on the data of a server that runs. Must come before anything is loaded that reads the
 * environment.
 * @param folder the server's DATA_DIR
 */
export function besideServer(folder: string, origin: string | undefined): void {
  const port = readFileSync(path.join(clusterOf(folder), "postmaster.pid"), "utf8").split("\n")[3];
  const password = readFileSync(path.join(folder, "postgres.password"), "utf8").trim();
  Object.assign(process.env, {
    DATA_DIR: folder,
    DATABASE_URL: `postgresql://vermilion:${password}@127.0.0.1:${port}/vermilion`,
    LOG_LEVEL: "silent",
    RATE_LIMITS: "false",
    ...(origin && { APP_URL: origin }),
  });
}
