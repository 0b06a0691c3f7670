"use client";

import { LogOut, Settings } from "lucide-react";
import Link from "next/link";
import { startTransition } from "react";
import { MenuItem, MenuLine } from "../ui/menu";

/** The end of the account's menu: settings, and out. */
export function SignOutItem({
  settings,
  signOut,
  submit,
}: {
  settings: string;
  signOut: string;
  submit: () => Promise<void>;
}) {
  return (
    <>
      <MenuItem asChild>
        <Link href="/settings">
          <Settings size={16} aria-hidden="true" className="text-ink-3" />
          {settings}
        </Link>
      </MenuItem>
      <MenuLine />
      <MenuItem icon={<LogOut size={16} aria-hidden="true" />} onSelect={() => startTransition(submit)}>
        {signOut}
      </MenuItem>
    </>
  );
}
