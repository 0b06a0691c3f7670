"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useState } from "react";
import type { ConsentText } from "@/lib/domain/people/consent.schema";
import type { PersonMethod } from "@/lib/domain/verification/methods";
import type { IdentityResult, ProveIdentityInput } from "@/lib/domain/verification/prove-identity.schema";
import type { SandboxPerson } from "@/lib/domain/verification/sandbox/people";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { readBankCard } from "@/lib/standards/china-ids/bank-card";
import { readIdentityNumber } from "@/lib/standards/china-ids/identity-number";
import { readMobileNumber } from "@/lib/standards/china-ids/mobile-number";
import { nameFault, tidyName } from "@/lib/standards/china-ids/person-name";
import { ConsentBox } from "../people/consent-box";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { IdentityChecking } from "./identity-checking";
import { IdentityNumberField } from "./identity-number-field";
import { IdentityOutcome, type Unproven } from "./identity-outcome";
import { type Known, KnownPerson } from "./known-person";
import { CardField, MobileField } from "./phone-and-card-fields";
import { SandboxPeople } from "./sandbox-people";
import { forgetTyped, rememberTyped, typedBefore } from "./typed-before";
import { useStepForm } from "./use-step-form";

export type TypedMethod = Exclude<PersonMethod, "document_review">;
/** What the form sends: which of these there are, the method says. */
export type TypedInput = ProveIdentityInput & { mobile?: string; card?: string; method?: TypedMethod };

export type IdentityFormProps = {
  /** Whose form it is: an account's id. */
  owner: string;
  method?: TypedMethod;
  submit: (input: TypedInput) => Promise<ActionResult<IdentityResult>>;
  consent: ConsentText;
  /** YYYY-MM-DD in China. */
  today: string;
  /** What became of the last try, when she comes back to the page. */
  last: Unproven | null;
  /** Somebody proven, who raises her level: she need not type her document again. */
  known?: Known | null;
  /** Where she goes on afterwards. */
  next?: string | null;
  /** Where the sandbox register is asked: the people in it. */
  sandboxPeople: readonly SandboxPerson[] | null;
  switchAccountHref: string;
  /** The name is proven. Where nothing is given, the page is read anew. */
  onProven?: () => void;
};

type FieldName = "name" | "idNumber" | "mobile" | "card";

/** Name, number and what the method asks for beside them, and the consent: one try at proving who she is. */
export function IdentityForm({
  owner,
  method = "identity_number",
  submit,
  consent,
  today,
  last,
  known = null,
  next = null,
  sandboxPeople,
  switchAccountHref,
  onProven,
}: IdentityFormProps) {
  const t = useTranslations("verification");
  const say = useTranslations("errors.codes");
  const [typed, setTyped] = useState<Record<FieldName, string>>(() => ({
    ...(typedBefore(owner) ?? { name: "", idNumber: "" }),
    mobile: "",
    card: "",
  }));
  useEffect(() => {
    if (known) forgetTyped();
  }, [known]);
  const face = method !== "identity_number" && method !== "mobile" && method !== "bank_card";
  const step = useStepForm({
    last,
    consentNeeded: t(face ? "consents.neededFace" : "consent.needed"),
    onProven,
  });
  const change = (field: FieldName) => (value: string) => {
    setTyped((before) => ({ ...before, [field]: value }));
    step.changed(field);
  };
  const asked: FieldName[] = [
    ...(known ? [] : (["name", "idNumber"] as const)),
    ...(method === "bank_card" ? (["card"] as const) : []),
    ...(method === "bank_card" || method === "mobile" ? (["mobile"] as const) : []),
  ];
  const asks = (field: FieldName) => asked.includes(field);

  /** What can be seen to be wrong before anybody is asked. */
  function fault(field: FieldName): string | null {
    if (field === "name") {
      const wrong = nameFault(tidyName(typed.name));
      return wrong ? say(`name_${wrong}`) : null;
    }
    if (field === "idNumber") {
      const reading = readIdentityNumber(typed.idNumber, today);
      return reading.ok ? null : say(`identity_number_${reading.reason}`);
    }
    if (field === "mobile") {
      const reading = readMobileNumber(typed.mobile);
      return reading.ok ? null : say(`mobile_${reading.reason}`);
    }
    const reading = readBankCard(typed.card);
    return reading.ok ? null : say(`card_${reading.reason}`);
  }

  const send = (event: FormEvent) => {
    event.preventDefault();
    const { locale, sha256 } = consent;
    const faults = asked.flatMap((field) => {
      const wrong = fault(field);
      return wrong ? [[field, wrong]] : [];
    });
    step.send(() => {
      if (!known) rememberTyped(owner, { name: typed.name, idNumber: typed.idNumber });
      return submit({
        ...Object.fromEntries(asked.map((field) => [field, typed[field]])),
        ...(face && { method }),
        ...(next && { next }),
        consent: { locale, sha256 },
      });
    }, Object.fromEntries(faults));
  };
  const use = (person: SandboxPerson) => {
    setTyped({ name: person.name, idNumber: person.idNumber, mobile: person.mobile, card: person.card });
    step.clear();
    const wanted = step.agreed ? "button[type='submit']" : "input[type='checkbox']";
    step.form.current?.querySelector<HTMLElement>(wanted)?.focus();
  };
  const general = step.general(asked);

  return (
    <>
      <form ref={step.form} onSubmit={send} noValidate className="grid gap-5">
        {step.result ? (
          <IdentityOutcome result={step.result} switchAccountHref={switchAccountHref} announce={step.tried} />
        ) : null}
        {general ? (
          <Notice tone="error" announce>
            {general}
          </Notice>
        ) : null}
        {known ? <KnownPerson {...known} /> : null}
        {asks("name") ? (
          <Field label={t("name.label")} hint={t("name.hint")} error={step.errorOf("name")} required>
            <Input
              name="name"
              value={typed.name}
              maxLength={100}
              autoComplete="name"
              spellCheck={false}
              onChange={(event) => change("name")(event.currentTarget.value)}
            />
          </Field>
        ) : null}
        {asks("idNumber") ? (
          <IdentityNumberField
            value={typed.idNumber}
            today={today}
            error={step.errorOf("idNumber")}
            onChange={change("idNumber")}
          />
        ) : null}
        {asks("card") ? <CardField value={typed.card} error={step.errorOf("card")} onChange={change("card")} /> : null}
        {asks("mobile") ? (
          <MobileField
            atBank={method === "bank_card"}
            value={typed.mobile}
            error={step.errorOf("mobile")}
            onChange={change("mobile")}
          />
        ) : null}
        <ConsentBox
          text={consent}
          {...(!face && { more: t("consent.open") })}
          checked={step.agreed}
          error={step.errorOf("consent")}
          onChange={step.agree}
        />
        <Button type="submit" size="lg" wide busy={step.pending} disabled={step.locked}>
          {method === "identity_number" ? t("submit") : t(`submits.${method}`)}
        </Button>
        {step.pending ? <IdentityChecking /> : null}
      </form>
      {sandboxPeople ? <SandboxPeople people={sandboxPeople} method={method} onUse={use} /> : null}
    </>
  );
}
