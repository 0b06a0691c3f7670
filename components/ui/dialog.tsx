"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { classNames } from "./class-names";
import { dialogPanelClass, scrimClass } from "./dialog-class";

export type DialogProps = {
  /** What opens it, if it is not opened by `open`. One element that takes a ref. */
  trigger?: ReactNode;
  open?: boolean;
  /** Open from the start: where its code came because it was asked for. */
  defaultOpen?: boolean;
  onOpenChange?: (open: boolean) => void;
  title: ReactNode;
  /** One sentence under the title; read out with it. */
  description?: ReactNode;
  /** Buttons, the one to press first from the right. */
  actions?: ReactNode;
  /** `full` takes the whole screen of a phone: drawing a signature. */
  size?: "sm" | "md" | "lg" | "full";
  /** Where the person may not leave by pressing outside, because work would be lost. */
  keepOpen?: boolean;
  children?: ReactNode;
};

/** A dialog in the middle of a desk, a sheet from below in the hand. Focus stays inside; Escape closes. */
export function Dialog({
  trigger,
  open,
  defaultOpen,
  onOpenChange,
  title,
  description,
  actions,
  size = "md",
  keepOpen = false,
  children,
}: DialogProps) {
  const t = useTranslations("common");
  // Radix gives the focus back to its own trigger alone.
  const before = useRef<Element | null>(null);
  return (
    <Radix.Root {...(open !== undefined && { open })} defaultOpen={defaultOpen ?? false} onOpenChange={onOpenChange}>
      {trigger ? <Radix.Trigger asChild>{trigger}</Radix.Trigger> : null}
      <Radix.Portal>
        <Radix.Overlay className={scrimClass} />
        <Radix.Content
          className={dialogPanelClass(size)}
          {...(description ? {} : { "aria-describedby": undefined })}
          onOpenAutoFocus={() => {
            before.current = document.activeElement;
          }}
          onCloseAutoFocus={(event) => {
            if (trigger || !(before.current instanceof HTMLElement)) return;
            event.preventDefault();
            before.current.focus({ preventScroll: true });
          }}
          onPointerDownOutside={(event) => keepOpen && event.preventDefault()}
        >
          <header className="flex items-start gap-3 px-6 pt-5 phone:px-4">
            <div className="min-w-0 flex-1">
              <Radix.Title className="font-serif text-heading font-[600]">{title}</Radix.Title>
              {description ? <Radix.Description className="mt-1 text-ink-2">{description}</Radix.Description> : null}
            </div>
            <Radix.Close
              aria-label={t("close")}
              className="-mt-1.5 -mr-2 grid size-10 shrink-0 place-items-center rounded-md text-ink-3 hover:bg-hover hover:text-ink"
            >
              <X size={18} aria-hidden="true" />
            </Radix.Close>
          </header>
          <div className="min-h-0 overflow-y-auto px-6 py-4 phone:px-4">{children}</div>
          {actions ? <footer className={classNames(dialogActionsClass)}>{actions}</footer> : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Closes the dialog around it. Wraps one button. */
export function DialogClose({ children }: { children: ReactNode }) {
  return <Radix.Close asChild>{children}</Radix.Close>;
}

const dialogActionsClass =
  "flex flex-row-reverse flex-wrap items-center gap-2 border-t border-line px-6 py-4 phone:px-4 phone:pb-[max(1rem,env(safe-area-inset-bottom))] phone:[&>*]:flex-1";
