"use client";

import { Link2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { QrCode } from "@/components/ui/qr-code";
import { Tag } from "@/components/ui/tag";
import type { PublicLinkInfo } from "@/lib/domain/templates/links/manage-links";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { dueDateOf, endOfDay } from "../contracts/editor/due-date";

export type PublicLinksProps = {
  templateId: string;
  links: readonly PublicLinkInfo[];
  /** Of this site; the paths of links are added to it. */
  origin: string;
  open: (input: { templateId: string; most: number | null; endsAt: string | null }) => Promise<ActionResult<unknown>>;
  close: (input: { linkId: string }) => Promise<ActionResult<unknown>>;
};

/** The links, and codes to be scanned, by which others start contracts of a template by themselves. */
export function PublicLinks({ templateId, links, origin, open, close }: PublicLinksProps) {
  const t = useTranslations("templates.links");
  return (
    <section className="grid gap-3">
      <h2 className="text-heading">{t("title")}</h2>
      <p className="max-w-2xl text-ink-2">{t("lead")}</p>
      {links.length > 0 ? (
        <ul className="grid gap-3">
          {links.map((link) => (
            <LinkCard key={link.id} link={link} url={new URL(link.path, origin).href} close={close} />
          ))}
        </ul>
      ) : null}
      <NewLink templateId={templateId} open={open} />
    </section>
  );
}

function LinkCard({ link, url, close }: { link: PublicLinkInfo; url: string; close: PublicLinksProps["close"] }) {
  const t = useTranslations("templates.links");
  const format = useFormatter();
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const over = link.closedAt ? "closed" : hasRunOut(link) ? "ended" : isUsedUp(link) ? "usedUp" : null;
  async function shut() {
    setBusy(true);
    const result = await close({ linkId: link.id }).catch(() => null);
    setBusy(false);
    setProblem(result?.ok ? null : (result?.error.message ?? t("noConnection")));
    router.refresh();
  }
  const bounds = [
    link.most === null ? t("used", { used: link.used }) : t("usedOf", { used: link.used, most: link.most }),
    link.endsAt
      ? t("until", { date: format.dateTime(link.endsAt, { dateStyle: "medium", timeStyle: "short" }) })
      : null,
  ];
  return (
    <li className="flex flex-wrap items-start gap-4 rounded-xl border border-line bg-sheet p-4">
      {over ? null : (
        <span className="on-paper rounded-md bg-white p-2">
          <QrCode text={url} label={t("qr")} className="size-32" />
        </span>
      )}
      <div className="grid min-w-0 flex-1 gap-2">
        <div className="flex flex-wrap items-center gap-2">
          <Tag tone={over ? undefined : "jade"}>{t(over ?? "open")}</Tag>
          <span className="text-meta text-ink-3">{bounds.filter(Boolean).join(" · ")}</span>
        </div>
        {over ? null : (
          <>
            <p className="text-meta wrap-anywhere text-ink-2">{url}</p>
            <div className="flex flex-wrap gap-2">
              <CopyButton value={url} name={t("address")} />
              <Button size="sm" variant="quiet" busy={busy} onClick={shut}>
                {t("close")}
              </Button>
            </div>
          </>
        )}
        {problem ? (
          <p role="alert" className="text-meta text-seal-ink">
            {problem}
          </p>
        ) : null}
      </div>
    </li>
  );
}

const hasRunOut = ({ endsAt }: PublicLinkInfo) => endsAt !== null && endsAt <= new Date();
const isUsedUp = ({ most, used }: PublicLinkInfo) => most !== null && used >= most;

function NewLink({ templateId, open }: Pick<PublicLinksProps, "templateId" | "open">) {
  const t = useTranslations("templates.links");
  const router = useRouter();
  const formId = useId();
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [most, setMost] = useState("");
  const [until, setUntil] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  async function make(event: FormEvent) {
    event.preventDefault();
    const count = most.trim() ? Number(most) : null;
    if (count !== null && !(Number.isInteger(count) && count >= 1 && count <= 100_000))
      return setProblem(t("mostNeeded"));
    setBusy(true);
    setProblem(null);
    const result = await open({ templateId, most: count, endsAt: endOfDay(until) }).catch(() => null);
    setBusy(false);
    if (!result?.ok) return setProblem(result?.error.message ?? t("noConnection"));
    setShown(false);
    router.refresh();
  }
  return (
    <Dialog
      open={shown}
      onOpenChange={(next) => {
        setShown(next);
        setMost("");
        setUntil("");
        setProblem(null);
      }}
      size="sm"
      title={t("newTitle")}
      description={t("newDetail")}
      trigger={
        <Button variant="secondary" className="w-fit" icon={<Link2 size={16} aria-hidden="true" />}>
          {t("new")}
        </Button>
      }
      actions={
        <>
          <Button type="submit" form={formId} busy={busy}>
            {t("submit")}
          </Button>
          <DialogClose>
            <Button variant="secondary">{t("cancel")}</Button>
          </DialogClose>
        </>
      }
    >
      <form id={formId} onSubmit={make} noValidate className="grid gap-4">
        <Field label={t("most")} optional hint={t("mostHint")}>
          <Input
            type="number"
            inputMode="numeric"
            min={1}
            value={most}
            onChange={(event) => setMost(event.target.value)}
          />
        </Field>
        <Field label={t("ends")} optional>
          <Input
            type="date"
            min={dueDateOf(new Date().toISOString())}
            value={until}
            onChange={(event) => setUntil(event.target.value)}
          />
        </Field>
        {problem ? (
          <p role="alert" className="text-meta text-seal-ink">
            {problem}
          </p>
        ) : null}
      </form>
    </Dialog>
  );
}
