import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Brand } from "../ui/brand";
import { contentId, SkipLink } from "./skip-link";
import { type NavGroup, WorkspaceNav } from "./workspace-nav";
import { WorkspaceTabBar } from "./workspace-tab-bar";

export type WorkspaceLayoutProps = {
  /** The first group has no label. On a phone its first entries stand in the bar below, the rest under "Menu". */
  nav: NavGroup[];
  /** Who is signed in, with the menu to sign out. */
  account: ReactNode;
  preferences?: ReactNode;
  /** Above the navigation: whose workspace this is. */
  owner?: ReactNode;
  homeHref?: string;
  children: ReactNode;
};

/** Where a signed-in person works: navigation at the left of a desk, at the lower edge of a phone. */
export function WorkspaceLayout({
  nav,
  account,
  preferences,
  owner,
  homeHref = "/contracts",
  children,
}: WorkspaceLayoutProps) {
  const t = useTranslations("common.nav");
  return (
    <div className="grid min-h-dvh grid-cols-1 grid-rows-[56px_1fr] lg:grid-cols-[236px_minmax(0,1fr)] lg:grid-rows-1">
      <SkipLink />
      <header
        data-print="hide"
        className="sticky top-0 z-30 flex items-center gap-1 border-b border-line bg-sheet px-4 lg:h-dvh lg:flex-col lg:items-stretch lg:overflow-y-auto lg:border-r lg:border-b-0 lg:bg-paper lg:px-3.5 lg:py-4.5"
      >
        <Link href={homeHref} className="flex w-fit rounded-sm no-underline lg:mx-3 lg:mt-1.5 lg:mb-4.5">
          <Brand />
        </Link>
        {owner ? <div className="hidden lg:mb-3 lg:block">{owner}</div> : null}
        <nav aria-label={t("main")} className="hidden lg:block">
          <WorkspaceNav groups={nav} />
        </nav>
        <div className="ml-auto flex items-center gap-1 lg:mt-auto lg:ml-0 lg:justify-between lg:pt-4">
          <div className="min-w-0 lg:order-first">{account}</div>
          {preferences}
        </div>
      </header>
      <main
        id={contentId}
        tabIndex={-1}
        className="min-w-0 px-10 pt-8 pb-16 outline-none max-lg:px-8 max-lg:pb-28 phone:px-4 phone:pt-6"
      >
        <div className="mx-auto max-w-[1180px]">{children}</div>
      </main>
      <nav aria-label={t("main")} data-print="hide" className="lg:hidden">
        <WorkspaceTabBar groups={nav} owner={owner} />
      </nav>
    </div>
  );
}
