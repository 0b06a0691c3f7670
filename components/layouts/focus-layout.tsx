import Link from "next/link";
import type { ReactNode } from "react";
import { Brand } from "../ui/brand";
import { contentId, SkipLink } from "./skip-link";

export type FocusLayoutProps = {
  preferences?: ReactNode;
  /** Beside the brand, quiet: what this is about ("Supply agreement 2026-114"). */
  about?: ReactNode;
  /** At the right of the header: a way out ("Leave, continue later"). */
  leave?: ReactNode;
  /** At the end of the page: who runs this installation. */
  operator?: ReactNode;
  children: ReactNode;
};

/** One task on an empty desk: signing up, proving a name. What the task is, `FocusCard` says. */
export function FocusLayout({ preferences, about, leave, operator, children }: FocusLayoutProps) {
  return (
    <div className="grid min-h-dvh grid-cols-1 grid-rows-[auto_1fr_auto]">
      <SkipLink />
      <header
        data-print="hide"
        className="flex h-16 items-center gap-3 border-b border-line bg-sheet px-7 phone:h-14 phone:px-4"
      >
        <Link href="/" className="flex shrink-0 rounded-sm no-underline">
          <Brand />
        </Link>
        {about ? (
          // Beside a way out there is no room for it on a phone, where the title follows at once.
          <span className={`min-w-0 truncate pl-2 text-ink-3 ${leave ? "phone:hidden" : ""}`}>{about}</span>
        ) : null}
        <div className="ml-auto flex shrink-0 items-center gap-1">
          {leave}
          {preferences}
        </div>
      </header>
      <main
        id={contentId}
        tabIndex={-1}
        className="grid min-w-0 content-start justify-items-center px-6 pt-[clamp(1.5rem,7vh,5rem)] pb-16 outline-none phone:px-0 phone:pt-0"
      >
        {children}
      </main>
      {operator ? (
        <footer data-print="hide" className="px-7 py-5 phone:px-6 [&>p]:justify-center phone:[&>p]:justify-start">
          {operator}
        </footer>
      ) : null}
    </div>
  );
}

export type FocusCardProps = {
  /** Above the title: a `Tag` such as "Sandbox register". */
  tag?: ReactNode;
  title: ReactNode;
  lead?: ReactNode;
  /** Below the card: the other door ("You have an account? Sign in"). */
  below?: ReactNode;
  size?: "md" | "lg";
  children: ReactNode;
};

/** The card of a focus page; on a phone the page itself. */
export function FocusCard({ tag, title, lead, below, size = "md", children }: FocusCardProps) {
  const width = size === "md" ? "max-w-[456px]" : "max-w-[620px]";
  return (
    <div className={`grid w-full gap-5 ${width} phone:max-w-none`}>
      <section className="grid gap-5 rounded-xl border border-line bg-sheet px-9 py-9 phone:rounded-none phone:border-0 phone:bg-transparent phone:px-6 phone:pt-7 phone:pb-2">
        <div className="grid gap-3">
          {tag}
          <h1 className="text-[28px] leading-[1.2]">{title}</h1>
          {lead ? <div className="text-ink-2">{lead}</div> : null}
        </div>
        {children}
      </section>
      {below ? <div className="text-center text-ink-2 phone:px-6">{below}</div> : null}
    </div>
  );
}
