import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { tabClass, tabListClass } from "./tab-class";

export type TabLink = { href: string; label: ReactNode; count?: number; current: boolean };

/** Tabs with addresses: lists that can be linked to, reloaded and gone back from. `aside` stands at the right end. */
export function TabLinks({
  label,
  links,
  aside,
  className,
}: {
  label: string;
  links: TabLink[];
  aside?: ReactNode;
  className?: string;
}) {
  return (
    <div
      className={classNames(
        "flex min-w-0 items-end gap-4 border-b border-line phone:flex-col-reverse phone:items-stretch phone:border-b-0",
        className,
      )}
    >
      <nav
        aria-label={label}
        className={classNames(tabListClass, "min-w-0 flex-1 sm:border-b-0 phone:flex-wrap phone:gap-x-4 phone:gap-y-0")}
      >
        {links.map((link) => (
          <Link key={link.href} href={link.href} aria-current={link.current ? "page" : undefined} className={tabClass}>
            {link.label}
            {link.count === undefined ? null : <span className="num ml-1.5 text-ink-3">{link.count}</span>}
          </Link>
        ))}
      </nav>
      {aside ? <div className="pb-1.5">{aside}</div> : null}
    </div>
  );
}
