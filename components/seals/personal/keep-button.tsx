"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";

export type KeepButtonProps = {
  /** Keeps what is shown; null where there is nothing to keep. */
  keep: (() => Promise<ActionResult<{ id: string }>>) | null;
  /** It is kept, under this id. */
  onKept: (id: string) => void;
};

/** Keeps a signature, and says why where that fails: nothing on the page is lost. */
export function KeepButton({ keep, onKept }: KeepButtonProps) {
  const t = useTranslations("seals.page");
  const [error, setError] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const press = () =>
    start(async () => {
      setError(null);
      const answer = await keep?.();
      if (!answer) return;
      if (answer.ok) onKept(answer.data.id);
      else setError(answer.error.message);
    });
  return (
    <>
      {error ? (
        <Notice tone="error" announce>
          {error}
        </Notice>
      ) : null}
      <Button size="lg" className="sm:justify-self-end" busy={pending} disabled={!keep} onClick={press}>
        {t("save")}
      </Button>
    </>
  );
}
