"use client";

import { AlertDialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { Button, type ButtonVariant } from "./button";
import { dialogPanelClass, scrimClass } from "./dialog-class";

export type AlertDialogProps = {
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** The question, as a sentence. */
  title: ReactNode;
  /** What will happen, and whether it can be undone. */
  description: ReactNode;
  /** The words of the deed: "Delete the draft", not "OK". */
  confirm: ReactNode;
  cancel: ReactNode;
  variant?: ButtonVariant;
  /** The deed is being done; the dialog stays until `open` turns false. */
  busy?: boolean;
  onConfirm: () => void;
  children?: ReactNode;
};

/** Asks before something that cannot be taken back. Starts on the harmless answer. */
export function AlertDialog({
  trigger,
  open,
  onOpenChange,
  title,
  description,
  confirm,
  cancel,
  variant = "danger",
  busy = false,
  onConfirm,
  children,
}: AlertDialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger ? <Radix.Trigger asChild>{trigger}</Radix.Trigger> : null}
      <Radix.Portal>
        <Radix.Overlay className={scrimClass} />
        <Radix.Content className={dialogPanelClass("sm")}>
          <div className="px-6 pt-6 phone:px-4">
            <Radix.Title className="font-serif text-heading font-[600]">{title}</Radix.Title>
            <Radix.Description className="mt-2 text-ink-2">{description}</Radix.Description>
          </div>
          <div className="min-h-0 overflow-y-auto px-6 pt-3 phone:px-4">{children}</div>
          <div className="flex flex-row-reverse flex-wrap gap-2 px-6 pt-3 pb-6 phone:px-4 phone:pb-[max(1rem,env(safe-area-inset-bottom))] phone:[&>*]:flex-1">
            <Radix.Action asChild>
              <Button
                variant={variant}
                busy={busy}
                onClick={(event) => {
                  // Whoever controls `open` closes it when the work is done; otherwise Radix does, at once.
                  if (open !== undefined) event.preventDefault();
                  onConfirm();
                }}
              >
                {confirm}
              </Button>
            </Radix.Action>
            <Radix.Cancel asChild>
              <Button variant="secondary">{cancel}</Button>
            </Radix.Cancel>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
