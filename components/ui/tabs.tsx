"use client";

import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { tabClass, tabListClass } from "./tab-class";

export type TabsProps = {
  /** What the tabs divide, read out. */
  label: string;
  tabs: Array<{ value: string; label: ReactNode; count?: number; content: ReactNode }>;
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  className?: string;
};

/** Panels of one page, one in sight. For tabs that have an address of their own, see `TabLinks`. */
export function Tabs({ label, tabs, className, defaultValue, ...rest }: TabsProps) {
  return (
    <Radix.Root {...rest} defaultValue={defaultValue ?? tabs[0]?.value} className={className}>
      <Radix.List aria-label={label} className={tabListClass}>
        {tabs.map((tab) => (
          <Radix.Trigger key={tab.value} value={tab.value} className={tabClass}>
            {tab.label}
            {tab.count === undefined ? null : <span className="num ml-1.5 text-ink-3">{tab.count}</span>}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value} className="pt-4 outline-offset-4">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
