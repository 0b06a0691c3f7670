import { parseArgs } from "node:util";
import { CannotVerify } from "./cannot-verify";
import { readTrust } from "./read-trust";
import { verifyFile } from "./verify-file";

const usage = "usage: npm run verify -- FILE [--trust PEM]…";

/** What the command writes, and the code it leaves with. */
export type Outcome = { code: 0 | 1 | 2; output: string; complaint: string };

/**
 * The command, given its arguments.
 * @param dataFolder of this installation, for its root where no other is named
 * @param at the time of the check
 */
export async function runVerify(args: readonly string[], dataFolder: string, at: Date): Promise<Outcome> {
  try {
    const { file, trust } = readArguments(args);
    const report = await verifyFile(file, await readTrust(trust, dataFolder), at);
    const output = `${JSON.stringify(report, null, 2)}\n`;
    return { code: report.verdict === "valid" ? 0 : 1, output, complaint: "" };
  } catch (error) {
    if (!(error instanceof CannotVerify)) throw error;
    return { code: 2, output: "", complaint: `${error.message}\n` };
  }
}

function readArguments(args: readonly string[]): { file: string; trust: string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { trust: { type: "string", multiple: true, default: [] } },
    });
    const [file] = positionals;
    if (positionals.length === 1 && file) return { file, trust: values.trust };
  } catch (error) {
    throw new CannotVerify(`${(error as Error).message}\n${usage}`);
  }
  throw new CannotVerify(`Name one PDF file.\n${usage}`);
}
