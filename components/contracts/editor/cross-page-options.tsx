"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import type { CrossPage } from "@/lib/domain/contracts/drafting/draft.schema";
import { MOST_STRIPS, sealedPages, sealGroups } from "@/lib/standards/pades/cross-page";
import { readPageList, writePageList } from "./page-list";

export type CrossPageOptionsProps = {
  options: CrossPage;
  pageCount: number;
  onChange: (options: CrossPage) => void;
};

/** Which pages a cross-page seal joins, at which edge, and how many share one seal. */
export function CrossPageOptions({ options, pageCount, onChange }: CrossPageOptionsProps) {
  const t = useTranslations("editor.crossPage");
  const [choice, setChoice] = useState<"all" | "odd" | "chosen">(
    typeof options.pages === "string" ? options.pages : "chosen",
  );
  const [list, setList] = useState(
    typeof options.pages === "string" ? writePageList(sealedPages(pageCount, "all")) : writePageList(options.pages),
  );
  const chosen = readPageList(list, pageCount);
  const wrong = choice === "chosen" && (!chosen || chosen.length < 2);
  const groups = sealGroups(sealedPages(pageCount, options.pages).length, options.most);

  function choose(next: "all" | "odd" | "chosen") {
    setChoice(next);
    if (next !== "chosen") onChange({ ...options, pages: next });
    else if (chosen && chosen.length >= 2) onChange({ ...options, pages: chosen });
  }

  return (
    <div className="grid gap-4 max-md:gap-3">
      <Segmented
        label={t("edge")}
        value={options.edge}
        options={[
          { value: "left", label: t("left") },
          { value: "right", label: t("right") },
        ]}
        onValueChange={(edge) => onChange({ ...options, edge })}
      />
      <Segmented
        label={t("pages")}
        value={choice}
        options={[
          { value: "all", label: t("all") },
          { value: "odd", label: t("odd") },
          { value: "chosen", label: t("chosen") },
        ]}
        onValueChange={choose}
      />
      {choice === "odd" ? <p className="text-meta text-ink-3">{t("oddHint")}</p> : null}
      {choice === "chosen" ? (
        <Field label={t("list")} hint={t("listHint")} error={wrong ? t("listWrong", { count: pageCount }) : undefined}>
          <Input
            value={list}
            inputMode="text"
            autoComplete="off"
            onChange={(event) => {
              setList(event.target.value);
              const pages = readPageList(event.target.value, pageCount);
              if (pages && pages.length >= 2) onChange({ ...options, pages });
            }}
          />
        </Field>
      ) : null}
      <Field label={t("most")} hint={t("groups", { seals: groups.length, pages: Math.max(...groups) })}>
        <Input
          type="number"
          inputMode="numeric"
          min={2}
          max={MOST_STRIPS}
          defaultValue={options.most}
          onChange={(event) => {
            const most = event.target.valueAsNumber;
            if (Number.isInteger(most) && most >= 2 && most <= MOST_STRIPS) onChange({ ...options, most });
          }}
        />
      </Field>
    </div>
  );
}
