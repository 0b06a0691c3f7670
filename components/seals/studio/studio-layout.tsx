import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { contentId, SkipLink } from "../../layouts/skip-link";

/**
 * The studio: what is decided at the left, the drawing on its desk in the middle, who may use it at the right. Where there
 * is no room for three, the drawing stays in sight above what is decided.
 */
export function StudioLayout({
  back,
  title,
  actions,
  form,
  desk,
  aside,
}: {
  back: { href: string; label: string };
  title: string;
  actions: ReactNode;
  form: ReactNode;
  desk: ReactNode;
  aside: ReactNode;
}) {
  const t = useTranslations("studio.aside");
  return (
    <div className="grid min-h-dvh grid-cols-1 grid-rows-[56px_minmax(0,1fr)] bg-paper lg:h-dvh lg:grid-rows-[64px_minmax(0,1fr)]">
      <SkipLink />
      <header className="sticky top-0 z-30 flex items-center gap-3 border-b border-line bg-sheet px-6 phone:px-3">
        <Link
          href={back.href}
          className="flex min-h-10 shrink-0 items-center rounded-sm text-ink-3 no-underline hover:text-ink phone:w-9 phone:justify-center"
        >
          <ChevronLeft size={20} aria-hidden="true" className="sm:hidden" />
          <span className="phone:sr-only">{back.label}</span>
        </Link>
        <span aria-hidden="true" className="text-ink-3 phone:hidden">
          /
        </span>
        <h1 className="min-w-0 flex-1 truncate text-subheading">{title}</h1>
        <div className="flex shrink-0 items-center gap-2">{actions}</div>
      </header>
      <main
        id={contentId}
        tabIndex={-1}
        className="grid min-h-0 grid-cols-1 outline-none lg:grid-cols-[308px_minmax(0,1fr)_288px] lg:grid-rows-[minmax(0,1fr)] xl:grid-cols-[332px_minmax(0,1fr)_320px]"
      >
        <div className="bg-sunk max-lg:sticky max-lg:top-[56px] max-lg:z-20 max-lg:order-first max-lg:border-b max-lg:border-line max-lg:px-4 max-lg:py-4 lg:order-2 lg:grid lg:min-h-0 lg:place-items-center lg:overflow-y-auto lg:p-8">
          {desk}
        </div>
        {/* What is typed in stays below the drawing that stays in sight. */}
        <div className="border-line px-6 py-6 max-lg:[&_:is(input,select,summary)]:scroll-mt-[calc(30dvh+128px)] lg:order-1 lg:min-h-0 lg:overflow-y-auto lg:border-r phone:px-4">
          {form}
        </div>
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          aria-label={t("label")}
          className="border-line bg-sheet px-6 py-6 -outline-offset-2 max-lg:border-t lg:order-3 lg:min-h-0 lg:overflow-y-auto lg:border-l phone:px-4"
        >
          {aside}
        </section>
      </main>
    </div>
  );
}
