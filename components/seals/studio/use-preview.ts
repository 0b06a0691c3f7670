"use client";

import { useEffect, useState } from "react";
import type { DesignInput, SealPreview } from "@/lib/domain/seals/organization/seal.schema";
import type { ActionResult } from "@/lib/platform/web/action-result";
import type { Outline } from "@/lib/standards/seal-drawing/outline";

export type PreviewOf = (design: DesignInput) => Promise<ActionResult<SealPreview>>;
type Refusal = Extract<SealPreview, { problem: unknown }>;

/** Of keys that repeat and a slider that is pulled not everything is drawn. Milliseconds. */
const pause = 80;
/** Until the server is asked again that could not be reached. Milliseconds. */
const patience = 4000;

/**
 * A design as the server draws it, soon after each change. One question is on its way at a time, and the newest design is
 * the next; what was overtaken is not drawn. While there is a problem the last good drawing stays.
 * @param design null while it is not whole: nothing is asked
 * @param first the drawing that the page came with
 * @param unreached what is said where the server does not answer
 * @returns `behind` while the drawing is of an earlier design
 */
export function usePreview(design: DesignInput | null, first: SealPreview, ask: PreviewOf, unreached: string) {
  const wanted = design && JSON.stringify(design);
  const [outline, setOutline] = useState<Outline | null>("outline" in first ? first.outline : null);
  const [problem, setProblem] = useState<Refusal | null>("problem" in first ? first : null);
  const [failure, setFailure] = useState<{ of: string; message: string; reached: boolean } | null>(null);
  const [answered, setAnswered] = useState(wanted);
  const [busy, setBusy] = useState(false);
  const known = wanted === null || wanted === answered || (failure?.of === wanted && failure.reached);
  const wait = failure?.of === wanted ? patience : pause;

  useEffect(() => {
    if (known || busy) return;
    const timer = setTimeout(async () => {
      setBusy(true);
      const answer = await ask(JSON.parse(wanted) as DesignInput).catch(() => null);
      setBusy(false);
      if (!answer?.ok) {
        setFailure({ of: wanted, message: answer?.error.message ?? unreached, reached: answer !== null });
        return;
      }
      setFailure(null);
      setAnswered(wanted);
      setProblem("problem" in answer.data ? answer.data : null);
      if ("outline" in answer.data) setOutline(answer.data.outline);
    }, wait);
    return () => clearTimeout(timer);
  }, [wanted, known, busy, wait, ask, unreached]);

  return { outline, problem, failure: failure?.message ?? null, behind: wanted !== answered };
}
