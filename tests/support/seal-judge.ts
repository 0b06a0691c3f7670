import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

/** The library of Debian's package libbcprov-java. */
const library = "/usr/share/java/bcprov.jar";

/**
 * What BouncyCastle, an outside judge, says of electronic seals, of signatures made with them, and of revocation lists
 * (names ending in .crl) of SM2: a line for each file.
 * @param root of SM2, trusted, in DER
 */
export async function judgeSeals(root: Uint8Array, files: Record<string, Uint8Array>): Promise<Record<string, string>> {
  if (!existsSync(library)) throw new Error("install libbcprov-java and default-jdk-headless, or run npm test");
  const folder = await mkdtemp(path.join(tmpdir(), "vermilion-seals-"));
  try {
    const write = async (name: string, bytes: Uint8Array) => {
      await writeFile(path.join(folder, name), bytes);
      return path.join(folder, name);
    };
    const names = await Promise.all(Object.entries(files).map(([name, bytes]) => write(name, bytes)));
    const program = path.join(import.meta.dirname, "SealJudge.java");
    const options = ["-cp", library, program, await write("trusted-root.der", root), ...names];
    const { stdout } = await promisify(execFile)("java", options);
    const lines = stdout.trim().split("\n");
    return Object.fromEntries(
      lines.map((line) => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)]),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
