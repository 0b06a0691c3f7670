"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { classNames } from "../ui/class-names";
import { isCurrent } from "./is-current";

export type NavItem = {
  href: string;
  label: string;
  icon: ReactNode;
  count?: number;
  /** Pages below it have entries of their own. */
  exact?: boolean;
};
export type NavGroup = { label?: string; items: NavItem[] };

/** The navigation as a column of links, the current one on a sheet of its own. */
export function WorkspaceNav({ groups, onNavigate }: { groups: NavGroup[]; onNavigate?: () => void }) {
  const pathname = usePathname();
  return groups.map((group) => (
    <div key={group.label ?? "first"}>
      {group.label ? <div className="px-3 pt-4 pb-1.5 text-xs text-ink-3">{group.label}</div> : null}
      <ul className="grid gap-0.5">
        {group.items.map((item) => (
          <li key={item.href}>
            <Link
              href={item.href}
              onClick={onNavigate}
              aria-current={isCurrent(pathname, item.href, item.exact) ? "page" : undefined}
              className={classNames(
                "flex min-h-[38px] items-center gap-2.5 rounded-md px-3 font-[500] text-ink-2 no-underline pointer-coarse:min-h-11",
                "hover:text-ink aria-[current=page]:bg-sheet aria-[current=page]:text-ink aria-[current=page]:ring-1 aria-[current=page]:ring-line aria-[current=page]:ring-inset",
              )}
            >
              <span aria-hidden="true" className="grid size-[18px] place-items-center text-ink-3 [&>svg]:size-[17px]">
                {item.icon}
              </span>
              <span className="flex-1">{item.label}</span>
              {item.count ? <span className="num text-ink-3">{item.count}</span> : null}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  ));
}
