"use client";

import { EyeOff } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, useTransition } from "react";
import type { ActionError } from "@/lib/platform/web/action-result";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { PaperFrame, TurnedImage } from "./paper-frame";
import { PdfPaper } from "./pdf-paper";

export type Paper = { id: string; side: string; name: string; mediaType: string; seen: boolean };
type Shown = { blob: Blob; url: string };

/** Gives the pictures' memory back. */
function forget(urls: { current: string[] }): void {
  for (const url of urls.current) URL.revokeObjectURL(url);
  urls.current = [];
}

/**
 * The papers of a review. They are fetched when somebody asks to see them, once for each asking, because each look is
 * recorded; hidden again, they are gone from the page.
 */
export function ReviewPapers({ papers }: { papers: Paper[] }) {
  const t = useTranslations("office.review.papers");
  const router = useRouter();
  const [shown, setShown] = useState<Record<string, Shown>>({});
  const [problem, setProblem] = useState<string>();
  const [busy, start] = useTransition();
  const urls = useRef<string[]>([]);
  useEffect(() => () => forget(urls), []);

  const show = () =>
    start(async () => {
      setProblem(undefined);
      for (const paper of papers) {
        const answer = await fetch(`/files/reviews/${paper.id}`).catch(() => null);
        if (!answer?.ok) {
          const body = (await answer?.json().catch(() => null)) as { error?: ActionError } | null;
          return setProblem(body?.error?.message ?? t("failed"));
        }
        const blob = await answer.blob();
        const url = URL.createObjectURL(blob);
        urls.current.push(url);
        setShown((before) => ({ ...before, [paper.id]: { blob, url } }));
      }
      router.refresh();
    });

  const open = Object.keys(shown).length > 0;
  return (
    <section className="grid gap-4" aria-labelledby="papers">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="papers" className="text-heading">
          {t("title")}
        </h2>
        {open ? (
          <Button
            variant="quiet"
            size="sm"
            icon={<EyeOff size={15} aria-hidden="true" />}
            onClick={() => {
              forget(urls);
              setShown({});
            }}
          >
            {t("hide")}
          </Button>
        ) : null}
      </div>
      {problem ? (
        <Notice tone="error" announce>
          {problem}
        </Notice>
      ) : null}
      {open ? (
        papers.map((paper) => (
          <PaperFrame key={paper.id} name={paper.name} turnable={paper.mediaType !== "application/pdf"}>
            {({ width, turns }) => {
              const file = shown[paper.id];
              if (!file) return null;
              if (paper.mediaType === "application/pdf") return <PdfPaper source={file.blob} width={width} />;
              return <TurnedImage url={file.url} name={paper.name} width={width} turns={turns} />;
            }}
          </PaperFrame>
        ))
      ) : (
        <div className="grid justify-items-center gap-3 rounded-xl border border-dashed border-line-strong px-6 py-12 text-center">
          <p className="max-w-sm text-ink-2">{t("hidden", { count: papers.length })}</p>
          <Button busy={busy} variant="secondary" onClick={show}>
            {t("show")}
          </Button>
        </div>
      )}
    </section>
  );
}
