"use client";

import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Brand } from "@/components/ui/brand";
import { classNames } from "@/components/ui/class-names";
import type { DraftPurpose } from "@/lib/domain/contracts/drafting/draft.schema";
import { SaveNote } from "./save-note";
import { type EditorStep, editorSteps } from "./steps";
import type { SaveState } from "./use-draft-saver";

export type EditorHeaderProps = {
  title: string;
  step: EditorStep;
  purpose: DraftPurpose;
  saveState: SaveState;
  onStep: (step: EditorStep) => void;
  /** Asks, where leaving would lose something. */
  mayLeave: () => boolean;
  /** The one next thing. */
  action: ReactNode;
  /** Discarding the draft, under a menu. */
  menu: ReactNode;
};

/** The head of the editor: what is edited, whether it is kept, the three steps, and the way on. */
export function EditorHeader({ title, step, purpose, saveState, onStep, mayLeave, action, menu }: EditorHeaderProps) {
  const t = useTranslations("editor");
  const ask = (event: { preventDefault: () => void }) => {
    if (!mayLeave()) event.preventDefault();
  };
  return (
    <header className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 border-b border-line bg-sheet px-5 md:h-16 md:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)] max-md:px-2">
      <div className="flex min-w-0 items-center gap-3 max-md:h-14 max-md:gap-1">
        <Link
          href={purpose === "template" ? "/templates" : "/contracts"}
          onNavigate={ask}
          aria-label={t("back")}
          className="grid size-10 shrink-0 place-items-center rounded-md text-ink-2 no-underline hover:bg-hover lg:hidden"
        >
          <ChevronLeft size={22} aria-hidden="true" />
        </Link>
        <Link
          href={purpose === "template" ? "/templates" : "/contracts"}
          onNavigate={ask}
          aria-label={t("back")}
          className="shrink-0 rounded-sm no-underline max-lg:hidden"
        >
          <Brand />
        </Link>
        <span aria-hidden="true" className="h-6 w-px shrink-0 bg-line max-lg:hidden" />
        <div className="grid min-w-0">
          <h1 className="truncate font-sans text-sm font-[600] tracking-normal">{title || t("untitled")}</h1>
          <SaveNote state={saveState} />
        </div>
      </div>
      <nav
        aria-label={t("steps.label")}
        className="max-md:order-last max-md:col-span-full max-md:-mx-2 max-md:border-t max-md:border-line max-md:px-2"
      >
        <ol className="flex items-center justify-center gap-1 max-md:justify-stretch">
          {editorSteps.map((one, index) => (
            <li key={one} className="max-md:flex-1">
              <button
                type="button"
                aria-current={step === one ? "step" : undefined}
                onClick={() => onStep(one)}
                className={classNames(
                  "flex min-h-10 items-center gap-2 rounded-md px-3 font-[540] max-md:w-full max-md:justify-center max-md:px-1 max-md:text-meta",
                  step === one ? "text-ink" : "text-ink-2 hover:bg-hover hover:text-ink",
                )}
              >
                <span
                  aria-hidden="true"
                  className={classNames(
                    "num grid size-[22px] place-items-center rounded-full border-[1.5px] text-[11px]",
                    step === one ? "border-seal font-[650] text-seal-ink" : "border-line-strong text-ink-3",
                  )}
                >
                  {index + 1}
                </span>
                {t(one === "review" && purpose === "template" ? "steps.reviewTemplate" : `steps.${one}`)}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <div className="flex shrink-0 items-center justify-end gap-1">
        {menu}
        {action}
      </div>
    </header>
  );
}
