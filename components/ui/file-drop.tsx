"use client";

import { FileText, Upload, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ChangeEvent, type DragEvent, type ReactNode, useId, useRef, useState } from "react";
import { classNames } from "./class-names";
import { fitsAccept } from "./file-accept";
import { useFileSize } from "./file-size";
import { IconButton } from "./icon-button";
import { Progress } from "./progress";

export type FileDropProps = {
  /** What is wanted: "The contract as a PDF". */
  label: string;
  /** As an input's `accept`: MIME types and .endings. */
  accept: string;
  /** The same for a person to read: "PDF". */
  acceptLabel: string;
  /** Most bytes a file may have. */
  maxBytes: number;
  /** A line below: limits, what happens with the file. */
  hint?: ReactNode;
  /** The file being or having been taken, and how far its upload is (0 to 1). */
  current?: { name: string; bytes: number; progress?: number } | undefined;
  /** What the server said against it. */
  error?: ReactNode;
  disabled?: boolean;
  /** One line high, for one more file below others. */
  compact?: boolean;
  /** Called with a file of a fitting kind and size. */
  onFile?: (file: File) => void;
  /** Instead, for one or several at once: whoever takes them looks at kinds and sizes. */
  onFiles?: (files: File[]) => void;
  /** Stops the upload, or takes the file away. */
  onCancel?: () => void;
};

/** A place for a file, or for several: drag it there, or pick it by mouse, finger or keyboard. */
export function FileDrop({
  label,
  accept,
  acceptLabel,
  maxBytes,
  hint,
  current,
  error,
  disabled = false,
  compact = false,
  onFile,
  onFiles,
  onCancel,
}: FileDropProps) {
  const t = useTranslations("common.file");
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const size = useFileSize();
  const problem = refused ?? error;

  function take(files: readonly File[]) {
    const [file] = files;
    if (!file || disabled) return;
    if (onFiles) onFiles([...files]);
    else if (!fitsAccept(file, accept)) setRefused(t("wrongType", { name: file.name, accepted: acceptLabel }));
    else if (file.size > maxBytes)
      setRefused(t("tooLarge", { name: file.name, size: size(file.size), limit: size(maxBytes) }));
    else {
      setRefused(null);
      onFile?.(file);
    }
  }

  const drag = {
    onDragOver(event: DragEvent) {
      event.preventDefault();
      setOver(!disabled);
    },
    onDragLeave() {
      setOver(false);
    },
    onDrop(event: DragEvent) {
      event.preventDefault();
      setOver(false);
      take(Array.from(event.dataTransfer.files));
    },
  };

  const uploading = current?.progress !== undefined && current.progress < 1;
  return (
    <div className="grid gap-2">
      <div
        {...drag}
        className={classNames(
          "relative grid place-items-center rounded-xl border-[1.5px] border-dashed bg-sheet text-center transition-colors duration-100",
          compact ? "min-h-16 px-4 py-3" : "min-h-44 p-6",
          over ? "border-seal bg-seal-wash" : problem ? "border-seal" : "border-line-strong",
          "has-focus-visible:border-ink has-focus-visible:outline-1 has-focus-visible:outline-ink",
        )}
      >
        <input
          ref={input}
          id={id}
          type="file"
          accept={accept}
          multiple={onFiles !== undefined}
          aria-label={label}
          disabled={disabled || uploading}
          aria-describedby={hint ? `${id}-problem ${id}-hint` : `${id}-problem`}
          aria-invalid={problem ? true : undefined}
          onChange={(event: ChangeEvent<HTMLInputElement>) => {
            take(Array.from(event.target.files ?? []));
            // So that picking the same file again, after a failure, is a change.
            event.target.value = "";
          }}
          className="sr-only"
        />
        {current ? (
          <div className="grid w-full max-w-md gap-3 text-left">
            <div className="flex items-center gap-3">
              <FileText size={22} aria-hidden="true" className="shrink-0 text-ink-3" />
              <div className="min-w-0 flex-1">
                <div className="truncate font-[560]">{current.name}</div>
                <div className="num text-meta text-ink-3" aria-live="polite">
                  {size(current.bytes)}
                  {uploading ? ` · ${t("percent", { percent: current.progress ?? 0 })}` : ""}
                </div>
              </div>
              {onCancel ? (
                <IconButton
                  label={uploading ? t("cancel") : t("remove", { name: current.name })}
                  icon={<X size={17} aria-hidden="true" />}
                  onClick={onCancel}
                />
              ) : null}
            </div>
            {uploading ? (
              <Progress label={t("uploading", { name: current.name })} value={current.progress ?? 0} />
            ) : (
              <label htmlFor={id} className="link w-fit text-meta">
                {t("another")}
              </label>
            )}
          </div>
        ) : (
          <label
            htmlFor={id}
            className={classNames(
              "after:absolute after:inset-0",
              compact
                ? "flex flex-wrap items-center justify-center gap-x-2.5 gap-y-1"
                : "grid justify-items-center gap-2",
              disabled && "opacity-60",
            )}
          >
            <Upload size={22} aria-hidden="true" className={over ? "text-seal-ink" : "text-ink-3"} />
            <span className={compact ? "font-[560]" : "font-serif text-subheading font-[600]"}>{label}</span>
            <span className="text-ink-2">
              {over ? (
                t("dropNow")
              ) : (
                <>
                  <span className="pointer-coarse:hidden">{t("drop")} </span>
                  <span className="text-ink underline decoration-line-strong underline-offset-3">{t("choose")}</span>
                </>
              )}
            </span>
          </label>
        )}
      </div>
      <div id={`${id}-problem`} aria-live="assertive" className="text-meta text-seal-ink empty:hidden">
        {problem}
      </div>
      {hint ? (
        <p id={`${id}-hint`} className="text-meta text-ink-3">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
