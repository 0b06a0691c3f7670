"use client";

import { Check } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import { type ComponentProps, createContext, type ReactNode, type RefObject, useContext, useRef } from "react";
import { classNames } from "./class-names";

const itemClass = classNames(
  "flex min-h-9 w-full cursor-pointer items-center gap-2.5 rounded-sm px-2.5 py-1.5 text-sm text-ink no-underline outline-none select-none",
  "pointer-coarse:min-h-11 data-highlighted:bg-hover data-disabled:cursor-not-allowed data-disabled:text-ink-3",
);

/** What the chosen item does once the menu is closed and gives the focus away. */
const AfterClosing = createContext<RefObject<(() => void) | null> | null>(null);

export type MenuProps = {
  /** The button that opens it. One element that takes a ref. */
  trigger: ReactNode;
  align?: "start" | "center" | "end";
  side?: "top" | "bottom";
  /** Open from the start: where its code came because it was asked for. */
  defaultOpen?: boolean;
  /** `MenuItem`, `MenuChoice`, `MenuLabel`, `MenuLine`. */
  children: ReactNode;
};

/**
 * A menu under a button. Arrow keys, type-ahead, Escape. Not modal: the page behind stays readable and
 * scrollable. It stands beside its button in the document, not at the end of the body, and so within the same landmark.
 */
export function Menu({ trigger, align = "end", side = "bottom", defaultOpen = false, children }: MenuProps) {
  const after = useRef<(() => void) | null>(null);
  return (
    <Radix.Root modal={false} defaultOpen={defaultOpen}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Content
        onCloseAutoFocus={(event) => {
          const act = after.current;
          if (!act) return;
          event.preventDefault();
          after.current = null;
          act();
        }}
        align={align}
        side={side}
        sideOffset={6}
        collisionPadding={12}
        className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 animate-rise-in overflow-y-auto rounded-lg border border-line bg-sheet p-1 text-left font-sans font-normal text-ink shadow-paper outline-none"
      >
        <AfterClosing value={after}>{children}</AfterClosing>
      </Radix.Content>
    </Radix.Root>
  );
}

export type MenuItemProps = Omit<ComponentProps<typeof Radix.Item>, "onSelect"> & {
  icon?: ReactNode;
  /** Something is lost by it. */
  danger?: boolean;
  /** What it does puts the focus elsewhere: it is done when the menu has closed, which else gives the focus back. */
  movesFocus?: boolean;
  onSelect?: () => void;
};

/** One thing to do. With `asChild`, its only child is the link or button. */
export function MenuItem({ icon, danger, movesFocus, className, children, onSelect, asChild, ...rest }: MenuItemProps) {
  const after = useContext(AfterClosing);
  const select = () => {
    if (movesFocus && after) after.current = onSelect ?? null;
    else onSelect?.();
  };
  const look = classNames(itemClass, danger && "text-seal-ink", className);
  if (asChild) {
    return (
      <Radix.Item asChild className={look} onSelect={select} {...rest}>
        {children}
      </Radix.Item>
    );
  }
  return (
    <Radix.Item className={look} onSelect={select} {...rest}>
      {icon ? <span className="text-ink-3">{icon}</span> : null}
      {children}
    </Radix.Item>
  );
}

/** One of several settings, the chosen one ticked. Inside `MenuChoices`. */
export function MenuChoice({ value, children }: { value: string; children: ReactNode }) {
  return (
    <Radix.RadioItem value={value} className={classNames(itemClass, "pl-8")}>
      <Radix.ItemIndicator className="absolute left-3.5">
        <Check size={15} aria-hidden="true" />
      </Radix.ItemIndicator>
      {children}
    </Radix.RadioItem>
  );
}

export function MenuChoices({
  label,
  value,
  onValueChange,
  children,
}: {
  label: string;
  value: string;
  onValueChange: (value: string) => void;
  children: ReactNode;
}) {
  return (
    <Radix.RadioGroup value={value} onValueChange={onValueChange} aria-label={label} className="relative">
      <MenuLabel>{label}</MenuLabel>
      {children}
    </Radix.RadioGroup>
  );
}

/** A small heading. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2.5 pt-2 pb-1 text-xs text-ink-3">{children}</Radix.Label>;
}

/** A hairline between groups. */
export function MenuLine() {
  return <Radix.Separator className="mx-1 my-1 h-px bg-line" />;
}
