import "server-only";
import { readFile, stat } from "node:fs/promises";
import { ConfigurationError } from "@/lib/platform/env";
import { readCsvTable } from "@/lib/standards/bank-statements/csv-table";
import { readCnaps } from "@/lib/standards/china-ids/cnaps";
import type { Branch } from "./branches";

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

/** @throws ConfigurationError when a heading is missing */
export function parseBranches(bytes: Uint8Array): Branch[] {
  const table = readCsvTable(bytes, [], limits);
  const column = (names: readonly string[]) =>
    table.headers.findIndex((header) => names.includes(header.normalize("NFKC").trim().toLowerCase()));
  const [cnaps, bank, branch, city] = [headings.cnaps, headings.bank, headings.branch, headings.city].map(column) as [
    number,
    number,
    number,
    number,
  ];
  if (cnaps < 0 || bank < 0 || branch < 0)
    throw new ConfigurationError("BRANCH_DIRECTORY has no columns cnaps, bank and branch.");
  return table.rows.flatMap(({ cells }): Branch[] => {
    const code = readCnaps(cells[cnaps] ?? "");
    if (!code.ok) return [];
    return [
      {
        cnaps: code.normalized,
        bank: (cells[bank] ?? "").trim().slice(0, 100),
        branch: (cells[branch] ?? "").trim().slice(0, 140),
        city: city < 0 ? null : (cells[city] ?? "").trim().slice(0, 60) || null,
      },
    ];
  });
}
