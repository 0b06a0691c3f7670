"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { Select } from "../ui/select";
import { useDeed } from "./use-deed";

const levels = [1, 2, 3] as const;
type Level = (typeof levels)[number];

/** How well the members of an organization have to have proven their names. */
export function LevelForm({
  organizationId,
  level,
  submit,
}: {
  organizationId: string;
  level: number;
  submit: (input: { organizationId: string; level: Level }) => Promise<ActionResult<unknown>>;
}) {
  const t = useTranslations("organizations.members");
  const deed = useDeed();
  const [chosen, setChosen] = useState<Level>(levels.find((one) => one === level) ?? 1);
  const [saved, setSaved] = useState(false);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setSaved(false);
    deed.run(
      () => submit({ organizationId, level: chosen }),
      () => setSaved(true),
    );
  };
  return (
    <form onSubmit={send} noValidate className="grid gap-2">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-2.5">
        <Field label={t("level")}>
          <Select
            value={chosen}
            onChange={(event) => {
              setChosen(levels.find((one) => String(one) === event.currentTarget.value) ?? 1);
              setSaved(false);
            }}
          >
            {levels.map((one) => (
              <option key={one} value={one}>
                {`${one}: ${t(`levels.${one}`)}`}
              </option>
            ))}
          </Select>
        </Field>
        <Button type="submit" variant="secondary" busy={deed.pending}>
          {t("levelSubmit")}
        </Button>
      </div>
      <p className="text-meta text-ink-3" role="status">
        {saved ? t("levelSaved") : t("levelHint")}
      </p>
      {deed.general() ? (
        <Notice tone="error" announce>
          {deed.general()}
        </Notice>
      ) : null}
    </form>
  );
}
