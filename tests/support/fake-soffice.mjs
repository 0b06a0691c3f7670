#!/usr/bin/env node
/*
 * Stands in for LibreOffice: takes the arguments that it is given, and does what the document's words tell it
 * ("FAKE:slow"). Without such a word it writes a PDF with as many pages as the document has "PAGE" in it.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const arguments_ = process.argv.slice(2);
const after = (name) => arguments_[arguments_.indexOf(name) + 1];
const document = arguments_.at(-1);
const profile = fileURLToPath(arguments_.find((word) => word.startsWith("-env:UserInstallation=")).split("=")[1]);
const words = readFileSync(document, "latin1");
const [, act] = /FAKE:([a-z]+)/.exec(words) ?? [];
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

if (!arguments_.includes("--headless") || after("--convert-to") !== "pdf:writer_pdf_Export") process.exit(64);
const settings = readFileSync(path.join(profile, "user", "registrymodifications.xcu"), "utf8");
if (!/DisableMacrosExecution"[^>]*><value>true</.test(settings)) process.exit(65);
if (!existsSync(process.env.FONTCONFIG_FILE)) process.exit(66);
mkdirSync(path.join(profile, "user", "extensions"), { recursive: true });

const out = path.join(after("--outdir"), `${path.basename(document, path.extname(document))}.pdf`);
switch (act) {
  case "slow":
    await wait(3_000);
    write();
    break;
  case "never":
    spawn(process.execPath, ["-e", "setTimeout(() => {}, 120000)"], { detached: true, stdio: "ignore" }).unref();
    await wait(600_000);
    break;
  case "crash":
    // A signal would not do: the first process of a namespace does not hear its own.
    process.abort();
    break;
  case "nothing":
    break;
  case "half":
    writeFileSync(out, "%PDF-1.7\n1 0 obj\n<</Type/Catalog");
    break;
  case "huge":
    for (let part = 0; part < 2_000; part++)
      writeFileSync(path.join(after("--outdir"), `part-${part}`), Buffer.alloc(5e6));
    break;
  case "children":
    // One that leaves the group, and outlives its parent.
    spawn(process.execPath, ["-e", "setTimeout(() => {}, 120000)"], { detached: true, stdio: "ignore" }).unref();
    write();
    break;
  default:
    write();
}

function write() {
  const count = Math.max(1, words.split("PAGE").length - 1);
  const filter = arguments_.find((word) => word.startsWith("--infilter="))?.slice(11);
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    `<</Type/Pages/Kids[${Array.from({ length: count }, (_, page) => `${4 + 2 * page} 0 R`).join(" ")}]/Count ${count}>>`,
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
  ];
  for (let page = 0; page < count; page++) {
    const text = `BT /F1 24 Tf 72 720 Td (Page ${page + 1}, by way of ${filter}) Tj ET`;
    objects.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${5 + 2 * page} 0 R/Resources<</Font<</F1 3 0 R>>>>>>`,
      `<</Length ${text.length}>>\nstream\n${text}\nendstream`,
    );
  }
  let file = "%PDF-1.7\n";
  const places = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = file.length;
  const rows = places.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
  writeFileSync(out, file, "latin1");
}
