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
/** Another number makes the folder anew: what is changed in the worker has changed. */
const change = 1;
const source = path.dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
const target = path.join(root, "public", "pdfjs");
const { version: published } = JSON.parse(await readFile(path.join(source, "package.json"), "utf8"));
const version = `${published}+${change}`;
const present = await readFile(path.join(target, "version.txt"), "utf8").catch(() => "");

if (present !== version) {
  const draft = `${target}.${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  for (const folder of ["cmaps", "standard_fonts", "wasm", "iccs"])
    await cp(path.join(source, folder), path.join(draft, folder), { recursive: true });
  await cp(path.join(source, "LICENSE"), path.join(draft, "LICENSE"));
  const worker = await readFile(path.join(source, "legacy", "build", "pdf.worker.min.mjs"), "utf8");
  await writeFile(path.join(draft, "pdf.worker.min.mjs"), straightToPages(worker));
  await writeFile(path.join(draft, "version.txt"), version);
  await rm(target, { recursive: true, force: true });
  await rename(draft, target);
}

/**
 * Changes how the worker finds a page. As published it reads the dictionary of every page that hangs directly under the
 * root before it shows the first one: most files of hundreds of pages are made so, and a reader who is sent parts of a
 * file would be sent all of it. Where a node of the page tree has as many kids as pages (ISO 32000-1, 7.7.3.2), each
 * kid is a page, and the one that is wanted is known by its number. If it proves to be no page, the old way is gone.
 * @param {string} worker the published, minified module
 */
function straightToPages(worker) {
  const place =
    /async getPageDict\((?<page>\w+)\)\{(?:(?!async ).)*?const (?<xref>\w+)=this\.xref,(?<counts>\w+)=this\.pageKidsCountCache,(?<indexes>\w+)=this\.pageIndexCache,\w+=this\.pageDictCache;let (?<before>\w+)=0;(?:(?!async ).)*?let (?<count>\w+)=(?<node>\w+)\.getRaw\("Count"\);(?:(?!async ).)*?let (?<kids>\w+)=\k<node>\.getRaw\("Kids"\);\k<kids> instanceof Ref&&\(\k<kids>=await \k<xref>\.fetchAsync\(\k<kids>\)\);/s;
  const found = place.exec(worker);
  if (!found?.groups) throw new Error("pdf.js finds pages in another way now: look at scripts/copy-pdfjs.mjs");
  const { page, xref, counts, indexes, before, count, kids } = found.groups;
  const end = found.index + found[0].length;
  const straight =
    `if(Array.isArray(${kids})&&${kids}.length===${count}){` +
    `const kid=${kids}[${page}-${before}],leaf=kid instanceof Ref?await ${xref}.fetchAsync(kid):null;` +
    `if(leaf instanceof Dict&&!leaf.has("Kids")){${counts}.has(kid)||${counts}.put(kid,1);` +
    `${indexes}.has(kid)||${indexes}.put(kid,${page});return[leaf,kid]}}`;
  return `/* Changed by Vermilion: getPageDict goes straight to a page. */\n${worker.slice(0, end)}${straight}${worker.slice(end)}`;
}
