import type { PdfFile } from "../pdf/file";
import type { Increment } from "../pdf/increment";
import { name, PdfDict } from "../pdf/objects";

// EN 319 142-1, 5.5 and annex: CAdES signatures and long-term validation data are ESIC extension level 2 of PDF 1.7;
// Adobe's level 8 of the same version brought them first.
const EXTENSIONS = [
  { prefix: "ESIC", level: 2 },
  { prefix: "ADBE", level: 8 },
] as const;

/** Declares in the catalog what the file uses beyond its version (ISO 32000-2, 7.12), keeping what was declared. */
export function declareExtensions(file: PdfFile, increment: Increment): void {
  const catalog = increment.edit(file.root);
  const base = file.version >= "1.7" ? file.version : "1.7";
  if (file.version < "1.7") catalog.set("Version", name("1.7"));
  const declared = new PdfDict(file.asDict(catalog.get("Extensions"))?.entries() ?? []);
  for (const { prefix, level } of EXTENSIONS) {
    const old = file.asDict(declared.get(prefix));
    if ((file.asInteger(old?.get("ExtensionLevel")) ?? 0) >= level) continue;
    declared.set(prefix, PdfDict.of({ BaseVersion: name(base), ExtensionLevel: level }));
  }
  catalog.set("Extensions", declared);
}
