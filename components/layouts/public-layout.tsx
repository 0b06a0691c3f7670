import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Brand } from "../ui/brand";
import { Button } from "../ui/button";
import { contentId, SkipLink } from "./skip-link";

export type PublicLayoutProps = {
  preferences: ReactNode;
  /** A signed-in reader is offered her own contracts instead of the doors. */
  signedIn?: boolean;
  /** Who runs this installation. */
  operator: ReactNode;
  children: ReactNode;
};

/** Pages that anyone may read: brand, language, the doors in; at the end what Vermilion is and is not. */
export function PublicLayout({ preferences, signedIn = false, operator, children }: PublicLayoutProps) {
  const t = useTranslations("common");
  return (
    <div className="grid min-h-dvh grid-cols-1 grid-rows-[auto_1fr_auto]">
      <SkipLink />
      <header data-print="hide" className="border-b border-line bg-sheet">
        <div className="mx-auto flex h-16 max-w-[1240px] items-center gap-1 px-8 phone:h-14 phone:px-4">
          <Link href="/" className="mr-auto flex rounded-sm no-underline">
            <Brand />
          </Link>
          <Button asChild variant="quiet" className="max-md:hidden">
            <Link href="/verify">{t("nav.verify")}</Link>
          </Button>
          {preferences}
          {signedIn ? (
            <Button asChild variant="secondary" className="ml-2">
              <Link href="/contracts">{t("nav.contracts")}</Link>
            </Button>
          ) : (
            <>
              <Button asChild variant="quiet" className="phone:px-2.5">
                <Link href="/sign-in">{t("nav.signIn")}</Link>
              </Button>
              <Button asChild variant="secondary" className="ml-1 max-sm:hidden">
                <Link href="/sign-up">{t("nav.signUp")}</Link>
              </Button>
            </>
          )}
        </div>
      </header>
      <main id={contentId} tabIndex={-1} className="min-w-0 outline-none">
        {children}
      </main>
      <footer data-print="hide" className="border-t border-line">
        <div className="mx-auto flex max-w-[1240px] flex-wrap items-center gap-x-8 gap-y-3 px-8 py-8 text-meta text-ink-2 phone:px-4">
          <span className="mr-auto font-serif text-sm font-[600] text-ink" translate="no">
            Vermilion
          </span>
          <span>{t("footer.licence")}</span>
          <span>
            {t("footer.notLicensed")}{" "}
            <Link href="/#legal" className="link">
              {t("footer.whatItMeans")}
            </Link>
          </span>
          <Link href="/verify" className="link">
            {t("nav.verify")}
          </Link>
          <div className="basis-full">{operator}</div>
        </div>
      </footer>
    </div>
  );
}
