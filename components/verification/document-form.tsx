"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useMemo, useState } from "react";
import type { ConsentText } from "@/lib/domain/people/consent.schema";
import {
  type DocumentKind,
  type DocumentSide,
  documentKinds,
  documents,
  readDocument,
} from "@/lib/domain/verification/documents";
import { nameFault, tidyName } from "@/lib/standards/china-ids/person-name";
import { countries } from "@/lib/standards/countries/countries";
import { ConsentBox } from "../people/consent-box";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { FileDrop } from "../ui/file-drop";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { Select } from "../ui/select";
import { DocumentNumberField, unchosenState } from "./document-number-field";
import { IdentityOutcome, type Unproven } from "./identity-outcome";
import { sendDocuments } from "./send-documents";
import { type Faults, useStepForm } from "./use-step-form";

const mostBytes = 10_000_000;

export type DocumentFormProps = {
  consent: ConsentText;
  /** YYYY-MM-DD in China. */
  today: string;
  last: Unproven | null;
  next: string | null;
  /** Somebody proven by this kind of document, who raises her level. */
  knownKind?: DocumentKind | null;
  switchAccountHref: string;
};

/** A document for two people to look at: its kind, what stands in it, and its pictures. */
export function DocumentForm({ consent, today, last, next, knownKind = null, switchAccountHref }: DocumentFormProps) {
  const t = useTranslations("verification.document");
  const words = useTranslations("verification");
  const say = useTranslations("errors.codes");
  const [kind, setKind] = useState<DocumentKind>(knownKind ?? "passport");
  const [typed, setTyped] = useState({ name: "", number: "", country: "" });
  const [files, setFiles] = useState<Partial<Record<DocumentSide, File>>>({});
  const step = useStepForm({ last, consentNeeded: words("consents.neededDocument") });
  const { sides, issuedByState } = documents[kind];
  const change = (field: keyof typeof typed) => (value: string) => {
    setTyped((before) => ({ ...before, [field]: value }));
    step.changed(field);
  };
  const take = (side: DocumentSide, file: File | undefined) => {
    setFiles((before) => ({ ...before, [side]: file }));
    step.changed(side);
  };

  /** What can be seen to be wrong before anything is sent. */
  function faults(): Faults {
    const name = nameFault(tidyName(typed.name));
    const reading = readDocument(kind, typed.number, issuedByState ? typed.country || unchosenState : "", today);
    return {
      ...(name && { name: say(`name_${name}`) }),
      ...(issuedByState && typed.country === "" && { country: say("document_country_missing") }),
      ...(!reading.ok && { [reading.field]: say(reading.code as Parameters<typeof say>[0]) }),
      ...Object.fromEntries(sides.flatMap((side) => (files[side] ? [] : [[side, t("missing")]]))),
    };
  }

  const send = (event: FormEvent) => {
    event.preventDefault();
    const { locale, sha256 } = consent;
    const about = { kind, ...typed, country: issuedByState ? typed.country : "", consent: { locale, sha256 } };
    const pictures = sides.flatMap((side) => (files[side] ? [{ side, file: files[side] }] : []));
    step.send(() => sendDocuments({ ...about, ...(next && { next }) }, pictures, t("broken")), faults());
  };
  const general = step.general(["name", "number", "country", ...sides]);

  return (
    <form ref={step.form} onSubmit={send} noValidate className="grid gap-5">
      {step.result ? (
        <IdentityOutcome result={step.result} switchAccountHref={switchAccountHref} announce={step.tried} />
      ) : null}
      {general ? (
        <Notice tone="error" announce>
          {general}
        </Notice>
      ) : null}
      <Field label={t("kind")} required>
        <Select
          name="kind"
          value={kind}
          onChange={(event) => {
            setKind(event.currentTarget.value as DocumentKind);
            step.clear();
          }}
        >
          {documentKinds.map((one) => (
            <option key={one} value={one}>
              {t(`kinds.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      {issuedByState ? (
        <Field label={t("country")} error={step.errorOf("country")} required>
          <CountrySelect value={typed.country} empty={t("chooseCountry")} onChange={change("country")} />
        </Field>
      ) : null}
      <Field label={t("name")} hint={t("nameHint")} error={step.errorOf("name")} required>
        <Input
          name="name"
          value={typed.name}
          maxLength={100}
          autoComplete="name"
          spellCheck={false}
          onChange={(event) => change("name")(event.currentTarget.value)}
        />
      </Field>
      <DocumentNumberField
        key={kind}
        kind={kind}
        value={typed.number}
        country={typed.country}
        today={today}
        error={step.errorOf("number")}
        onChange={change("number")}
      />
      {sides.map((side) => {
        const file = files[side];
        return (
          <div key={side} className="grid gap-1.5">
            <p className="text-meta font-[560]">{t(`sides.${side}`)}</p>
            <FileDrop
              label={t(`add.${side}`)}
              accept="image/jpeg,image/png,application/pdf"
              acceptLabel={t("fileTypes")}
              maxBytes={mostBytes}
              hint={t("fileHint")}
              current={file && { name: file.name, bytes: file.size }}
              error={step.errorOf(side)}
              disabled={step.pending}
              onFile={(chosen) => take(side, chosen)}
              onCancel={() => take(side, undefined)}
            />
          </div>
        );
      })}
      <ConsentBox
        text={consent}
        more={words("consent.open")}
        checked={step.agreed}
        error={step.errorOf("consent")}
        onChange={step.agree}
      />
      <Button type="submit" size="lg" wide busy={step.pending} disabled={step.locked}>
        {t("submit")}
      </Button>
      <div role="status" className="empty:hidden">
        {step.pending ? <p className="text-meta text-ink-2">{t("sending")}</p> : null}
      </div>
    </form>
  );
}

/** Who issued a passport, by the names of the reader's language in its order. */
function CountrySelect({
  value,
  empty,
  onChange,
}: {
  value: string;
  empty: string;
  onChange: (alpha3: string) => void;
}) {
  const locale = useLocale();
  const options = useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: "region" });
    const order = new Intl.Collator(locale);
    return countries
      .map(({ alpha2, alpha3 }) => ({ alpha3, name: names.of(alpha2) ?? alpha3 }))
      .sort((a, b) => order.compare(a.name, b.name));
  }, [locale]);
  return (
    <Select name="country" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      <option value="">{empty}</option>
      {options.map(({ alpha3, name }) => (
        // Server and browser may know a country by slightly different names.
        <option key={alpha3} value={alpha3} suppressHydrationWarning>
          {name}
        </option>
      ))}
    </Select>
  );
}
