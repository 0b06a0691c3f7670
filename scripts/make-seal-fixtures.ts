import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { makeSealFixtures } from "@/lib/standards/ses/test-fixtures";

/*
 * Writes lib/standards/ses/fixtures anew, with fresh keys:
 * TSX_TSCONFIG_PATH=scripts/tsconfig.json node --import tsx scripts/make-seal-fixtures.ts && npx biome check --write lib/standards/ses
 */
const folder = path.join(import.meta.dirname, "../lib/standards/ses/fixtures");
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const { files, verdicts } = makeSealFixtures();
for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(folder, name), bytes);
writeFileSync(path.join(folder, "verdicts.json"), `${JSON.stringify(verdicts, null, 2)}\n`);
