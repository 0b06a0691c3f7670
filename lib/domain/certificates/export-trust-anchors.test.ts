import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { env } from "@/lib/platform/env";
import { decodePem } from "@/lib/standards/x509/pem";
import { ensureAuthority } from "./authority";
import { exportTrustAnchors } from "./export-trust-anchors";
import { trustAnchors } from "./trust-anchors";

it("leaves the root, and nothing else, in the data folder", async () => {
  await ensureAuthority();
  await exportTrustAnchors();
  await exportTrustAnchors();
  const folder = path.join(env().DATA_DIR, "ca");
  expect(await readdir(folder)).toEqual(["root.pem"]);
  const ders = decodePem(await readFile(path.join(folder, "root.pem"), "utf8"));
  expect(ders).toEqual((await trustAnchors()).roots);
});
