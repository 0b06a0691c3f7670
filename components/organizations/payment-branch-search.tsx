"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { readCnaps } from "@/lib/standards/china-ids/cnaps";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { RadioGroup } from "../ui/radio-group";
import { useDeed } from "./use-deed";

/** A branch of a bank, as the directory has it; of one that it lacks, only the code is known. */
export type Branch = { cnaps: string; bank: string; branch: string };

/** A branch by a part of its name, its city, or its code, whose check digit is looked at before anybody is asked. */
export function BranchSearch({
  chosen,
  error,
  search,
  onChoose,
}: {
  chosen: Branch | null;
  error?: string | undefined;
  search: (input: { query: string }) => Promise<ActionResult<Branch[]>>;
  onChoose: (branch: Branch | null) => void;
}) {
  const t = useTranslations("payments.out");
  const deed = useDeed();
  const [query, setQuery] = useState("");
  const [answer, setAnswer] = useState<Branch[] | null>(null);
  const isCode = /^[\d\s-]{5,}$/.test(query.trim());
  const reading = readCnaps(query);
  const digits = query.replace(/\D/g, "").length;
  const fault = isCode && !reading.ok && reading.reason !== "empty" && digits >= 12 ? reading.reason : null;

  const look = () => {
    if (query.trim() === "") return deed.refuse("query", t("branchNeeded"));
    if (isCode && !reading.ok && reading.reason !== "empty")
      return deed.refuse("query", t(`codeFaults.${reading.reason}`));
    deed.run(
      () => search({ query }),
      (found) => {
        setAnswer(found);
        const [one] = found;
        if (one && found.length === 1) onChoose(one);
      },
    );
  };
  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    // Enter looks for branches here, and does not send the form around.
    event.preventDefault();
    look();
  };

  if (chosen) {
    return (
      <div className="grid gap-1.5">
        <p className="text-meta font-[560]">{t("branch")}</p>
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-lg border border-line bg-sheet px-4 py-3">
          <div className="min-w-0">
            {chosen.branch ? <p className="font-[560]">{chosen.branch}</p> : null}
            <p className="num text-meta text-ink-2">
              {[chosen.bank, t("branchCode", { code: chosen.cnaps })].filter(Boolean).join(" · ")}
            </p>
          </div>
          <Button
            variant="secondary"
            size="sm"
            onClick={() => {
              setAnswer(null);
              onChoose(null);
            }}
          >
            {t("branchChange")}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className="grid gap-3">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-2.5">
        <Field
          label={t("branch")}
          hint={t("branchHint")}
          error={(fault ? t(`codeFaults.${fault}`) : undefined) ?? deed.errorOf("query") ?? error}
          success={isCode && reading.ok ? t("codeWellFormed") : undefined}
          required
        >
          <Input
            start={<Search size={16} />}
            value={query}
            maxLength={100}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => {
              setQuery(event.currentTarget.value);
              setAnswer(null);
              deed.clear();
            }}
            onKeyDown={onEnter}
          />
        </Field>
        <Button variant="secondary" className="mt-[25px]" busy={deed.pending} onClick={look}>
          {t("searchBranch")}
        </Button>
      </div>
      {deed.general("query") ? (
        <Notice tone="error" announce>
          {deed.general("query")}
        </Notice>
      ) : null}
      <p role="status" className="sr-only">
        {answer ? t("branchFound", { count: answer.length }) : ""}
      </p>
      {answer?.length === 0 ? (
        <Notice
          actions={
            reading.ok ? (
              <Button
                variant="secondary"
                size="sm"
                onClick={() => onChoose({ cnaps: reading.normalized, bank: "", branch: "" })}
              >
                {t("branchUse", { code: reading.normalized })}
              </Button>
            ) : null
          }
        >
          {t(reading.ok ? "branchUnlisted" : "branchNone")}
        </Notice>
      ) : null}
      {answer && answer.length > 0 ? (
        <div className="-mr-2 max-h-[19rem] overflow-y-auto py-0.5 pr-2 pl-0.5">
          <RadioGroup
            label={t("branchChoose")}
            options={answer.map(({ cnaps, bank, branch }) => ({
              value: cnaps,
              label: branch,
              hint: `${bank} · ${t("branchCode", { code: cnaps })}`,
            }))}
            value=""
            onValueChange={(cnaps) => onChoose(answer.find((one) => one.cnaps === cnaps) ?? null)}
          />
        </div>
      ) : null}
    </div>
  );
}
