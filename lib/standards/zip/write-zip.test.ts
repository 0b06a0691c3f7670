import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { writeZip, type ZipEntry } from "./write-zip";

const folder = mkdtempSync(path.join(os.tmpdir(), "vermilion-zip-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = new Date("2026-11-22T10:14:07Z");
const env = { ...process.env, TZ: "UTC", LC_ALL: "C.UTF-8" };
let count = 0;

/** What Info-ZIP's unzip makes of an archive: an implementation that shares nothing with ours. */
function unzip(zip: Uint8Array): { name: string; hex: string; time: string }[] {
  const place = path.join(folder, String(count++));
  writeFileSync(`${place}.zip`, zip);
  execFileSync("unzip", ["-q", `${place}.zip`, "-d", place], { env });
  return readdirSync(place, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(path.join(place, name)).isFile())
    .sort()
    .map((name) => ({
      name,
      hex: readFileSync(path.join(place, name)).toString("hex"),
      time: statSync(path.join(place, name)).mtime.toISOString(),
    }));
}

const text = (words: string) => new TextEncoder().encode(words);

describe("a ZIP archive", () => {
  it("is read by others: names, bytes, times", () => {
    const zip = writeZip(
      [
        { name: "签名/说明.txt", bytes: text("你好") },
        { name: "empty", bytes: text("") },
      ],
      at,
    );
    expect(unzip(zip)).toEqual([
      { name: "empty", hex: "", time: "2026-11-22T10:14:06.000Z" },
      { name: "签名/说明.txt", hex: Buffer.from("你好").toString("hex"), time: "2026-11-22T10:14:06.000Z" },
    ]);
  });

  it("may be empty", () => {
    const file = path.join(folder, "none.zip");
    writeFileSync(file, writeZip([], at));
    // unzip calls an empty archive a warning, and a broken one an error.
    expect(spawnSync("unzip", ["-t", file], { encoding: "utf8", env })).toMatchObject({
      status: 1,
      stdout: expect.stringContaining("zipfile is empty"),
    });
  });

  it("holds whatever bytes it was given", () => {
    const name = fc.stringMatching(/^[a-z]{1,9}\/[a-z0-9]{1,9}$/);
    const entries = fc.uniqueArray(fc.record({ name, bytes: fc.uint8Array({ maxLength: 300 }) }), {
      selector: (entry: ZipEntry) => entry.name,
      minLength: 1,
      maxLength: 6,
    });
    const byName = (a: string[], b: string[]) => (a[0]! < b[0]! ? -1 : 1);
    fc.assert(
      fc.property(entries, (given) => {
        const found = unzip(writeZip(given, at)).map(({ name, hex }) => [name, hex]);
        const wanted = given.map((entry) => [entry.name, Buffer.from(entry.bytes).toString("hex")]);
        expect(found.sort(byName)).toEqual(wanted.sort(byName));
      }),
      { numRuns: 25 },
    );
  });

  it.each(["", "/etc/passwd", "a/../../b", "a//b", "a\\b", "a\0b"])("refuses the name %j", (name) => {
    expect(() => writeZip([{ name, bytes: text("x") }], at)).toThrow(RangeError);
  });

  it("refuses a name twice", () => {
    const entry = { name: "a", bytes: text("x") };
    expect(() => writeZip([entry, entry], at)).toThrow("already");
  });
});
