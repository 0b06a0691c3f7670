"use client";

import { EyeOff } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState, useTransition } from "react";
import type { ActionError } from "@/lib/platform/web/action-result";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { PaperFrame, TurnedImage } from "./paper-frame";

/**
 * The picture that an uploaded seal was made of. It is fetched when somebody asks to see it, because each look is
 * recorded; hidden again, it is gone from the page.
 */
export function SealPicture({ reviewId }: { reviewId: string }) {
  const t = useTranslations("office.sealReview.picture");
  const router = useRouter();
  const [url, setUrl] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const [busy, start] = useTransition();
  useEffect(() => () => void (url && URL.revokeObjectURL(url)), [url]);

  const show = () =>
    start(async () => {
      setProblem(undefined);
      const answer = await fetch(`/files/seal-reviews/${reviewId}`).catch(() => null);
      if (!answer?.ok) {
        const body = (await answer?.json().catch(() => null)) as { error?: ActionError } | null;
        return setProblem(body?.error?.message ?? t("failed"));
      }
      setUrl(URL.createObjectURL(await answer.blob()));
      router.refresh();
    });

  if (url)
    return (
      <div className="grid content-start gap-2">
        <PaperFrame name={t("title")} turnable>
          {({ width, turns }) => <TurnedImage url={url} name={t("title")} width={width} turns={turns} />}
        </PaperFrame>
        <Button
          className="justify-self-end"
          variant="quiet"
          size="sm"
          icon={<EyeOff size={15} aria-hidden="true" />}
          onClick={() => setUrl(undefined)}
        >
          {t("hide")}
        </Button>
      </div>
    );
  return (
    <div className="grid content-start gap-3">
      {problem ? (
        <Notice tone="error" announce>
          {problem}
        </Notice>
      ) : null}
      <div className="grid min-h-72 content-center justify-items-center gap-3 rounded-xl border border-dashed border-line-strong px-6 py-12 text-center">
        <p className="max-w-sm text-ink-2">{t("hidden")}</p>
        <Button busy={busy} variant="secondary" onClick={show}>
          {t("show")}
        </Button>
      </div>
    </div>
  );
}
