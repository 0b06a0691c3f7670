"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import type { AcceptedUpload } from "@/lib/domain/contracts/intake/accept-upload";
import { Button } from "../../ui/button";
import { FileDrop } from "../../ui/file-drop";
import { useFileSize } from "../../ui/file-size";
import { Notice } from "../../ui/notice";
import { Progress } from "../../ui/progress";
import { RemarkList } from "../remark-list";
import { MadePreview } from "./made-preview";
import { DOCUMENT_TYPES, PICTURE_TYPES, type Picked, pick } from "./picked";
import { PictureDesk } from "./pictures/picture-desk";
import { useSending } from "./use-sending";

export type DocumentSourceProps = {
  limitMb: number;
  /** Whether this server sets documents of office programs as pages. */
  office: boolean;
  /** What follows on `onReady` is under way. */
  busy: boolean;
  /** What went wrong with what followed. */
  problem?: string | null;
  /** An upload that its owner wants: at once where there is nothing to be told about it, otherwise when she has said so. */
  onReady: (upload: AcceptedUpload) => void;
  /** Stands below while nothing is chosen: another way. */
  children?: ReactNode;
};

type Accepted = { upload: AcceptedUpload; original: string };

/**
 * Where a document of a contract comes from: a PDF, pictures that become pages, or a document of an office program.
 */
export function DocumentSource({ limitMb, office, busy, problem, onReady, children }: DocumentSourceProps) {
  const t = useTranslations("contracts.new");
  const errors = useTranslations("errors.codes");
  const file = useTranslations("common.file");
  const size = useFileSize();
  const { sending, send, stop } = useSending();
  const [pictures, setPictures] = useState<Picked[] | null>(null);
  const [accepted, setAccepted] = useState<Accepted | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [damaged, setDamaged] = useState<File | null>(null);
  /** Which choice counts: answers to earlier ones come late. */
  const turn = useRef(0);
  const limit = limitMb * 1_000_000;

  function clear() {
    turn.current += 1;
    stop();
    setAccepted(null);
    setRefused(null);
    setDamaged(null);
    return turn.current;
  }

  async function choose(files: readonly File[]) {
    const own = clear();
    const picked = await pick(files, limit);
    if (own !== turn.current) return;
    if (picked.every(({ kind }) => kind === "picture" || kind === "heif")) return setPictures(picked);
    const [first] = picked;
    if (picked.length > 1 || !first) return setRefused(t("oneAtATime"));
    const no = whyNot(first);
    if (no) setRefused(no);
    else await take(first.file);
  }

  /** What can be said before anything is sent. */
  function whyNot({ file: given, kind }: Picked): string | null {
    const isDocument = kind === "document" || kind === "locked" || kind === "otherDocument";
    if (isDocument && !office) return errors("office_not_here");
    if (kind === "locked") return errors("office_locked");
    if (kind === "otherDocument") return errors("office_unknown_kind");
    if (given.size > limit) return file("tooLarge", { name: given.name, size: size(given.size), limit: size(limit) });
    if (kind === "other" && !/\.pdf$/i.test(given.name) && given.type !== "application/pdf")
      return file("wrongType", { name: given.name, accepted: t(office ? "accepted.all" : "accepted.noOffice") });
    return null;
  }

  async function take(given: File, options: { repair?: boolean } = {}) {
    const own = turn.current;
    const outcome = await send(given, options);
    if (own !== turn.current) return;
    if (!outcome.ok) {
      if (outcome.error?.code === "pdf_repair_offered") setDamaged(given);
      else setRefused(outcome.error?.message ?? t("broken"));
      return;
    }
    setDamaged(null);
    setAccepted({ upload: outcome.upload, original: given.name });
    // Straight on when there is nothing to be told about the file.
    if (outcome.upload.remarks.length === 0 && !outcome.upload.made) onReady(outcome.upload);
  }

  if (pictures && !sending && !accepted) {
    return (
      <PictureDesk
        first={pictures}
        limitMb={limitMb}
        onPdf={(pdf) => void take(pdf)}
        onCancel={() => {
          clear();
          setPictures(null);
        }}
      />
    );
  }
  const made = accepted?.upload.made;
  if (accepted && made) {
    return (
      <div className="grid gap-4">
        <MadePreview
          upload={{ ...accepted.upload, made }}
          original={accepted.original}
          busy={busy}
          onUse={() => onReady(accepted.upload)}
          onAnother={clear}
        />
        {problem ? <p className="text-meta text-seal-ink">{problem}</p> : null}
      </div>
    );
  }
  const working = sending !== null && sending.progress >= 1;
  const shown = sending
    ? { name: sending.file.name, bytes: sending.file.size, progress: Math.min(0.99, sending.progress) }
    : accepted
      ? { name: accepted.upload.fileName, bytes: accepted.upload.bytes }
      : undefined;
  const isConverted = sending !== null && !/\.pdf$/i.test(sending.file.name);
  return (
    <div className="grid gap-5">
      <FileDrop
        label={t("drop")}
        accept={`${DOCUMENT_TYPES},${PICTURE_TYPES}`}
        acceptLabel={t(office ? "accepted.all" : "accepted.noOffice")}
        maxBytes={limit}
        hint={t(office ? "hint.all" : "hint.noOffice", { limit: limitMb })}
        current={shown}
        error={refused ?? problem}
        disabled={busy}
        onFiles={(files) => void choose(files)}
        onCancel={clear}
      />
      {working ? (
        <div role="status" className="grid gap-2 text-ink-2">
          {t(isConverted ? "converting" : "looking")}
          <Progress label={t(isConverted ? "converting" : "looking")} tone="jade" />
        </div>
      ) : null}
      {damaged && !sending ? (
        <Notice
          tone="warning"
          title={t("damaged", { name: damaged.name })}
          announce
          actions={
            <Button variant="secondary" onClick={() => void take(damaged, { repair: true })}>
              {t("repair")}
            </Button>
          }
        >
          {errors("pdf_repair_offered")}
        </Notice>
      ) : null}
      {accepted ? (
        <div className="grid gap-4">
          <RemarkList remarks={accepted.upload.remarks} />
          <Button size="lg" className="w-fit phone:w-full" busy={busy} onClick={() => onReady(accepted.upload)}>
            {t("go", { pages: accepted.upload.pageCount })}
          </Button>
        </div>
      ) : shown ? null : (
        children
      )}
    </div>
  );
}
