import "server-only";
import { createHash } from "node:crypto";
import { recordAct } from "@/lib/domain/administration/acts";
import { requireAdministrator } from "@/lib/domain/administration/require-administrator";
import { requireDecider } from "@/lib/domain/administration/two-people";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { conflict, forbidden, invalid, notFound } from "@/lib/platform/errors";
import { isId, newId } from "@/lib/platform/ids";
import { type ColumnMapping, headerKey, mappedHeaders } from "@/lib/standards/bank-statements/csv-mapping";
import { type ImportPreview, lockImport, openContent, sealContent } from "./import-row";
import { readSample, readStatement } from "./read-statement";
import { chooseReceivingAccount } from "./receiving-accounts";
import { rememberedMapping } from "./remember-mapping";
import { requireFormat, statementLimits } from "./statement-file";

export type UploadInput = {
  fileName: string;
  bytes: Uint8Array;
  /** The account of the configuration unless given. */
  receivingAccountId?: string;
};

/**
 * Puts a statement up to be looked at: its format is found, a table's columns are those of the last file with the same
 * headings, or guessed. Nothing is taken in; the file waits encrypted until it is committed or thrown away.
 * @returns the import's id, to be shown with `getImport`
 * @throws DomainError invalid `statement_too_large`, `statement_empty`, `statement_format`, `statement_unreadable`;
 *   forbidden `office_name_needed`, where she is the first of two
 */
export async function previewImport(actor: Actor, input: UploadInput, now = new Date()): Promise<string> {
  const administrator = await requireAdministrator(actor, "finance");
  if (env().STATEMENT_TWO_PERSON) await requireDecider(db(), administrator);
  const { bytes } = input;
  if (bytes.length > statementLimits.maxBytes)
    throw invalid("statement_too_large", { field: "file", megabytes: statementLimits.maxBytes / 1024 / 1024 });
  const format = requireFormat(bytes);
  const mapping = format === "csv" ? await findMapping(bytes) : undefined;
  // A file that cannot be read is refused now, not when somebody wants to take it in. A guess may be wrong.
  if (format !== "csv" || mapping?.mappingFrom === "remembered") await readStatement(bytes, format, mapping?.mapping);
  const account = await findAccount(input.receivingAccountId);
  const id = newId(now.getTime());
  const preview: ImportPreview = { counts: {}, reasons: {}, warnings: [], ...mapping };
  await transaction(async (tx) => {
    await tx.bankImport.create({
      data: {
        id,
        receivingAccountId: account.id,
        source: "statement",
        format,
        fileName: input.fileName.normalize("NFC").slice(-200),
        fileSha256: sha256(bytes),
        state: "preview",
        preview,
        contentCipher: sealContent(id, bytes),
        createdById: administrator.id,
        createdAt: now,
      },
    });
    await recordAct(tx, administrator, { action: "bank_import.uploaded", subjectKind: "bank_import", subjectId: id });
  });
  return id;
}

export const sha256 = (bytes: Uint8Array | string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(createHash("sha256").update(bytes).digest());

async function findMapping(bytes: Uint8Array): Promise<Pick<ImportPreview, "mapping" | "mappingFrom"> | undefined> {
  const { fingerprint, guess } = await readSample(bytes);
  const remembered = await rememberedMapping(fingerprint);
  if (remembered) return { mapping: remembered, mappingFrom: "remembered" };
  return guess ? { mapping: guess, mappingFrom: "guessed" } : undefined;
}

async function findAccount(id: string | undefined) {
  if (id === undefined) return chooseReceivingAccount();
  const account = isId(id) ? await db().receivingAccount.findUnique({ where: { id } }) : null;
  if (!account) throw notFound();
  return account;
}

/**
 * Says which column of a table means what. Remembered for files with the same headings once the import is committed.
 * Where two take a statement in, this belongs to bringing it: whoever said what the columns mean could make any payment
 * of any line.
 * @throws DomainError not_found; forbidden `columns_not_yours`; conflict `import_over`; invalid `mapping_headings` when a heading is not the file's,
 *   `statement_unreadable` when the table cannot be read so
 */
export async function changeMapping(
  actor: Actor,
  { importId, mapping }: { importId: string; mapping: ColumnMapping },
): Promise<void> {
  const administrator = await requireAdministrator(actor, "finance");
  const row = isId(importId) ? await db().bankImport.findUnique({ where: { id: importId } }) : null;
  if (!row) throw notFound();
  if (env().STATEMENT_TWO_PERSON && row.createdById !== administrator.id) throw forbidden("columns_not_yours");
  if (row.state !== "preview" || row.format !== "csv") throw conflict("import_over");
  // Read before anything is locked; what the file says does not change.
  const content = openContent(row);
  const known = new Set((await readSample(content)).headers.map(headerKey));
  const strange = mappedHeaders(mapping).find((header) => !known.has(headerKey(header)));
  if (strange !== undefined) throw invalid("mapping_headings", { field: "mapping", heading: strange });
  await readStatement(content, "csv", mapping);
  await transaction(async (tx) => {
    const locked = await lockImport(tx, importId);
    if (locked.state !== "preview") throw conflict("import_over");
    const preview: ImportPreview = { counts: {}, reasons: {}, warnings: [], mapping, mappingFrom: "chosen" };
    await tx.bankImport.update({ where: { id: importId }, data: { preview } });
  });
}

/** Throws a file away that was looked at. Thrown away twice, it stays so. @throws DomainError conflict `import_over` */
export async function discardImport(actor: Actor, { importId }: { importId: string }): Promise<void> {
  const administrator = await requireAdministrator(actor, "finance");
  await transaction(async (tx) => {
    const row = await lockImport(tx, importId);
    if (row.state === "discarded") return;
    if (row.state !== "preview") throw conflict("import_over");
    await tx.bankImport.update({ where: { id: importId }, data: { state: "discarded", contentCipher: null } });
    await recordAct(tx, administrator, {
      action: "bank_import.discarded",
      subjectKind: "bank_import",
      subjectId: importId,
    });
  });
}
