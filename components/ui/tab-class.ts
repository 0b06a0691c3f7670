/** The row of tabs; on a phone it scrolls sideways, except where `TabLinks` wraps it. */
export const tabListClass =
  "flex items-stretch gap-5 overflow-x-auto border-b border-line [scrollbar-width:none] [&::-webkit-scrollbar]:hidden";

/** One tab, chosen by `data-state=active` (Radix) or `aria-current` (a link). */
export const tabClass =
  "-mb-px inline-flex min-h-10 shrink-0 items-center border-b-2 border-transparent text-sm font-[540] whitespace-nowrap text-ink-2 no-underline transition-colors duration-100 hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:border-ink data-[state=active]:text-ink aria-[current=page]:border-ink aria-[current=page]:text-ink";
