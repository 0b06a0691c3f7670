import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { confinement, type ProgramRun, runProgram } from "./bounded-program";
import { processesOf } from "./program-cost";

const made: string[] = [];
const newFolder = () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "vermilion-program-"));
  made.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

const bounds = { milliseconds: 20_000, residentMegabytes: 700, folderMegabytes: 5 };
/** A program of Node's, in a folder of its own. */
const program = (script: string, more: Partial<ProgramRun> = {}): ProgramRun => ({
  command: process.execPath,
  arguments: ["-e", script],
  folder: newFolder(),
  bounds,
  ...more,
});
/** Starts one that leaves the group, survives its parent, and would go on for a minute. */
const stray = `require("child_process").spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"], { detached: true, stdio: "ignore" }).unref();`;
const forever = "setInterval(() => {}, 1000);";

/** All processes of this machine whose command line or environment speaks of a folder. */
const left = async (folder: string) => (await processesOf(undefined, `HOME=${folder}`)).pids;

describe("a bounded program", () => {
  it("runs in its folder, knows nothing of the server's environment, and says how it ended", async () => {
    process.env.VERMILION_TEST_SECRET = "secret";
    const run = program(
      'require("fs").writeFileSync("seen.json", JSON.stringify({ ...process.env, at: process.cwd() })); process.exit(3)',
      { environment: { EXTRA: "1" } },
    );
    expect(await runProgram(run)).toEqual({ code: 3 });
    const seen = JSON.parse(readFileSync(path.join(run.folder, "seen.json"), "utf8"));
    expect(seen).toMatchObject({ HOME: run.folder, TMPDIR: run.folder, at: run.folder, EXTRA: "1" });
    expect(Object.keys(seen).filter((name) => /SECRET|KEY|DATABASE|PASSWORD/.test(name))).toEqual([]);
  });

  it.each<[string, string, Partial<ProgramRun>, string]>([
    ["its time", forever, { bounds: { ...bounds, milliseconds: 700 } }, "time"],
    [
      "its memory",
      `globalThis.held = Buffer.alloc(500e6, 1); ${forever}`,
      { bounds: { ...bounds, residentMegabytes: 300 } },
      "memory",
    ],
    [
      "the room of its folder",
      `setInterval(() => require("fs").appendFileSync("big", Buffer.alloc(2e6)), 20)`,
      {},
      "output",
    ],
    ["the room of its folder, after its end", `require("fs").writeFileSync("big", Buffer.alloc(9e6))`, {}, "output"],
    ["a command that is none", "", { command: "/nowhere/soffice" }, "start"],
  ])("is stopped at %s, with what it has started", async (_, script, more, bound) => {
    const run = program(stray + script, more);
    const running = runProgram(run);
    if ((await confinement()).words.includes("unshare") && bound === "start") {
      // The confinement itself starts, and says that there is nothing to run.
      expect((await running).code).not.toBe(0);
    } else await expect(running).rejects.toMatchObject({ name: "ProgramStopped", bound });
    expect(await left(run.folder)).toEqual([]);
  });

  it("takes what it has started with it when it ends by itself", async () => {
    const run = program(stray);
    expect(await runProgram(run)).toEqual({ code: 0 });
    expect(await left(run.folder)).toEqual([]);
  });

  it("is stopped when nobody waits for it any more, and not begun when nobody did", async () => {
    const asker = new AbortController();
    const run = program(forever, { signal: asker.signal });
    const running = runProgram(run);
    setTimeout(() => asker.abort(), 500);
    await expect(running).rejects.toMatchObject({ bound: "gone" });
    expect(await left(run.folder)).toEqual([]);
    await expect(runProgram(run)).rejects.toMatchObject({ bound: "gone" });
  });

  it("ends with the server that has started it, even when that is killed", async ({ skip }) => {
    if (!(await confinement()).words.includes("setpriv")) skip("this system has no setpriv");
    const folder = newFolder();
    const words = [...(await confinement()).words, process.execPath, "-e", forever];
    const server = spawn(
      process.execPath,
      [
        "-e",
        `require("child_process").spawn(process.argv[1], process.argv.slice(2), { detached: true, stdio: "ignore", env: { HOME: ${JSON.stringify(folder)} , PATH: process.env.PATH } }); ${forever}`,
        ...words,
      ],
      { stdio: "ignore" },
    );
    await expect.poll(async () => (await left(folder)).length, { timeout: 10_000 }).toBeGreaterThan(0);
    server.kill("SIGKILL");
    await once(server, "exit");
    await expect.poll(() => left(folder), { timeout: 10_000 }).toEqual([]);
  });

  it("has no network and no sight of what is hidden, where the system allows it", async ({ skip }) => {
    const { words, hides } = await confinement();
    if (!words.includes("unshare") || !hides) skip("this system allows no namespaces");
    const hidden = newFolder();
    writeFileSync(path.join(hidden, "master.key"), "secret");
    const settings = path.join(newFolder(), ".env");
    writeFileSync(settings, "MASTER_KEY=secret");
    const run = program(
      `const fs = require("fs"); const { execFileSync } = require("child_process");
       let lifted = true; try { execFileSync("umount", [${JSON.stringify(hidden)}], { stdio: "ignore" }) } catch { lifted = false }
       let key = null; try { key = fs.readFileSync(${JSON.stringify(path.join(hidden, "master.key"))}, "utf8") } catch {}
       const settings = fs.readFileSync(${JSON.stringify(settings)}, "utf8");
       const net = Object.values(require("os").networkInterfaces()).flat();
       fs.writeFileSync("seen.json", JSON.stringify({ lifted, key, settings, net }))`,
      { hidden: [hidden, settings, "/no/such/folder"] },
    );
    expect(await runProgram(run)).toEqual({ code: 0 });
    expect(JSON.parse(readFileSync(path.join(run.folder, "seen.json"), "utf8"))).toEqual({
      lifted: false,
      key: null,
      settings: "",
      net: [],
    });
    expect(existsSync(path.join(hidden, "master.key"))).toBe(true);
  });
});
