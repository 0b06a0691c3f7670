"use client";

import { useRef, useState } from "react";
import type {
  NameSealChoice,
  NameSealFace,
  NameSealForm,
  NameSealStart,
} from "@/lib/domain/seals/personal/name-seal.schema";
import type { ActionResult } from "@/lib/platform/web/action-result";

export type PreviewNameSeal = (form: NameSealForm) => Promise<ActionResult<NameSealChoice[]>>;

/** What is decided about a name seal, and how it looks in each hand: drawn anew after each decision, the last one wins. */
export function useNameSeal(start: NameSealStart, preview: PreviewNameSeal) {
  const [form, setForm] = useState(start.form);
  const [drawn, setDrawn] = useState({ form: start.form, choices: start.choices });
  const [face, setFace] = useState<NameSealFace | undefined>(firstWhole(start.choices));
  const [error, setError] = useState<string | null>(null);
  const last = useRef(0);

  const change = async (part: Partial<NameSealForm>) => {
    const next = { ...form, ...part };
    setForm(next);
    setError(null);
    last.current += 1;
    const own = last.current;
    const answer = await preview(next);
    if (own !== last.current) return;
    if (!answer.ok) return setError(answer.error.message);
    setDrawn({ form: next, choices: answer.data });
    // A hand that lacks a character of this text gives way to one that has them all.
    setFace((now) => (now && outlineOf(answer.data, now) ? now : firstWhole(answer.data)));
  };
  const outline = face ? outlineOf(drawn.choices, face) : null;
  /** What is kept is what is seen: nothing while a newer decision is not drawn yet. */
  const look = face && outline && drawn.form === form ? { ...form, face } : null;
  return { form, change, choices: drawn.choices, face, setFace, outline, look, error };
}

const outlineOf = (choices: readonly NameSealChoice[], face: NameSealFace) => {
  const choice = choices.find((one) => one.face === face);
  return choice && "outline" in choice ? choice.outline : null;
};

const firstWhole = (choices: readonly NameSealChoice[]) => choices.find((choice) => "outline" in choice)?.face;
