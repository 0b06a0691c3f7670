"use client";

import { Inbox, LogOut, Settings } from "lucide-react";
import Link from "next/link";
import { startTransition } from "react";
import { MenuItem, MenuLine } from "../ui/menu";

/** The end of the account's menu: settings, the local outbox where it is open, and out. */
export function SignOutItem({
  settings,
  outbox,
  signOut,
  submit,
}: {
  settings: string;
  /** Where mails wait on this machine: the words of the way to them. */
  outbox: string | null;
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
      {outbox ? (
        <MenuItem asChild>
          <Link href="/outbox">
            <Inbox size={16} aria-hidden="true" className="text-ink-3" />
            {outbox}
          </Link>
        </MenuItem>
      ) : null}
      <MenuLine />
      <MenuItem icon={<LogOut size={16} aria-hidden="true" />} onSelect={() => startTransition(submit)}>
        {signOut}
      </MenuItem>
    </>
  );
}
