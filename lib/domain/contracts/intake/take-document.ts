import "server-only";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Actor } from "@/lib/platform/actor";
import { env } from "@/lib/platform/env";
import { invalid } from "@/lib/platform/errors";
import { withPassingFile } from "@/lib/platform/storage/passing-file";
import { documentKind, mayBeDocument } from "@/lib/standards/office-documents/document-kind";
import { type AcceptedUpload, acceptUpload } from "./accept-upload";
import { withoutEnding } from "./file-name";
import { withConverted } from "./office/convert-document";
import { findOffice } from "./office/find-office";
import { withRepairedCopy } from "./repair";
import { requireStorage } from "./storage-quota";

export type Taken = {
  fileName: string;
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** Whoever sends it has asked for a repaired copy instead of it. */
  repair?: boolean;
  /** Ends when nobody waits for the answer any more. */
  signal?: AbortSignal | undefined;
};

/**
 * Takes in what a contract can begin as: a PDF as it is, a document that LibreOffice sets as pages, or a repaired copy of
 * a damaged PDF. Of the latter two only the PDF is kept, and `made` says what it is: its owner looks at it before she
 * uses it.
 * @throws DomainError as `acceptUpload` does; office_not_here, office_locked, office_unknown_kind, and what
 *   `withConverted` throws; pdf_broken where no repaired copy can be made
 */
export async function takeDocument(actor: Actor, { fileName, chunks, repair, signal }: Taken): Promise<AcceptedUpload> {
  if (repair) return takeRepaired(actor, fileName, chunks);
  const { head, all } = await beginning(chunks);
  return mayBeDocument(head)
    ? takeConverted(actor, fileName, all, signal)
    : acceptUpload(actor, { fileName, chunks: all });
}

async function takeConverted(
  actor: Actor,
  fileName: string,
  chunks: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): Promise<AcceptedUpload> {
  const office = await findOffice();
  // Said before the rest has arrived.
  if (!office) throw invalid("office_not_here");
  await requireStorage(actor, 0);
  return withPassingFile(chunks, limit(), async (file) => {
    const kind = documentKind(await readFile(file));
    if (kind === "locked") throw invalid("office_locked");
    if (!kind) throw invalid("office_unknown_kind");
    return withConverted({ office, file, kind, whose: actor.accountId, signal }, (pdf) =>
      acceptUpload(actor, { fileName: withoutEnding(fileName), chunks: createReadStream(pdf), made: "converted" }),
    );
  });
}

async function takeRepaired(actor: Actor, fileName: string, chunks: Taken["chunks"]): Promise<AcceptedUpload> {
  await requireStorage(actor, 0);
  return withPassingFile(chunks, limit(), (file) =>
    withRepairedCopy(file, actor.accountId, (copy) => {
      if (!copy) throw invalid("pdf_broken");
      return acceptUpload(actor, { fileName, chunks: createReadStream(copy), made: "repaired" });
    }),
  );
}

const limit = () => env().UPLOAD_LIMIT_MB * 1_000_000;

/** The first eight bytes, or all of fewer, and the whole stream again. */
async function beginning(chunks: Taken["chunks"]): Promise<{ head: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  const iterator = Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]();
  const seen: Uint8Array[] = [];
  let length = 0;
  while (length < 8) {
    const next = await iterator.next();
    if (next.done) break;
    seen.push(next.value);
    length += next.value.length;
  }
  async function* all() {
    try {
      yield* seen;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return { head: Uint8Array.from(Buffer.concat(seen).subarray(0, 8)), all: all() };
}
