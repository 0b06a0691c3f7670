"use client";

import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Segmented } from "@/components/ui/segmented";
import { SaveNote } from "../editor/save-note";
import type { SaveState } from "../editor/use-draft-saver";

export type WritingHeaderProps = {
  title: string;
  back: string;
  saveState: SaveState;
  view: "text" | "pages";
  onView: (view: "text" | "pages") => void;
  /** The one next thing. */
  action: ReactNode;
};

/** What is written, whether it is kept, the text or its pages, and the way on. */
export function WritingHeader({ title, back, saveState, view, onView, action }: WritingHeaderProps) {
  const t = useTranslations("writing");
  return (
    <header className="grid grid-cols-[minmax(0,1fr)_auto_auto] items-center gap-3 border-b border-line bg-sheet px-5 md:h-16 max-md:grid-cols-[minmax(0,1fr)_auto] max-md:px-2 max-md:py-2">
      <div className="flex min-w-0 items-center gap-2">
        <Link
          href={back}
          aria-label={t("back")}
          className="grid size-10 shrink-0 place-items-center rounded-md text-ink-2 no-underline hover:bg-hover"
        >
          <ChevronLeft size={22} aria-hidden="true" />
        </Link>
        <div className="grid min-w-0">
          <h1 className="truncate font-sans text-sm font-[600] tracking-normal">{title || t("untitled")}</h1>
          <SaveNote state={saveState} />
        </div>
      </div>
      <Segmented
        label={t("view.label")}
        hideLabel
        value={view}
        options={[
          { value: "text", label: t("view.text") },
          { value: "pages", label: t("view.pages") },
        ]}
        onValueChange={onView}
        className="w-44 max-md:order-last max-md:col-span-full max-md:w-full"
      />
      {action}
    </header>
  );
}
