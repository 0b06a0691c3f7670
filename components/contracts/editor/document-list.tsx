"use client";

import { ArrowDown, ArrowUp, FileText, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { FileDrop } from "@/components/ui/file-drop";
import { IconButton } from "@/components/ui/icon-button";
import { draftLimits } from "@/lib/domain/contracts/drafting/draft.schema";
import type { DraftDocument } from "@/lib/domain/contracts/drafting/read-draft";
import type { ActionError } from "@/lib/platform/web/action-result";
import { RemarkList } from "../remark-list";
import { uploadFile } from "../sources/upload-request";
import { DocumentDetails, type DocumentDetailsProps } from "../writing/document-details";
import type { EditorAction } from "./editor-state";

/** Puts an accepted upload into the draft. @returns what stood against it; null when it is in */
export type AddUpload = (uploadId: string) => Promise<Pick<ActionError, "message"> | null>;

export type DocumentListProps = {
  documents: readonly DraftDocument[];
  limitMb: number;
  dispatch: (action: EditorAction) => void;
  add: AddUpload;
  /** For documents that were written here. */
  writing?: Pick<DocumentDetailsProps, "contractId" | "purpose" | "set">;
};

type Current = { name: string; bytes: number; progress?: number };

/** What the contract is made of: one document or several, in their order; more can be added. */
export function DocumentList({ documents, limitMb, dispatch, add, writing }: DocumentListProps) {
  const t = useTranslations("editor.documents");
  const [current, setCurrent] = useState<Current | undefined>();
  const [problem, setProblem] = useState<string | null>(null);
  const cancel = useRef<(() => void) | null>(null);
  const several = documents.length > 1;

  async function take(file: File) {
    setProblem(null);
    const shown = { name: file.name, bytes: file.size };
    setCurrent({ ...shown, progress: 0 });
    const sending = uploadFile(file, (part) => setCurrent({ ...shown, progress: Math.min(0.97, part) }));
    cancel.current = sending.cancel;
    const outcome = await sending.done;
    cancel.current = null;
    const refused = outcome.ok ? await add(outcome.upload.uploadId) : (outcome.error ?? { message: t("broken") });
    setCurrent(undefined);
    setProblem(refused?.message ?? null);
  }

  return (
    <section className="grid gap-4">
      <h2 className="text-heading">{t("title")}</h2>
      <ol className="grid gap-2">
        {documents.map(({ id, fileName, pageCount, remarks, written }, index) => (
          <li key={id} className="grid gap-3 rounded-xl border border-line bg-sheet py-2 pr-2 pl-4">
            <div className="flex items-center gap-3">
              <FileText size={20} aria-hidden="true" className="shrink-0 text-ink-3" />
              <span className="grid min-w-0 flex-1">
                <span className="truncate font-[580]">{fileName}</span>
                <span className="text-meta text-ink-3">{t("pages", { count: pageCount })}</span>
              </span>
              {several ? (
                <span className="flex">
                  <IconButton
                    size="sm"
                    label={t("up", { name: fileName })}
                    disabled={index === 0}
                    icon={<ArrowUp size={16} aria-hidden="true" />}
                    onClick={() => dispatch({ type: "move_document", id, by: -1 })}
                  />
                  <IconButton
                    size="sm"
                    label={t("down", { name: fileName })}
                    disabled={index === documents.length - 1}
                    icon={<ArrowDown size={16} aria-hidden="true" />}
                    onClick={() => dispatch({ type: "move_document", id, by: 1 })}
                  />
                  <IconButton
                    size="sm"
                    label={t("remove", { name: fileName })}
                    icon={<X size={16} aria-hidden="true" />}
                    onClick={() => dispatch({ type: "remove_document", id })}
                  />
                </span>
              ) : null}
            </div>
            {remarks.length > 0 ? <RemarkList remarks={remarks} /> : null}
            {written && writing ? <DocumentDetails document={documents[index] as DraftDocument} {...writing} /> : null}
          </li>
        ))}
      </ol>
      {documents.length < draftLimits.documents ? (
        <FileDrop
          compact
          label={t("add")}
          accept="application/pdf,.pdf"
          acceptLabel="PDF"
          maxBytes={limitMb * 1_000_000}
          hint={t("hint", { limit: limitMb })}
          current={current}
          error={problem}
          onFile={take}
          onCancel={() => cancel.current?.()}
        />
      ) : null}
    </section>
  );
}
