import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** For tests only: a directory of its own in which the openssl program is run as an outside judge. */
export class OpensslBench {
  readonly directory = mkdtempSync(path.join(tmpdir(), "vermilion-openssl-"));

  /** Writes a file into the directory; returns its name. */
  file(name: string, content: Uint8Array | string): string {
    writeFileSync(path.join(this.directory, name), content);
    return name;
  }

  /** Reads a file that openssl wrote. */
  read(name: string): Uint8Array {
    return Uint8Array.from(readFileSync(path.join(this.directory, name)));
  }

  /** Runs openssl in the directory; returns its exit code and all it said. */
  run(...args: readonly string[]): { code: number | null; output: string } {
    const { status, stdout, stderr } = spawnSync("openssl", args, { cwd: this.directory, encoding: "utf8" });
    return { code: status, output: `${stdout}${stderr}` };
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
