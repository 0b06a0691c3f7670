"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { AlertDialog } from "../ui/alert-dialog";
import { Button } from "../ui/button";
import { Tag } from "../ui/tag";
import { useToast } from "../ui/toast";

/** A kind of data that was agreed to, in the reader's words. */
export type ConsentRow = {
  kind:
    | "identity_check"
    | "mobile_check"
    | "bank_card_check"
    | "face_check"
    | "face_signing"
    | "document_review"
    | "organization_check"
    | "certificate_terms"
    | "organization_certificate_terms";
  given: string;
  text: string;
  /** What was agreed to, word for word: a sentence and paragraphs; null where it is no longer there. */
  lines: string[] | null;
  /** BCP 47, of the lines. */
  language: string;
  withdrawn: string | null;
  withdrawable: boolean;
};

/** What the reader agreed to, each with the way back. */
export function ConsentList({
  consents,
  withdraw,
}: {
  consents: ConsentRow[];
  withdraw: (input: { kind: string }) => Promise<ActionResult<unknown>>;
}) {
  const t = useTranslations("accounts.privacy.consents");
  if (consents.length === 0) return <p className="text-ink-2">{t("none")}</p>;
  return (
    <ul className="border-t border-line">
      {consents.map((consent) => (
        <li
          key={consent.kind}
          className="flex items-start gap-4 border-b border-line py-3 last:border-b-0 phone:flex-wrap"
        >
          <div className="min-w-0 flex-1 phone:basis-full">
            <div className="font-[560]">{t(`kinds.${consent.kind}`)}</div>
            <div className="text-meta text-ink-3">{consent.given}</div>
            <div className="num text-meta wrap-anywhere text-ink-3">{consent.text}</div>
            <AgreedText consent={consent} />
          </div>
          {consent.withdrawn ? <Tag>{consent.withdrawn}</Tag> : null}
          {consent.withdrawable ? <Withdraw consent={consent} withdraw={withdraw} /> : null}
          {consent.kind.endsWith("certificate_terms") ? (
            <span className="text-meta text-ink-3">{t("stays")}</span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** The words themselves, folded. */
function AgreedText({ consent: { kind, lines, language } }: { consent: ConsentRow }) {
  const t = useTranslations("accounts.privacy.consents");
  if (!lines) return <p className="text-meta text-ink-2">{t("textGone")}</p>;
  return (
    <details>
      <summary className="link flex min-h-8 w-fit cursor-pointer list-none items-center text-meta pointer-coarse:min-h-10 [&::-webkit-details-marker]:hidden">
        {t("read")}
        <span className="sr-only"> {t(`kinds.${kind}`)}</span>
      </summary>
      <div lang={language} className="my-1 grid gap-1.5 rounded-lg bg-sunk px-4 py-3 text-meta text-ink-2">
        {lines.map((line) => (
          <p key={line} className="first:font-[560] first:text-ink">
            {line}
          </p>
        ))}
      </div>
    </details>
  );
}

function Withdraw({
  consent: { kind },
  withdraw,
}: {
  consent: ConsentRow;
  withdraw: (input: { kind: string }) => Promise<ActionResult<unknown>>;
}) {
  const [t, common, toast] = [useTranslations("accounts.privacy.consents"), useTranslations("common"), useToast()];
  const [open, setOpen] = useState(false);
  const [busy, run] = useTransition();
  const name = t(`kinds.${kind}`);
  return (
    <AlertDialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="secondary" size="sm">
          {t("withdraw")}
          <span className="sr-only"> {name}</span>
        </Button>
      }
      title={t("withdrawTitle", { name })}
      description={t("withdrawDetail")}
      confirm={t("withdrawConfirm")}
      cancel={common("cancel")}
      busy={busy}
      onConfirm={() =>
        run(async () => {
          const result = await withdraw({ kind });
          setOpen(false);
          toast(
            result.ok ? { tone: "success", title: t("withdrawnNow") } : { tone: "error", title: result.error.message },
          );
        })
      }
    />
  );
}
