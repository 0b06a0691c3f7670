"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import type { IdentityResult } from "@/lib/domain/verification/prove-identity.schema";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { focusContent } from "../layouts/focus-content";
import type { Unproven } from "./identity-outcome";

type Refusal = { field?: string | undefined; message: string };

/**
 * What every form of a step has in common: the consent, a refusal at its field, and what became of the last try.
 * @param last what became of it, when she comes back to the page
 * @param onProven the name is proven; where nothing is given, the page is read anew
 */
export function useStepForm({
  last,
  consentNeeded,
  onProven,
}: {
  last: Unproven | null;
  consentNeeded: string;
  onProven?: (() => void) | undefined;
}) {
  const router = useRouter();
  const [agreed, setAgreed] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [result, setResult] = useState<Unproven | null>(last);
  const [tried, setTried] = useState(false);
  const [pending, start] = useTransition();
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (refusal) form.current?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
  }, [refusal]);

  const take = (answer: ActionResult<IdentityResult>) => {
    if (!answer.ok) {
      const until = answer.error.code === "identity_locked" && answer.error.details?.until;
      if (until) return setResult({ outcome: "locked", until: String(until) });
      return setRefusal({ field: answer.error.field, message: answer.error.message });
    }
    const { data } = answer;
    if (data.outcome === "match" && onProven) return onProven();
    if (data.outcome === "match" || data.outcome === "checking" || data.outcome === "waiting") {
      focusContent();
      return router.refresh();
    }
    setResult(data);
  };

  return {
    form,
    agreed,
    pending,
    tried,
    result,
    locked: result?.outcome === "locked",
    agree(checked: boolean) {
      setAgreed(checked);
      if (refusal?.field === "consent") setRefusal(null);
    },
    /** A field was changed: what was said against it no longer stands. */
    changed(field: string) {
      if (refusal?.field === field) setRefusal(null);
    },
    refuse: (field: string, message: string) => setRefusal({ field, message }),
    clear: () => setRefusal(null),
    errorOf: (field: string) => (refusal?.field === field ? refusal.message : undefined),
    /** What was refused and belongs to none of these fields. */
    general: (fields: readonly string[]) =>
      refusal && ![...fields, "consent"].includes(refusal.field ?? "") ? refusal.message : null,
    /** Sends the form once she has agreed. */
    send(submit: () => Promise<ActionResult<IdentityResult>>) {
      if (pending) return;
      setTried(true);
      if (!agreed) return setRefusal({ field: "consent", message: consentNeeded });
      setRefusal(null);
      setResult(null);
      start(async () => take(await submit()));
    },
  };
}
