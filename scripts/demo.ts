import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { DomainError } from "@/lib/platform/errors";
import { withOwnInstallation } from "./demo/own-installation";
import { type DemoOptions, runDemo } from "./demo/run-demo";

/**
 * `npm run demo -- [--pdf FILE] [--signers N] [--out DIR]`: the main job without a browser. Exit 0 only if the
 * validator calls every signature valid; 1 if not; 2 when the arguments or the file do not fit.
 */
const usage = "usage: npm run demo -- [--pdf FILE] [--signers N] [--out DIR]   (N from 1 to 20)";

/** @throws Error whose message is the sentence to show */
async function readOptions(): Promise<DemoOptions> {
  const { values } = parseArgs({
    options: {
      pdf: { type: "string" },
      signers: { type: "string", default: "2" },
      out: { type: "string", default: "out/demo" },
    },
  });
  const signers = Number(values.signers);
  if (!/^\d+$/.test(values.signers) || signers < 1 || signers > 20)
    throw new Error("--signers takes a whole number from 1 to 20");
  const from = process.env.INIT_CWD ?? process.cwd();
  return {
    file: values.pdf ? await readInput(path.resolve(from, values.pdf)) : undefined,
    signers,
    out: path.resolve(from, values.out),
  };
}

async function readInput(file: string): Promise<DemoOptions["file"]> {
  try {
    return { bytes: await readFile(file), fileName: path.basename(file) };
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    throw new Error(missing ? `there is no file ${file}` : `${file} cannot be read: ${(error as Error).message}`);
  }
}

async function main(): Promise<number> {
  let options: DemoOptions;
  try {
    options = await readOptions();
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    return 2;
  }
  try {
    return (await withOwnInstallation(() => runDemo(options))) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    console.error(await sentence(error));
    return 2;
  }
}

/** The sentence that a person would read on screen. */
async function sentence(error: DomainError): Promise<string> {
  const { loadMessages } = await import("@/lib/platform/i18n/load-messages");
  const { createTranslator } = await import("next-intl");
  const t = createTranslator({ locale: "en", messages: await loadMessages("en"), namespace: "errors.codes" });
  return t.has(error.code as "unexpected") ? t(error.code as "unexpected", error.details) : error.code;
}

main().then(
  (code) => process.exit(code),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
