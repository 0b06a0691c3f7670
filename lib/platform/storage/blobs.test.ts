import { createHash } from "node:crypto";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { hasBlob, readBlob, readBlobRange, storeBlob } from "./blobs";

const text = (value: string) => new TextEncoder().encode(value);
const folder = () => path.join(process.env.DATA_DIR!, "blobs");
const fileOf = (sha256: Uint8Array) => {
  const name = Buffer.from(sha256).toString("hex");
  return path.join(folder(), name.slice(0, 2), name.slice(2));
};

it("keeps bytes under their own hash, once", async () => {
  const first = await storeBlob([text("one "), text("two")], 100);
  expect(first.size).toBe(7);
  expect(Buffer.from(first.sha256)).toEqual(createHash("sha256").update("one two").digest());
  expect(await storeBlob([text("one two")], 100)).toEqual(first);
  expect((await readBlob(first.sha256)).toString()).toBe("one two");
  const part: Buffer[] = [];
  for await (const chunk of readBlobRange(first.sha256, 4, 6)) part.push(chunk as Buffer);
  expect(Buffer.concat(part).toString()).toBe("two");
  expect(readdirSync(path.join(folder(), "incoming"))).toEqual([]);
});

it("stops reading at the limit and leaves nothing", async () => {
  let asked = 0;
  async function* endless() {
    for (;;) {
      asked++;
      yield new Uint8Array(1000);
    }
  }
  await expect(storeBlob(endless(), 5000)).rejects.toMatchObject({ code: "upload_too_large" });
  expect(asked).toBeLessThan(10);
  await expect(storeBlob([], 5000)).rejects.toMatchObject({ code: "upload_empty" });
  expect(readdirSync(path.join(folder(), "incoming"))).toEqual([]);
});

it("leaves nothing of an upload that breaks off", async () => {
  async function* broken() {
    yield text("half");
    throw new Error("gone");
  }
  await expect(storeBlob(broken(), 100)).rejects.toThrow("gone");
  expect(await hasBlob(createHash("sha256").update("half").digest())).toBe(false);
  expect(readdirSync(path.join(folder(), "incoming"))).toEqual([]);
});

it("says so when a stored file was changed", async () => {
  const { sha256 } = await storeBlob([text("truth")], 100);
  expect(existsSync(fileOf(sha256))).toBe(true);
  writeFileSync(fileOf(sha256), "other");
  await expect(readBlob(sha256)).rejects.toThrow(/no longer has the bytes/);
});
