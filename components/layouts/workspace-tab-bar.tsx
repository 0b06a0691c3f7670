"use client";

import { Menu } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Dialog } from "../ui/dialog";
import { isCurrent } from "./is-current";
import { type NavGroup, WorkspaceNav } from "./workspace-nav";

const cellClass =
  "flex min-h-14 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 px-1 text-[11px] font-[540] text-ink-2 no-underline focus-visible:-outline-offset-2 aria-[current=page]:text-seal-ink";

/** The same navigation at the lower edge of a phone: five entries, or four and a sheet with all of them. */
export function WorkspaceTabBar({ groups, owner }: { groups: NavGroup[]; owner?: ReactNode }) {
  const t = useTranslations("common.nav");
  const pathname = usePathname();
  const [open, setOpen] = useState(false);
  const items = groups.flatMap((group) => group.items);
  const shown = items.length <= 5 ? items : items.slice(0, 4);
  return (
    <div className="fixed inset-x-0 bottom-0 z-30 flex border-t border-line bg-sheet pb-[env(safe-area-inset-bottom)]">
      {shown.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          aria-current={isCurrent(pathname, item.href, item.exact) ? "page" : undefined}
          className={cellClass}
        >
          <span aria-hidden="true" className="relative grid size-5 place-items-center [&>svg]:size-5">
            {item.icon}
            {item.count ? (
              <span className="num absolute -top-1.5 left-3 min-w-4 rounded-full bg-seal px-1 text-center text-[10px] leading-4 text-on-seal">
                {item.count}
              </span>
            ) : null}
          </span>
          <span className="max-w-full truncate">
            {item.label}
            {item.count ? <span className="sr-only"> {item.count}</span> : null}
          </span>
        </Link>
      ))}
      {items.length > shown.length ? (
        <Dialog
          open={open}
          onOpenChange={setOpen}
          title={t("menu")}
          trigger={
            <button type="button" className={cellClass}>
              <Menu size={20} aria-hidden="true" />
              {t("menu")}
            </button>
          }
        >
          {owner ? <div className="mb-3">{owner}</div> : null}
          <WorkspaceNav groups={groups} onNavigate={() => setOpen(false)} />
        </Dialog>
      ) : null}
    </div>
  );
}
