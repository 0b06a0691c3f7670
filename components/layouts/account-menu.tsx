"use client";

import { ChevronsUpDown } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Avatar } from "../ui/avatar-stack";
import { Menu } from "../ui/menu";

/** The button with the signed-in person's name; its menu's items are the children (`MenuItem`, `MenuLine`). */
export function AccountMenu({ name, email, children }: { name: string; email: string; children: ReactNode }) {
  const t = useTranslations("common.nav");
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          className="flex min-h-10 max-w-[168px] items-center gap-2 rounded-md px-1.5 text-left hover:bg-hover max-lg:max-w-none"
        >
          <span className="sr-only">{t("account")}: </span>
          <Avatar name={name} />
          <span className="min-w-0 max-lg:hidden">
            <span className="block truncate font-[540]">{name}</span>
          </span>
          <ChevronsUpDown size={14} aria-hidden="true" className="shrink-0 text-ink-3 max-lg:hidden" />
        </button>
      }
    >
      <div className="max-w-64 truncate px-2.5 pt-1.5 pb-1 text-meta text-ink-3">{email}</div>
      {children}
    </Menu>
  );
}
