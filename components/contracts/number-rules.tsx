"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { formatNumber, type NumberRuleShape } from "@/lib/domain/contracts/numbering/number-format";
import type { NumberRule } from "@/lib/domain/contracts/numbering/number-rules";
import type { ActionResult } from "@/lib/platform/web/action-result";

export type NumberRulesProps = {
  rules: readonly NumberRule[];
  /** The year of numbers given today. */
  year: number;
  add: (input: NumberRuleShape) => Promise<ActionResult<unknown>>;
  remove: (input: { id: string }) => Promise<ActionResult<unknown>>;
};

/** The rules by which a person's contracts are numbered. */
export function NumberRules({ rules, year, add, remove }: NumberRulesProps) {
  const t = useTranslations("contracts.numbers");
  const router = useRouter();
  const [shape, setShape] = useState<NumberRuleShape>({ prefix: "", yearly: true, digits: 4 });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  async function run(work: () => Promise<ActionResult<unknown>>, done?: () => void) {
    setBusy(true);
    setProblem(null);
    const result = await work().catch(() => null);
    setBusy(false);
    if (!result?.ok) return setProblem(result?.error.message ?? t("noConnection"));
    done?.();
    router.refresh();
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    void run(
      () => add(shape),
      () => setShape({ ...shape, prefix: "" }),
    );
  }
  return (
    <div className="grid gap-4">
      {rules.length > 0 ? (
        <ul className="grid gap-2">
          {rules.map(({ id, prefix, next }) => (
            <li key={id} className="flex items-center gap-3 rounded-lg border border-line px-4 py-2">
              <span className="min-w-0 flex-1 truncate font-[580]">{prefix}</span>
              <span className="num text-meta text-ink-3">{t("next", { next })}</span>
              <IconButton
                size="sm"
                label={t("removeOf", { prefix })}
                icon={<Trash2 size={16} aria-hidden="true" />}
                disabled={busy}
                onClick={() => void run(() => remove({ id }))}
              />
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-ink-2">{t("none")}</p>
      )}
      <form onSubmit={submit} noValidate className="grid gap-4 border-t border-line pt-4 sm:grid-cols-[1fr_120px]">
        <Field label={t("prefix")} hint={t("prefixHint")} error={problem ?? undefined}>
          <Input
            value={shape.prefix}
            maxLength={20}
            autoComplete="off"
            onChange={(event) => setShape({ ...shape, prefix: event.target.value })}
          />
        </Field>
        <Field label={t("digits")}>
          <Select
            value={String(shape.digits)}
            onChange={(event) => setShape({ ...shape, digits: Number(event.target.value) })}
          >
            {[1, 2, 3, 4, 5, 6, 7, 8].map((digits) => (
              <option key={digits} value={digits}>
                {digits}
              </option>
            ))}
          </Select>
        </Field>
        <Checkbox
          className="sm:col-span-2"
          label={t("yearly")}
          hint={shape.prefix.trim() ? t("example", { number: formatNumber(shape, year, 1) }) : undefined}
          checked={shape.yearly}
          onChange={(event) => setShape({ ...shape, yearly: event.target.checked })}
        />
        <Button type="submit" variant="secondary" className="w-fit" busy={busy} disabled={!shape.prefix.trim()}>
          {t("add")}
        </Button>
      </form>
    </div>
  );
}
