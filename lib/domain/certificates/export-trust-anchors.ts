import "server-only";
import { mkdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { env } from "@/lib/platform/env";
import { trustAnchors } from "./trust-anchors";

/**
 * Leaves the root certificates in the data folder (ca/root.pem), where commands find them that run without the
 * database. To be called at every start, after ensureAuthority().
 */
export async function exportTrustAnchors(): Promise<void> {
  const { rootPem } = await trustAnchors();
  const folder = path.join(env().DATA_DIR, "ca");
  await mkdir(folder, { recursive: true });
  // A reader finds the old file or the new one, never half of it.
  const draft = path.join(folder, `root.pem.${process.pid}`);
  await writeFile(draft, rootPem);
  await rename(draft, path.join(folder, "root.pem"));
}
