"use client";

import { useTranslations } from "next-intl";
import { useRef, useState, useTransition } from "react";
import type { ActionError, ActionResult } from "@/lib/platform/web/action-result";

/** One press of a button and what the server says to it: at most one at a time, and its refusal until the next. */
export function useDeed() {
  const t = useTranslations("organizations.flow");
  const [pending, start] = useTransition();
  const [error, setError] = useState<ActionError | null>(null);
  // A refusal of what was typed before says nothing of what stands there now.
  const typed = useRef(0);
  const run = <T>(call: () => Promise<ActionResult<T>>, then: (data: T) => void = () => {}) => {
    if (pending) return;
    setError(null);
    const asked = typed.current;
    start(async () => {
      const broken: ActionResult<T> = { ok: false, error: { code: "no_connection", message: t("noConnection") } };
      const result = await call().catch(() => broken);
      if (result.ok) then(result.data);
      else if (asked === typed.current) setError(result.error);
    });
  };
  return {
    pending,
    run,
    refuse: (field: string, message: string) => setError({ code: "refused_here", field, message }),
    clear: () => {
      typed.current++;
      setError(null);
    },
    errorOf: (field: string) => (error?.field === field ? error.message : undefined),
    /** What none of these fields shows. */
    general: (...fields: string[]) => (error && !fields.includes(error.field ?? "") ? error.message : null),
    error,
  };
}
