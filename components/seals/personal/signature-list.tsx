"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import type { SignatureInfo } from "@/lib/domain/seals/personal/signature.schema";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { AlertDialog } from "../../ui/alert-dialog";
import { Button } from "../../ui/button";
import { Tag } from "../../ui/tag";
import { useToast } from "../../ui/toast";
import { OutlineView } from "../outline-view";
import { signatureWord } from "./signature-word";

type Change = (input: { sealId: string }) => Promise<ActionResult<unknown>>;

/** The signatures in use at true size: which is offered first, and a way to retire one. */
export function SignatureList({
  signatures,
  prefer,
  retire,
}: {
  signatures: readonly SignatureInfo[];
  prefer: Change;
  retire: Change;
}) {
  const t = useTranslations("seals.page");
  const format = useFormatter();
  const router = useRouter();
  const toast = useToast();
  const [leaving, setLeaving] = useState<SignatureInfo | null>(null);
  const [pending, start] = useTransition();
  const change = (what: Change, sealId: string, done?: string) =>
    start(async () => {
      const answer = await what({ sealId });
      setLeaving(null);
      if (!answer.ok) toast({ tone: "error", title: answer.error.message });
      else if (done) toast({ tone: "success", title: done });
      router.refresh();
    });
  const kind = leaving?.kind ?? "signature";
  return (
    <>
      <ul aria-label={t("list")} className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,19rem),1fr))] gap-4">
        {signatures.map((signature) => {
          const { id, kind, outline, preferred, createdAt } = signature;
          const what = t(`origins.${signatureWord(signature)}`);
          const date = format.dateTime(createdAt, { dateStyle: "medium", timeStyle: "short" });
          return (
            <li key={id} className="grid grid-rows-[1fr_auto] overflow-hidden rounded-xl border border-line bg-sheet">
              <div className="on-paper grid min-h-36 place-items-center bg-sheet p-4">
                <OutlineView outline={outline} label={`${what}, ${t("made", { date })}`} />
              </div>
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line py-2 pr-2 pl-4">
                <div className="min-w-0 flex-1 basis-40 text-meta text-ink-2">
                  {what} · {t("made", { date })}
                </div>
                {preferred ? (
                  <Tag tone="jade">{t("preferred")}</Tag>
                ) : (
                  <Button
                    variant="quiet"
                    size="sm"
                    disabled={pending}
                    aria-label={t("preferLabel", { date, kind })}
                    onClick={() => change(prefer, id)}
                  >
                    {t("prefer")}
                  </Button>
                )}
                <Button
                  variant="quiet"
                  size="sm"
                  disabled={pending}
                  aria-label={t("retireLabel", { date, kind })}
                  onClick={() => setLeaving(signature)}
                >
                  {t("retire")}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
      <AlertDialog
        open={leaving !== null}
        onOpenChange={(open) => !open && setLeaving(null)}
        title={t("retireTitle", { kind })}
        description={t("retireDetail")}
        confirm={t("retireConfirm")}
        cancel={t("keep")}
        busy={pending}
        onConfirm={() => leaving && change(retire, leaving.id, t("retired", { kind }))}
      />
    </>
  );
}
