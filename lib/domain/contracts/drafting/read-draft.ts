import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { isLocale } from "@/lib/platform/i18n/locales";
import type { AcceptedPdf } from "@/lib/standards/pdf/inspect";
import type { FormCategory } from "../electronic-form/form-question";
import type { Ask } from "../fields/ask.schema";
import type { FieldKind } from "../fields/field-kinds";
import { type Remark, remarksOn } from "../intake/look";
import type { ParticipantRole } from "../roles";
import { detailsOf, type WrittenColumns, type WrittenDetails } from "../written/written-document";
import type { CrossPage, Draft, PageSize } from "./draft.schema";
import type { IntentMethod, RequiredSealKind } from "./requirements";

export type DraftDocument = {
  id: string;
  fileName: string;
  pageCount: number;
  pages: (PageSize & { rotate: number })[];
  /** What its sender should know about the file. */
  remarks: Remark[];
  /** Of one that was written here: what its text asks for. None for a file that came as one. */
  written?: WrittenDetails | null;
};

/** A document as the editor shows it. */
export function documentOf(
  row: { id: string; fileName: string; pageCount: number; pages: unknown; inspection: unknown } & WrittenColumns,
): DraftDocument {
  const { id, fileName, pageCount, pages, inspection } = row;
  const remarks = remarksOn(inspection as AcceptedPdf);
  return { id, fileName, pageCount, pages: pages as DraftDocument["pages"], remarks, written: detailsOf(row) };
}

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
  const {
    title,
    message,
    locale,
    signerLevel,
    remindEveryDays,
    formAnswer,
    releaserId,
    expiresAt,
    version,
    sendProblem,
    dueInDays,
    numberRuleId,
  } = contract;
  return {
    version,
    sendProblem,
    documents: contract.documents.map(documentOf),
    draft: {
      title,
      message,
      locale: isLocale(locale) ? locale : "en",
      signerLevel,
      remindEveryDays,
      formAnswer: formAnswer as FormCategory | null,
      releaserId,
      dueInDays,
      numberRuleId,
      documentIds: contract.documents.map(({ id }) => id),
      expiresAt: expiresAt?.toISOString() ?? null,
      participants: contract.participants.map(
        ({ id, name, email, organizationName, place, role, turn, signerLevel, ...asked }) => ({
          id,
          place,
          name,
          email,
          organizationName,
          role: role as ParticipantRole,
          turn,
          signerLevel,
          requiredIntent: asked.requiredIntent as IntentMethod | null,
          sealKind: asked.sealKind as RequiredSealKind | null,
        }),
      ),
      fields: contract.documents.flatMap((document) =>
        document.fields.map(({ pdfName: _, value: __, kind, options, ask, ...field }) => ({
          ...field,
          kind: kind as FieldKind,
          options: options as CrossPage | null,
          ask: ask as Ask | null,
        })),
      ),
    },
  };
}
