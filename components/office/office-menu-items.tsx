"use client";

import { KeyRound, LogOut } from "lucide-react";
import Link from "next/link";
import { startTransition } from "react";
import { MenuItem, MenuLine } from "../ui/menu";

/** The end of the account's menu in the back office: the second factor, and out. */
export function OfficeMenuItems({
  secondFactor,
  signOut,
  submit,
}: {
  secondFactor: string;
  signOut: string;
  submit: () => Promise<void>;
}) {
  return (
    <>
      <MenuItem asChild>
        <Link href="/office/second-factor?change=yes">
          <KeyRound size={16} aria-hidden="true" className="text-ink-3" />
          {secondFactor}
        </Link>
      </MenuItem>
      <MenuLine />
      <MenuItem icon={<LogOut size={16} aria-hidden="true" />} onSelect={() => startTransition(submit)}>
        {signOut}
      </MenuItem>
    </>
  );
}
