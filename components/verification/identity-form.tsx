"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState, useTransition } from "react";
import type { ConsentText } from "@/lib/domain/people/consent.schema";
import type { IdentityResult, ProveIdentityInput } from "@/lib/domain/verification/prove-identity.schema";
import type { SandboxPerson } from "@/lib/domain/verification/sandbox/people";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { readIdentityNumber } from "@/lib/standards/china-ids/identity-number";
import { nameFault, tidyName } from "@/lib/standards/china-ids/person-name";
import { focusContent } from "../layouts/focus-content";
import { ConsentBox } from "../people/consent-box";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { IdentityChecking } from "./identity-checking";
import { IdentityNumberField } from "./identity-number-field";
import { IdentityOutcome, type Unproven } from "./identity-outcome";
import { SandboxPeople } from "./sandbox-people";

export type IdentityFormProps = {
  submit: (input: ProveIdentityInput) => Promise<ActionResult<IdentityResult>>;
  consent: ConsentText;
  /** YYYY-MM-DD in China. */
  today: string;
  /** What became of the last try, when she comes back to the page. */
  last: Unproven | null;
  /** Where the sandbox register is asked: the people in it. */
  sandboxPeople: readonly SandboxPerson[] | null;
  switchAccountHref: string;
  /** The name is proven. Where nothing is given, the page is read anew. */
  onProven?: () => void;
};

/** What stands against it: a sentence by field, and one that belongs to no field. */
type Refusal = Partial<Record<"name" | "idNumber" | "consent" | "general", string | undefined>>;
type RefusedField = Exclude<keyof Refusal, "general">;
const isField = (name: string | undefined): name is RefusedField =>
  name === "name" || name === "idNumber" || name === "consent";

/** Name, identity number, consent: one try at proving who she is. */
export function IdentityForm({
  submit,
  consent,
  today,
  last,
  sandboxPeople,
  switchAccountHref,
  onProven,
}: IdentityFormProps) {
  const t = useTranslations("verification");
  const say = useTranslations("errors.codes");
  const router = useRouter();
  const [name, setName] = useState("");
  const [idNumber, setIdNumber] = useState("");
  const [agreed, setAgreed] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [refusals, setRefusals] = useState(0);
  const [result, setResult] = useState<Unproven | null>(last);
  const [tried, setTried] = useState(false);
  const [pending, start] = useTransition();
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    // Counted, so that a field that she mends does not send the focus on to the next one.
    if (refusals > 0) form.current?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
  }, [refusals]);

  const refuse = (why: Refusal) => {
    setRefusal(why);
    setRefusals((count) => count + 1);
  };

  /** All that is wrong before the register is asked. */
  function faults(): Refusal {
    const wrongName = nameFault(tidyName(name));
    const reading = readIdentityNumber(idNumber, today);
    return {
      ...(wrongName && { name: say(`name_${wrongName}`) }),
      ...(!reading.ok && { idNumber: say(`identity_number_${reading.reason}`) }),
      ...(!agreed && { consent: t("consent.needed") }),
    };
  }

  const send = (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
    setTried(true);
    const wrong = faults();
    if (Object.keys(wrong).length > 0) return refuse(wrong);
    setRefusal(null);
    setResult(null);
    start(async () => {
      const { locale, sha256 } = consent;
      const answer = await submit({ name, idNumber, consent: { locale, sha256 } });
      if (!answer.ok) {
        const until = answer.error.code === "identity_locked" && answer.error.details?.until;
        if (until) return setResult({ outcome: "locked", until: String(until) });
        const { field, message } = answer.error;
        return refuse({ [isField(field) ? field : "general"]: message });
      }
      const { data } = answer;
      if (data.outcome === "match" && onProven) return onProven();
      if (data.outcome === "match" || data.outcome === "checking") {
        focusContent();
        return router.refresh();
      }
      setResult(data);
    });
  };

  const settle = (field: RefusedField) => setRefusal((before) => before && { ...before, [field]: undefined });
  const locked = result?.outcome === "locked";
  const use = (person: SandboxPerson) => {
    setName(person.name);
    setIdNumber(person.idNumber);
    setRefusal(null);
    form.current?.querySelector<HTMLElement>(agreed ? "button[type='submit']" : "input[type='checkbox']")?.focus();
  };

  return (
    <>
      <form ref={form} onSubmit={send} noValidate className="grid gap-5">
        {result ? <IdentityOutcome result={result} switchAccountHref={switchAccountHref} announce={tried} /> : null}
        {refusal?.general ? (
          <Notice tone="error" announce>
            {refusal.general}
          </Notice>
        ) : null}
        <Field label={t("name.label")} hint={t("name.hint")} error={refusal?.name} required>
          <Input
            name="name"
            value={name}
            maxLength={100}
            autoComplete="name"
            spellCheck={false}
            onChange={(event) => {
              setName(event.currentTarget.value);
              settle("name");
            }}
          />
        </Field>
        <IdentityNumberField
          value={idNumber}
          today={today}
          error={refusal?.idNumber}
          onChange={(value) => {
            setIdNumber(value);
            settle("idNumber");
          }}
        />
        <ConsentBox
          text={consent}
          more={t("consent.open")}
          checked={agreed}
          error={refusal?.consent}
          onChange={(checked) => {
            setAgreed(checked);
            settle("consent");
          }}
        />
        <Button type="submit" size="lg" wide busy={pending} disabled={locked}>
          {t("submit")}
        </Button>
        {pending ? <IdentityChecking /> : null}
      </form>
      {sandboxPeople ? <SandboxPeople people={sandboxPeople} onUse={use} /> : null}
    </>
  );
}
