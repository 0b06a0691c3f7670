"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import type { CheckInput, CheckResult } from "@/lib/domain/organizations/organization.schema";
import type { ConsentText } from "@/lib/domain/people/consent.schema";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { focusContent } from "../layouts/focus-content";
import { ConsentBox } from "../people/consent-box";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { Progress } from "../ui/progress";
import { CheckOutcome } from "./check-outcome";
import { useDeed } from "./use-deed";

export type CheckFormProps = {
  organizationId: string;
  name: string;
  /** The register names somebody, so that the name has to be typed. */
  representativeNeeded: boolean;
  consent: ConsentText;
  submit: (input: CheckInput) => Promise<ActionResult<CheckResult>>;
};

/** Name, legal representative, and for a fourth element the representative's number: one comparison with the register. */
export function CheckForm({ organizationId, name, representativeNeeded, consent, submit }: CheckFormProps) {
  const t = useTranslations("organizations.check");
  const words = useTranslations("organizations.consent");
  const format = useFormatter();
  const router = useRouter();
  const [typed, setTyped] = useState({ name, legalRepresentative: "", idNumber: "" });
  const [agreed, setAgreed] = useState(false);
  const [result, setResult] = useState<CheckResult | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const deed = useDeed();
  const change = (part: Partial<typeof typed>) => {
    setTyped((before) => ({ ...before, ...part }));
    deed.clear();
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    setResult(null);
    if (!agreed) return deed.refuse("consent", words("needed"));
    const { locale, sha256 } = consent;
    deed.run(
      () => submit({ organizationId, ...typed, consent: { locale, sha256 } }),
      (answer) => {
        if (answer.outcome !== "match" && answer.outcome !== "checking") return setResult(answer);
        focusContent();
        router.refresh();
      },
    );
  };
  const until = deed.error?.code === "organization_locked" ? deed.error.details?.until : undefined;
  const general = until ? null : deed.general("name", "legalRepresentative", "idNumber", "consent");
  return (
    <form ref={form} onSubmit={send} noValidate className="grid gap-5">
      {until ? (
        <Notice tone="warning" title={t("outcomes.locked.title")} announce>
          {t("outcomes.locked.detail", {
            time: format.dateTime(new Date(String(until)), { dateStyle: "medium", timeStyle: "short" }),
          })}
        </Notice>
      ) : null}
      {general ? (
        <Notice tone="error" announce>
          {general}
        </Notice>
      ) : null}
      {result ? <CheckOutcome result={result} /> : null}
      <Field label={t("name")} hint={t("nameHint")} error={deed.errorOf("name")} required>
        <Input
          name="organization"
          value={typed.name}
          maxLength={200}
          spellCheck={false}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
      </Field>
      <Field
        label={t("representative")}
        hint={t(representativeNeeded ? "representativeHint" : "representativeOptional")}
        error={deed.errorOf("legalRepresentative")}
        required={representativeNeeded}
        optional={!representativeNeeded}
      >
        <Input
          name="representative"
          value={typed.legalRepresentative}
          maxLength={100}
          spellCheck={false}
          onChange={(event) => change({ legalRepresentative: event.currentTarget.value })}
        />
      </Field>
      <Field label={t("idNumber")} hint={t("idNumberHint")} error={deed.errorOf("idNumber")} optional>
        <Input
          name="idNumber"
          className="num"
          value={typed.idNumber}
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => change({ idNumber: event.currentTarget.value })}
        />
      </Field>
      <ConsentBox
        text={consent}
        more={words("open")}
        checked={agreed}
        error={deed.errorOf("consent")}
        onChange={(checked) => {
          setAgreed(checked);
          deed.clear();
        }}
      />
      <Button type="submit" size="lg" wide busy={deed.pending} disabled={until !== undefined}>
        {t("submit")}
      </Button>
      {deed.pending ? (
        <div role="status" className="grid gap-2.5 rounded-lg bg-sunk px-4 py-3.5">
          <Progress label={t("submit")} />
          <p className="text-meta text-ink-2">{t("checking")}</p>
        </div>
      ) : null}
    </form>
  );
}
