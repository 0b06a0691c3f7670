"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import type { TemplateChoice } from "@/lib/domain/seals/grants/grant.schema";
import { type SilentLine, silentLimits } from "@/lib/domain/seals/silent/silent-limits";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { dueDateOf, endOfDay } from "../../contracts/editor/due-date";
import { useDeed } from "../../organizations/use-deed";
import { Button } from "../../ui/button";
import { Checkbox } from "../../ui/checkbox";
import { Dialog, DialogClose } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { Notice } from "../../ui/notice";
import { Select } from "../../ui/select";
import { Tag } from "../../ui/tag";

type Allow = (input: {
  sealId: string;
  templateId: string;
  notAfter: string;
  most: number;
}) => Promise<ActionResult<unknown>>;

export type SilentListProps = {
  sealId: string;
  lines: readonly SilentLine[];
  /** Those of the reader, where she may allow it; null where she may not. */
  templates: readonly TemplateChoice[] | null;
  allow: Allow;
  /** Null for whoever only reads. */
  end: ((input: { id: string }) => Promise<ActionResult<unknown>>) | null;
};

/** Which templates' contracts are sealed without asking an owner, how often still, and until when. */
export function SilentList({ sealId, lines, templates, allow, end }: SilentListProps) {
  const t = useTranslations("sealUse.silent");
  const format = useFormatter();
  const router = useRouter();
  const deed = useDeed();
  return (
    <div className="grid justify-items-start gap-4">
      {lines.length > 0 ? (
        <ul className="grid w-full gap-2">
          {lines.map(({ id, template, by, most, used, notAfter, over }) => (
            <li key={id} className="flex flex-wrap items-center gap-3 rounded-xl border border-line bg-sheet px-4 py-3">
              <span className="grid min-w-0 flex-1">
                <span className="truncate font-[580]">{template}</span>
                <span className="text-meta text-ink-3">
                  {t("detail", { used, most, by, date: format.dateTime(notAfter, { dateStyle: "medium" }) })}
                </span>
              </span>
              <Tag tone={over ? undefined : "jade"}>{t(over ?? "counts")}</Tag>
              {over || !end ? null : (
                <Button
                  size="sm"
                  variant="secondary"
                  aria-label={t("endOf", { template })}
                  busy={deed.pending}
                  onClick={() => deed.run(() => end({ id }), router.refresh)}
                >
                  {t("end")}
                </Button>
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {deed.general() ? (
        <Notice tone="error" announce>
          {deed.general()}
        </Notice>
      ) : null}
      {templates ? <AllowDialog sealId={sealId} templates={templates} allow={allow} /> : null}
    </div>
  );
}

function AllowDialog({
  sealId,
  templates,
  allow,
}: {
  sealId: string;
  templates: readonly TemplateChoice[];
  allow: Allow;
}) {
  const t = useTranslations("sealUse.silent");
  const router = useRouter();
  const deed = useDeed();
  const formId = useId();
  const [open, setOpen] = useState(false);
  const [templateId, setTemplateId] = useState("");
  const [until, setUntil] = useState("");
  const [most, setMost] = useState("100");
  const [sure, setSure] = useState(false);
  function submit(event: FormEvent) {
    event.preventDefault();
    const notAfter = endOfDay(until);
    const count = Number(most);
    if (!templateId) return deed.refuse("templateId", t("templateNeeded"));
    if (!notAfter) return deed.refuse("notAfter", t("untilNeeded"));
    if (!Number.isInteger(count) || count < 1 || count > silentLimits.most)
      return deed.refuse("most", t("mostNeeded", { most: silentLimits.most }));
    if (!sure) return deed.refuse("sure", t("sureNeeded"));
    deed.run(
      () => allow({ sealId, templateId, notAfter, most: count }),
      () => {
        setOpen(false);
        router.refresh();
      },
    );
  }
  const general = deed.general("templateId", "notAfter", "most", "sure");
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        deed.clear();
        setSure(false);
        setOpen(next);
      }}
      keepOpen
      title={t("title")}
      description={t("dialogLead")}
      trigger={
        <Button size="sm" variant="secondary">
          {t("allow")}
        </Button>
      }
      actions={
        <>
          {templates.length > 0 ? (
            <Button type="submit" form={formId} busy={deed.pending}>
              {t("submit")}
            </Button>
          ) : null}
          <DialogClose>
            <Button variant="secondary">{t("cancel")}</Button>
          </DialogClose>
        </>
      }
    >
      {templates.length > 0 ? (
        <form id={formId} onSubmit={submit} noValidate className="grid gap-4">
          {general ? (
            <Notice tone="error" announce>
              {general}
            </Notice>
          ) : null}
          <Field label={t("template")} error={deed.errorOf("templateId")}>
            <Select value={templateId} onChange={(event) => setTemplateId(event.target.value)}>
              <option value="">{t("choose")}</option>
              {templates.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </Select>
          </Field>
          <div className="grid grid-cols-2 gap-4">
            <Field label={t("until")} error={deed.errorOf("notAfter")}>
              <Input
                type="date"
                min={dueDateOf(new Date().toISOString())}
                value={until}
                onChange={(event) => setUntil(event.target.value)}
              />
            </Field>
            <Field label={t("most")} error={deed.errorOf("most")}>
              <Input
                type="number"
                inputMode="numeric"
                min={1}
                max={silentLimits.most}
                value={most}
                onChange={(event) => setMost(event.target.value)}
              />
            </Field>
          </div>
          <Checkbox
            boxed
            label={t("sure")}
            error={deed.errorOf("sure")}
            checked={sure}
            onChange={(event) => setSure(event.target.checked)}
          />
        </form>
      ) : (
        <Notice>{t("noTemplates")}</Notice>
      )}
    </Dialog>
  );
}
