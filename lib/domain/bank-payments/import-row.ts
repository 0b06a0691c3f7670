import "server-only";
import { z } from "zod";
import type { Transaction } from "@/lib/platform/db/client";
import type { BankImport } from "@/lib/platform/db/generated/client";
import { conflict, notFound } from "@/lib/platform/errors";
import { isId } from "@/lib/platform/ids";
import { decrypt, encrypt } from "@/lib/platform/secrets/envelope";
import { mappingSchema } from "./remember-mapping";

/** What an import's row says of itself, without anything of a payer: counts, warnings, and how its table is read. */
export const previewSchema = z.object({
  counts: z.record(z.string(), z.number()),
  reasons: z.record(z.string(), z.number()),
  warnings: z.array(z.object({ code: z.string(), line: z.number() })),
  mapping: mappingSchema.optional(),
  mappingFrom: z.enum(["remembered", "guessed", "chosen"]).optional(),
});
export type ImportPreview = z.output<typeof previewSchema>;

export const readPreview = (row: Pick<BankImport, "preview">): ImportPreview =>
  previewSchema.safeParse(row.preview).data ?? { counts: {}, reasons: {}, warnings: [] };

const place = (row: string) => ({ table: "bank_import", column: "contentCipher", row });

export const sealContent = (id: string, bytes: Uint8Array | string): Uint8Array<ArrayBuffer> =>
  encrypt(bytes, place(id));

/** The file of an import that is still looked at. @throws DomainError conflict `import_over` */
export function openContent(row: Pick<BankImport, "id" | "contentCipher">): Buffer {
  if (!row.contentCipher) throw conflict("import_over");
  return decrypt(row.contentCipher, place(row.id));
}

/** An import, locked until the transaction ends. @throws DomainError not_found */
export async function lockImport(tx: Transaction, id: string) {
  if (!isId(id)) throw notFound();
  await tx.$queryRaw`SELECT id FROM bank_import WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const row = await tx.bankImport.findUnique({ where: { id }, include: { receivingAccount: true } });
  if (!row) throw notFound();
  return row;
}
