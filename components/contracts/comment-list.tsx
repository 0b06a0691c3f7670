"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { ContractComment } from "@/lib/domain/contracts/changes/comments";
import { commentLimit } from "@/lib/domain/contracts/drafting/draft.schema";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { useZonedTime } from "../i18n/zoned-time";

export type CommentListProps = {
  contractId: string;
  comments: readonly ContractComment[];
  mayComment: boolean;
  add: (input: { contractId: string; body: string }) => Promise<ActionResult<unknown>>;
};

/** What was said about a contract, and a place to say more. None of it is in the signed bytes. */
export function CommentList({ contractId, comments, mayComment, add }: CommentListProps) {
  const t = useTranslations("contracts.comments");
  const time = useZonedTime();
  const router = useRouter();
  const [body, setBody] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function send(event: FormEvent) {
    event.preventDefault();
    if (!body.trim()) return setProblem(t("empty"));
    setBusy(true);
    setProblem(null);
    const result = await add({ contractId, body: body.trim() }).catch(() => null);
    setBusy(false);
    if (!result?.ok) return setProblem(result?.error.message ?? t("noConnection"));
    setBody("");
    router.refresh();
  }

  if (comments.length === 0 && !mayComment) return null;
  return (
    <section className="grid gap-3" aria-labelledby="comments">
      <div>
        <h2 id="comments" className="text-heading">
          {t("title")}
        </h2>
        <p className="mt-1 text-ink-2">{t("lead")}</p>
      </div>
      {comments.length > 0 ? (
        <ol className="grid gap-3">
          {comments.map(({ id, author, mine, body: said, at }) => (
            <li key={id} className="rounded-xl border border-line bg-sheet px-4 py-3">
              <p className="flex flex-wrap items-baseline justify-between gap-x-3 text-meta">
                <span className="font-[580]">
                  {author}
                  {mine ? <span className="ml-1.5 font-normal text-ink-3">{t("you")}</span> : null}
                </span>
                <time dateTime={at.toISOString()} className="num text-ink-3">
                  {time(at, "minutes")}
                </time>
              </p>
              <p className="mt-1 whitespace-pre-line wrap-anywhere">{said}</p>
            </li>
          ))}
        </ol>
      ) : null}
      {mayComment ? (
        <form onSubmit={send} noValidate className="grid gap-2">
          <Field label={t("label")} error={problem ?? undefined}>
            <Textarea
              value={body}
              rows={3}
              maxLength={commentLimit}
              onChange={(event) => setBody(event.target.value)}
            />
          </Field>
          <Button type="submit" variant="secondary" className="w-fit" busy={busy}>
            {t("submit")}
          </Button>
        </form>
      ) : null}
    </section>
  );
}
