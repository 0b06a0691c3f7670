"use client";

import { type FormEvent, startTransition, useActionState, useEffect, useRef, useState } from "react";
import type { ActionResult } from "@/lib/platform/web/action-result";

/** A server action as a form sends it. */
export type FormSubmit<T = unknown> = (previous: unknown, form: FormData) => Promise<ActionResult<T> | null>;

/**
 * Joins a form to a server action. It works before the script has loaded; after a refusal what was typed stays, and
 * focus goes to the field that the refusal is about.
 * @param fields the names of the fields that can show an error of their own
 * @param check what is wrong before anything is sent, a sentence by field; all of it is said at once
 */
export function useActionForm<T>(
  submit: FormSubmit<T>,
  fields: readonly string[],
  check?: (form: FormData) => Readonly<Record<string, string>>,
) {
  const [result, send, pending] = useActionState<ActionResult<T> | null, FormData>(submit, null);
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  // True from a press that sent nothing until the next one: what the server said before is then old.
  const [held, setHeld] = useState(false);
  const ref = useRef<HTMLFormElement>(null);
  const error = result && !result.ok && !held ? result.error : null;
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
        const found = check?.(data) ?? {};
        setWrong(found);
        if (Object.keys(found).length > 0) {
          setHeld(true);
          // After the drawing, in which the fields learn that they are wrong.
          requestAnimationFrame(() => ref.current?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus());
          return;
        }
        setHeld(false);
        startTransition(() => send(data));
      },
      onInput: (event: FormEvent<HTMLFormElement>) => {
        const { name } = event.target as HTMLInputElement;
        if (name in wrong) setWrong(({ [name]: _, ...rest }) => rest);
      },
    },
    pending,
    data: result?.ok ? result.data : null,
    error,
    fieldError: (name: string) => wrong[name] ?? (ownField === name ? error?.message : undefined),
    /** What no field shows. */
    formError: ownField ? undefined : error?.message,
  };
}
