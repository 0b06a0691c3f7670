"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import type { Candidate } from "@/lib/domain/signing/batch/candidates";
import type { ActionError, ActionResult } from "@/lib/platform/web/action-result";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { Notice } from "../ui/notice";
import { useReason } from "./use-reason";

export type ChooseContractsProps = {
  candidates: readonly Candidate[];
  /** As many go together. */
  most: number;
  open: (input: { participantIds: string[] }) => Promise<ActionResult<{ batchId: string }>>;
};

/** Which contracts are to be signed together. Those that cannot be say why, and have their own room. */
export function ChooseContracts({ candidates, most, open }: ChooseContractsProps) {
  const t = useTranslations("batch.choose");
  const reason = useReason();
  const format = useFormatter();
  const router = useRouter();
  const possible = candidates.filter(({ why }) => why === null).slice(0, most);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(possible.map(({ participantId }) => participantId)),
  );
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ActionError | null>(null);
  const all = chosen.size === possible.length;

  function choose(id: string, on: boolean) {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  }
  async function start() {
    setBusy(true);
    const ids = candidates.map(({ participantId }) => participantId).filter((id) => chosen.has(id));
    const result = await open({ participantIds: ids });
    if (result.ok) return router.push(`/contracts/several/${result.data.batchId}`);
    setBusy(false);
    setError(result.error);
    router.refresh();
  }
  const about = ({ from, pageCount, organization, dueAt }: Candidate) =>
    [
      t("detail", { from, pages: pageCount }),
      organization && t("for", { organization }),
      dueAt && t("due", { date: format.dateTime(dueAt, { day: "numeric", month: "short" }) }),
    ]
      .filter(Boolean)
      .join(" · ");

  return (
    <div className="grid gap-5">
      {possible.length > 1 ? (
        <Button
          variant="quiet"
          size="sm"
          className="justify-self-start"
          onClick={() => setChosen(new Set(all ? [] : possible.map(({ participantId }) => participantId)))}
        >
          {t(all ? "none" : "all")}
        </Button>
      ) : null}
      <ul aria-label={t("label")} className="grid gap-2.5">
        {candidates.map((one) => (
          <li key={one.participantId} className="rounded-lg border border-line bg-sheet px-4 py-1">
            {one.why === null ? (
              <Checkbox
                label={<span className="font-[560] text-ink wrap-anywhere">{one.title}</span>}
                hint={about(one)}
                checked={chosen.has(one.participantId)}
                disabled={!chosen.has(one.participantId) && chosen.size >= most}
                onChange={(event) => choose(one.participantId, event.target.checked)}
              />
            ) : (
              <div className="flex flex-wrap items-center gap-3 py-2.5 pl-8">
                <div className="min-w-0 flex-1 basis-60">
                  <p className="text-sm font-[560] wrap-anywhere">{one.title}</p>
                  <p className="text-meta text-ink-3">{about(one)}</p>
                  <p className="text-meta text-ink-2">{reason(one.why, "")}</p>
                </div>
                <Button asChild size="sm" variant="secondary">
                  <Link href={`/sign/${one.participantId}`} aria-label={t("aloneOf", { title: one.title })}>
                    {t("alone")}
                  </Link>
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {possible.length === 0 ? <p className="text-ink-2">{t("nothingHere")}</p> : null}
      {error ? (
        <Notice tone="error" announce>
          {error.message}
        </Notice>
      ) : null}
      {possible.length > 0 ? (
        <div className="flex flex-wrap items-center gap-3">
          <Button size="lg" busy={busy} disabled={chosen.size === 0} onClick={start} className="phone:w-full">
            {t("start", { count: chosen.size })}
          </Button>
          {candidates.length > most ? <p className="text-meta text-ink-3">{t("most", { most })}</p> : null}
        </div>
      ) : null}
    </div>
  );
}
