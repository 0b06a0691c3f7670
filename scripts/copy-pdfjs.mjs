import { cp, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/*
 * Puts what pdf.js fetches while it works under public/pdfjs, so that it comes from our own origin: its worker,
 * character maps, standard fonts, image decoders and colour profiles. The folder is not in git. Run (or imported)
 * again with the same version it does nothing; a folder that a killed run left half-filled is made anew.
 */
const source = path.dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
const target = path.join(root, "public", "pdfjs");
const { version } = JSON.parse(await readFile(path.join(source, "package.json"), "utf8"));
const present = await readFile(path.join(target, "version.txt"), "utf8").catch(() => "");

if (present !== version) {
  const draft = `${target}.${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  for (const folder of ["cmaps", "standard_fonts", "wasm", "iccs"])
    await cp(path.join(source, folder), path.join(draft, folder), { recursive: true });
  await cp(path.join(source, "LICENSE"), path.join(draft, "LICENSE"));
  await cp(path.join(source, "legacy", "build", "pdf.worker.min.mjs"), path.join(draft, "pdf.worker.min.mjs"));
  await writeFile(path.join(draft, "version.txt"), version);
  await rm(target, { recursive: true, force: true });
  await rename(draft, target);
}
