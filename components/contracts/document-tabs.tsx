"use client";

import { FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import { classNames } from "../ui/class-names";

/** The documents of a contract that has several; it stays in view above the pages. */
export function DocumentTabs({
  documents,
  current,
  onOpen,
}: {
  documents: readonly { id: string; fileName: string }[];
  current: string;
  onOpen: (documentId: string) => void;
}) {
  const t = useTranslations("common");
  if (documents.length < 2) return null;
  return (
    <nav
      aria-label={t("contractDocuments")}
      className="sticky -top-7 left-0 z-10 -mx-7 -mt-7 mb-7 overflow-x-auto border-b border-line bg-sheet px-5 max-md:-top-3.5 max-md:-mx-3.5 max-md:-mt-3.5 max-md:mb-3.5 max-md:px-2"
    >
      <ul className="flex gap-1">
        {documents.map(({ id, fileName }) => (
          <li key={id} className="shrink-0">
            <button
              type="button"
              aria-current={id === current ? "true" : undefined}
              onClick={() => onOpen(id)}
              className={classNames(
                "flex min-h-11 max-w-60 items-center gap-2 border-b-2 px-3 text-meta",
                id === current ? "border-seal font-[560] text-ink" : "border-transparent text-ink-2 hover:text-ink",
              )}
            >
              <FileText size={15} aria-hidden="true" className="shrink-0" />
              <span className="truncate">{fileName}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
