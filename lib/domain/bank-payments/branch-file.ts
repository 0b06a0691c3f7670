import "server-only";
import { readFile, stat } from "node:fs/promises";
import { CsvError, parse } from "csv-parse/sync";
import { ConfigurationError } from "@/lib/platform/env";
import { StatementError } from "@/lib/standards/bank-statements/errors";
import { decodeStatement } from "@/lib/standards/bank-statements/text-encoding";
import { readCnaps } from "@/lib/standards/china-ids/cnaps";
import type { Branch } from "./branch";

/** China has some 150,000 branches. */
const limits = { maxBytes: 64 * 1024 * 1024, maxLines: 400_000 };
const headings = {
  cnaps: ["cnaps", "联行号", "行号", "支付行号"],
  bank: ["bank", "银行", "行别名称", "总行"],
  branch: ["branch", "支行", "支行名称", "行名", "网点名称"],
  city: ["city", "城市", "所在城市", "地区"],
} as const;

let read: { file: string; changedAt: number; branches: readonly Branch[] } | undefined;

/**
 * The operator's directory of branches: a CSV file with headings for code, bank, branch and, maybe, city. Read again when
 * the file changes. Rows whose code has a wrong check digit are left out.
 * @throws ConfigurationError when the file is missing or has no such headings
 */
export async function readBranchFile(file: string): Promise<readonly Branch[]> {
  const found = await stat(file).catch(() => null);
  if (!found) throw new ConfigurationError("BRANCH_DIRECTORY names a file that cannot be read.");
  if (read?.file === file && read.changedAt === found.mtimeMs) return read.branches;
  const branches = parseBranches(await readFile(file));
  read = { file, changedAt: found.mtimeMs, branches };
  return branches;
}

/**
 * Reads a directory in UTF-8 or GB 18030; the first row has the headings.
 * @throws ConfigurationError when it is no such file
 */
export function parseBranches(bytes: Uint8Array): Branch[] {
  const [headers = [], ...rows] = readRows(bytes);
  const column = (names: readonly string[]) =>
    headers.findIndex((header) => names.includes(header.normalize("NFKC").toLowerCase()));
  const at = {
    cnaps: column(headings.cnaps),
    bank: column(headings.bank),
    branch: column(headings.branch),
    city: column(headings.city),
  };
  if (at.cnaps < 0 || at.bank < 0 || at.branch < 0)
    throw new ConfigurationError("BRANCH_DIRECTORY has no columns cnaps, bank and branch.");
  return rows.flatMap((cells): Branch[] => {
    const code = readCnaps(cells[at.cnaps] ?? "");
    if (!code.ok) return [];
    const cell = (index: number, most: number) => (cells[index] ?? "").slice(0, most);
    return [
      {
        cnaps: code.normalized,
        bank: cell(at.bank, 100),
        branch: cell(at.branch, 140),
        city: cell(at.city, 60) || null,
      },
    ];
  });
}

function readRows(bytes: Uint8Array): string[][] {
  try {
    const { text } = decodeStatement(bytes, limits);
    return parse(text, { bom: true, trim: true, relaxColumnCount: true, skipEmptyLines: true, to: limits.maxLines });
  } catch (error) {
    if (!(error instanceof CsvError || error instanceof StatementError)) throw error;
    throw new ConfigurationError(`BRANCH_DIRECTORY is no table in CSV: ${error.message}.`);
  }
}
