import { parseArgs } from "node:util";
import { DomainError } from "@/lib/platform/errors";
import { withOwnInstallation } from "./demo/own-installation";
import { type DemoOptions, runDemo } from "./demo/run-demo";

/**
 * `npm run demo -- [--pdf FILE] [--signers N] [--out DIR]`: the main job without a browser. Exit 0 only if the
 * validator calls every signature valid; 1 if not; 2 when the arguments or the file do not fit.
 */
const usage = "usage: npm run demo -- [--pdf FILE] [--signers N] [--out DIR]   (N from 1 to 20)";

function readOptions(): DemoOptions {
  const { values } = parseArgs({
    options: {
      pdf: { type: "string" },
      signers: { type: "string", default: "2" },
      out: { type: "string", default: "out/demo" },
    },
  });
  const signers = Number(values.signers);
  if (!Number.isInteger(signers) || signers < 1 || signers > 20)
    throw new Error("--signers takes a whole number from 1 to 20");
  return { pdf: values.pdf, signers, out: values.out };
}

async function main(): Promise<number> {
  let options: DemoOptions;
  try {
    options = readOptions();
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    return 2;
  }
  try {
    return (await withOwnInstallation(() => runDemo(options))) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof DomainError) && (error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    console.error(error instanceof DomainError ? await sentence(error) : (error as Error).message);
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
