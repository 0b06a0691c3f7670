"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { focusContent } from "../layouts/focus-content";
import { Progress } from "../ui/progress";

const lookEveryMs = 3_000;

export type FollowStepProps = {
  stepId: string;
  /** Asks the provider how it stands. */
  follow: (input: { stepId: string }) => Promise<ActionResult<{ over: boolean }>>;
};

/** Looks every three seconds whether the step is answered, one look at a time, and then reads the page anew. */
export function FollowStep({ stepId, follow }: FollowStepProps) {
  const t = useTranslations("verification.handoff");
  const router = useRouter();
  const looking = useRef(false);
  useEffect(() => {
    const look = async () => {
      if (looking.current || document.visibilityState === "hidden") return;
      looking.current = true;
      const answer = await follow({ stepId }).catch(() => null);
      looking.current = false;
      if (!answer?.ok || !answer.data.over) return;
      clearInterval(timer);
      focusContent();
      router.refresh();
    };
    const timer = setInterval(look, lookEveryMs);
    return () => clearInterval(timer);
  }, [follow, stepId, router]);
  return (
    <div role="status" className="grid gap-2.5 rounded-lg bg-sunk px-4 py-3.5">
      <p className="font-[580]">{t("waiting")}</p>
      <Progress label={t("waiting")} />
    </div>
  );
}
