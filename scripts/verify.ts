import { existsSync } from "node:fs";
import path from "node:path";
import { runVerify } from "./verify/run-verify";

/**
 * `npm run verify -- FILE [--trust PEM]…`: validates a signed PDF and writes the report as JSON. Exit 0 when every
 * signature is valid; 1 when not (unsigned, changed, or nobody trusted vouches for a signer); 2 when nothing can be
 * said: the arguments do not fit, or the file is missing or no readable PDF.
 */
const root = path.resolve(import.meta.dirname, "..");

// The data folder as the server finds it.
if (existsSync(path.join(root, ".env"))) process.loadEnvFile(path.join(root, ".env"));
const dataFolder = path.resolve(root, process.env.DATA_DIR || ".data");

const { code, output, complaint } = await runVerify(process.argv.slice(2), dataFolder, new Date());
process.stdout.write(output);
process.stderr.write(complaint);
process.exitCode = code;
