"use client";

import { type FormEvent, startTransition, useActionState, useEffect, useRef } from "react";
import type { ActionResult } from "@/lib/platform/web/action-result";

/** A server action as a form sends it. */
export type FormSubmit<T = unknown> = (previous: unknown, form: FormData) => Promise<ActionResult<T> | null>;

/**
 * Joins a form to a server action. It works before the script has loaded; after a refusal what was typed stays, and
 * focus goes to the field that the refusal is about.
 * @param fields the names of the fields that can show an error of their own
 */
export function useActionForm<T>(submit: FormSubmit<T>, fields: readonly string[]) {
  const [result, send, pending] = useActionState<ActionResult<T> | null, FormData>(submit, null);
  const ref = useRef<HTMLFormElement>(null);
  const error = result && !result.ok ? result.error : null;
  useEffect(() => {
    if (error) ref.current?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
  }, [error]);
  const ownField = error?.field && fields.includes(error.field) ? error.field : null;
  return {
    form: {
      ref,
      action: send,
      noValidate: true,
      // Sent by hand: React empties a form after its action, also when the action refused.
      onSubmit: (event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        startTransition(() => send(data));
      },
    },
    pending,
    data: result?.ok ? result.data : null,
    error,
    fieldError: (name: string) => (ownField === name ? error?.message : undefined),
    /** What no field shows. */
    formError: ownField ? undefined : error?.message,
  };
}
