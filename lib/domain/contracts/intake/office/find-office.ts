import "server-only";
import { constants } from "node:fs";
import { access } from "node:fs/promises";
import path from "node:path";
import { env } from "@/lib/platform/env";

const names = ["soffice", "libreoffice"];
/** Where it lies on a Mac, which puts no programs on the path. */
const elsewhere = ["/Applications/LibreOffice.app/Contents/MacOS/soffice"];

/**
 * Where LibreOffice's program is: what `LIBREOFFICE` names, or the first on the path. It is looked for each time, so
 * that one that is installed later is found without a restart.
 * @returns null where it is not installed, or switched off
 */
export async function findOffice(): Promise<string | null> {
  const named = env().LIBREOFFICE;
  if (named === "none") return null;
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  const places =
    named === "auto"
      ? [...folders.flatMap((folder) => names.map((name) => path.join(folder, name))), ...elsewhere]
      : [path.resolve(named)];
  for (const place of places) {
    const runs = await access(place, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runs) return place;
  }
  return null;
}
