"use client";

import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Brand } from "../ui/brand";
import { Progress } from "../ui/progress";
import { RoomStepsSheet } from "./room-steps-sheet";
import { contentId, SkipLink } from "./skip-link";

export type RoomLayoutProps = {
  backHref: string;
  backLabel: string;
  title: string;
  /** "From Lanting Paper · due 30 Nov · 6 pages". */
  detail?: ReactNode;
  /** On a phone, in place of `detail`: "Page 3 of 6". */
  phoneDetail?: ReactNode;
  /** A `Tag` at the right of the header; left out on a phone. */
  status?: ReactNode;
  /** Buttons at the right of the header; on a phone only `phoneActions`, one icon button. */
  actions?: ReactNode;
  phoneActions?: ReactNode;
  /** Small pictures of the pages; only where there is room for them. */
  thumbnails?: ReactNode;
  /** What lies on the desk: the pages. */
  children: ReactNode;
  /** Floats over the lower edge of the desk: zoom and page number (`DeskBar`). */
  deskBar?: ReactNode;
  rail: {
    /** "Sign as Qinghe Bookworks". */
    title: ReactNode;
    /** "2 of 4 done. The next place to sign is on page 3." */
    lead?: ReactNode;
    /** How much is done; absent where nothing is to be counted. */
    progress?: { label: string /** 0 to 1 */; value: number };
    /** The steps (`Stepper`); on a phone in a sheet. */
    steps: ReactNode;
  };
  /** The one next thing: a wide, large, primary button. */
  action: ReactNode;
  /** Under the button, on a desk only. */
  note?: ReactNode;
  /** In the phone's bar, above the button: the name of the step, and its number ("3 / 4"). */
  step: { title: ReactNode; detail?: ReactNode; counter?: ReactNode };
};

/**
 * The signing room. The page lies in the middle, large; the steps stand at the right. On a phone the page fills the
 * screen and the step and its button stand in a bar below. The button is one element in both, so focus survives
 * turning the device.
 */
export function RoomLayout(props: RoomLayoutProps) {
  const { title, rail, step } = props;
  const t = useTranslations("common.room");
  return (
    <div className="grid h-dvh grid-cols-1 grid-rows-[56px_minmax(0,1fr)_auto] md:grid-cols-[minmax(0,1fr)_340px] md:grid-rows-[64px_minmax(0,1fr)_auto] min-[73.75rem]:grid-cols-[132px_minmax(0,1fr)_380px]">
      <SkipLink />
      <header className="col-span-full flex items-center gap-4 border-b border-line bg-sheet px-5 max-md:gap-1 max-md:px-2">
        <Link
          href={props.backHref}
          // Nothing else is fetched while the first page is waited for.
          prefetch={false}
          aria-label={props.backLabel}
          className="grid size-10 shrink-0 place-items-center rounded-md text-ink-2 no-underline hover:bg-hover md:hidden"
        >
          <ChevronLeft size={22} aria-hidden="true" />
        </Link>
        <Link
          href={props.backHref}
          prefetch={false}
          aria-label={props.backLabel}
          className="flex shrink-0 rounded-sm no-underline max-md:hidden"
        >
          <Brand />
        </Link>
        <span aria-hidden="true" className="h-6 w-px shrink-0 bg-line max-md:hidden" />
        <div className="min-w-0 flex-1 max-md:text-center">
          <h1 className="truncate font-sans text-sm font-[600] tracking-normal">{title}</h1>
          {props.detail ? <p className="truncate text-[12.5px] text-ink-3 max-md:hidden">{props.detail}</p> : null}
          {props.phoneDetail ? <p className="num truncate text-xs text-ink-3 md:hidden">{props.phoneDetail}</p> : null}
        </div>
        <div className="flex shrink-0 items-center gap-2 max-md:hidden">
          {props.status}
          {props.actions}
        </div>
        <div className="grid min-w-10 shrink-0 place-items-center md:hidden">{props.phoneActions}</div>
      </header>

      <nav
        aria-label={t("pages")}
        className="row-span-2 hidden overflow-y-auto border-r border-line bg-paper px-5 py-5 min-[73.75rem]:block"
      >
        {props.thumbnails}
      </nav>

      <main id={contentId} tabIndex={-1} className="relative min-h-0 min-w-0 bg-sunk outline-none md:row-span-2">
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          aria-label={t("document")}
          className="h-full overflow-auto p-7 -outline-offset-2 max-md:p-3.5"
        >
          {props.children}
        </section>
        {props.deskBar ? (
          <div className="pointer-events-none absolute inset-x-0 bottom-4 max-md:bottom-8 grid place-items-center [&>*]:pointer-events-auto">
            {props.deskBar}
          </div>
        ) : null}
      </main>

      <aside
        aria-label={t("steps")}
        className="hidden min-h-0 grid-rows-[auto_minmax(0,1fr)] border-l border-line bg-sheet md:grid"
      >
        <div className="px-6 py-5">
          <h2 className="text-heading">{rail.title}</h2>
          {rail.lead ? <p className="mt-1.5 text-ink-2">{rail.lead}</p> : null}
          {rail.progress ? <Progress {...rail.progress} className="mt-3.5" /> : null}
        </div>
        <div className="overflow-y-auto px-6 pb-4">{rail.steps}</div>
      </aside>

      <footer className="border-t border-line bg-sheet md:border-l md:px-6 md:py-5 max-md:z-10 max-md:-mt-4 max-md:rounded-t-2xl max-md:px-4 max-md:pt-2 max-md:pb-[max(1rem,env(safe-area-inset-bottom))] max-md:shadow-bar">
        <div className="mb-3 grid gap-1.5 md:hidden">
          <RoomStepsSheet title={rail.title} lead={rail.lead} step={step}>
            {rail.steps}
          </RoomStepsSheet>
          {rail.progress ? <Progress {...rail.progress} /> : null}
        </div>
        {props.action}
        {props.note ? <p className="mt-2.5 text-[12.5px] text-ink-3 max-md:hidden">{props.note}</p> : null}
      </footer>
    </div>
  );
}
