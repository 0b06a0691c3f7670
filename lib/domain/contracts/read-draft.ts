import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { isLocale } from "@/lib/platform/i18n/locales";
import type { CrossPage, Draft, FieldKind, PageSize } from "./draft.schema";
import type { ParticipantRole } from "./roles";

export type DraftDocument = {
  id: string;
  fileName: string;
  pageCount: number;
  pages: (PageSize & { rotate: number })[];
};

/** A contract's parts in the form that the editor works on and that the checks before sending read. */
export async function readDraft(
  client: Transaction,
  contractId: string,
): Promise<{ draft: Draft; version: number; sendProblem: string | null; documents: DraftDocument[] }> {
  const contract = await client.contract.findUniqueOrThrow({
    where: { id: contractId },
    include: {
      participants: { orderBy: { position: "asc" } },
      documents: { orderBy: { ordinal: "asc" }, include: { fields: { orderBy: { id: "asc" } } } },
    },
  });
  const { title, message, locale, signerLevel, expiresAt, version, sendProblem } = contract;
  return {
    version,
    sendProblem,
    documents: contract.documents.map(({ id, fileName, pageCount, pages }) => ({
      id,
      fileName,
      pageCount,
      pages: pages as DraftDocument["pages"],
    })),
    draft: {
      title,
      message,
      locale: isLocale(locale) ? locale : "en",
      signerLevel,
      expiresAt: expiresAt?.toISOString() ?? null,
      participants: contract.participants.map(({ id, name, email, organizationName, role, turn, signerLevel }) => ({
        id,
        name,
        email,
        organizationName,
        role: role as ParticipantRole,
        turn,
        signerLevel,
      })),
      fields: contract.documents.flatMap((document) =>
        document.fields.map(({ pdfName: _, value: __, kind, options, ...field }) => ({
          ...field,
          kind: kind as FieldKind,
          options: options as CrossPage | null,
        })),
      ),
    },
  };
}
