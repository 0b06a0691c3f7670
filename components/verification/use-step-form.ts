"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import type { IdentityResult } from "@/lib/domain/verification/prove-identity.schema";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { focusContent } from "../layouts/focus-content";
import type { Unproven } from "./identity-outcome";

/** What stands against the form: a sentence by field; what belongs to none of them is under "". */
export type Faults = Record<string, string | undefined>;

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
  const [faults, setFaults] = useState<Faults>({});
  const [refusals, setRefusals] = useState(0);
  const [result, setResult] = useState<Unproven | null>(last);
  const [tried, setTried] = useState(false);
  const [pending, start] = useTransition();
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    // Counted, so that a field that she mends does not send the focus on to the next one.
    if (refusals > 0) form.current?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
  }, [refusals]);

  const refuse = (why: Faults) => {
    setFaults(why);
    setRefusals((count) => count + 1);
  };
  const settle = (field: string) => setFaults((before) => ({ ...before, [field]: undefined }));

  const take = (answer: ActionResult<IdentityResult>) => {
    if (!answer.ok) {
      const until = answer.error.code === "identity_locked" && answer.error.details?.until;
      if (until) return setResult({ outcome: "locked", until: String(until) });
      return refuse({ [answer.error.field ?? ""]: answer.error.message });
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
    locked: result?.outcome === "locked" || (result !== null && "lockedUntil" in result),
    agree(checked: boolean) {
      setAgreed(checked);
      settle("consent");
    },
    /** A field was changed: what was said against it no longer stands. */
    changed: settle,
    clear: () => setFaults({}),
    errorOf: (field: string) => faults[field],
    /** What was refused and belongs to none of these fields. */
    general: (fields: readonly string[]) =>
      Object.entries(faults).find(([field, message]) => message && ![...fields, "consent"].includes(field))?.[1] ??
      null,
    /** Sends the form once nothing stands against it and she has agreed; says all that is wrong at once. */
    send(submit: () => Promise<ActionResult<IdentityResult>>, wrong: Faults) {
      if (pending) return;
      setTried(true);
      const all = { ...wrong, ...(!agreed && { consent: consentNeeded }) };
      if (Object.keys(all).length > 0) return refuse(all);
      setFaults({});
      setResult(null);
      start(async () => take(await submit()));
    },
  };
}
