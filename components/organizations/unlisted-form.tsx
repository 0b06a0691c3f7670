"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { BeginResult, BeginUnlistedInput } from "@/lib/domain/organizations/organization.schema";
import { looksLikeNumber } from "@/lib/domain/organizations/read-number";
import { organizationKinds } from "@/lib/domain/organizations/register-states";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { Select } from "../ui/select";
import { OrganizationNumberField } from "./organization-number-field";
import { useDeed } from "./use-deed";

/** What the licence of a newly registered organization says, before the licence itself is sent. */
export function UnlistedForm({
  submit,
  typed,
  onBegun,
  onBack,
}: {
  submit: (input: BeginUnlistedInput) => Promise<ActionResult<BeginResult>>;
  /** What was searched for. */
  typed: string;
  onBegun: (result: BeginResult) => void;
  onBack: () => void;
}) {
  const t = useTranslations("organizations.unlisted");
  const kinds = useTranslations("organizations.kinds");
  const outcomes = useTranslations("organizations.search.outcomes");
  const number = looksLikeNumber(typed);
  const [input, setInput] = useState<BeginUnlistedInput>({
    kind: "enterprise",
    name: number ? "" : typed,
    code: number ? typed : "",
    legalRepresentative: "",
  });
  const [trouble, setTrouble] = useState<"limit" | "upstream_error" | null>(null);
  const deed = useDeed();
  const change = (part: Partial<BeginUnlistedInput>) => {
    setInput((before) => ({ ...before, ...part }));
    deed.clear();
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTrouble(null);
    deed.run(
      () => submit(input),
      (result) => {
        if (result.outcome === "limit" || result.outcome === "upstream_error") setTrouble(result.outcome);
        else onBegun(result);
      },
    );
  };
  const general = deed.general("name", "code", "legalRepresentative");
  return (
    <form onSubmit={send} noValidate className="grid gap-5" aria-labelledby="unlisted">
      <div className="grid gap-1.5">
        <h2 id="unlisted" className="text-heading" tabIndex={-1} ref={(heading) => heading?.focus()}>
          {t("title")}
        </h2>
        <p className="text-ink-2">{t("lead")}</p>
      </div>
      {general ? (
        <Notice tone="error" announce>
          {general}
        </Notice>
      ) : null}
      {trouble ? (
        <Notice tone="warning" title={outcomes(`${trouble}.title`)} announce>
          {outcomes(`${trouble}.detail`)}
        </Notice>
      ) : null}
      <Field label={t("kind")} required>
        <Select
          value={input.kind}
          onChange={(event) => change({ kind: event.currentTarget.value as BeginUnlistedInput["kind"] })}
        >
          {organizationKinds.map((kind) => (
            <option key={kind} value={kind}>
              {kinds(kind)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("name")} error={deed.errorOf("name")} required>
        <Input
          value={input.name}
          maxLength={200}
          spellCheck={false}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
      </Field>
      <OrganizationNumberField
        label={t("code")}
        value={input.code}
        error={deed.errorOf("code")}
        onChange={(code) => change({ code })}
      />
      <Field
        label={t("representative")}
        hint={t("representativeHint")}
        error={deed.errorOf("legalRepresentative")}
        required
      >
        <Input
          value={input.legalRepresentative}
          maxLength={100}
          spellCheck={false}
          onChange={(event) => change({ legalRepresentative: event.currentTarget.value })}
        />
      </Field>
      <div className="flex flex-wrap gap-2.5">
        <Button type="submit" busy={deed.pending}>
          {t("submit")}
        </Button>
        <Button variant="quiet" onClick={onBack}>
          {t("back")}
        </Button>
      </div>
    </form>
  );
}
