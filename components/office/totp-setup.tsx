"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { FormSubmit } from "../accounts/use-action-form";
import { CopyButton } from "../ui/copy-button";
import { QrCode } from "../ui/qr-code";
import { CodeForm } from "./code-form";

export type ShownOffer = { secret: string; uri: string; offer: string };

/** A secret to be scanned or typed into an authenticator app, and the first code as proof that it arrived. */
export function TotpSetup({ submit, offer: made, next }: { submit: FormSubmit; offer: ShownOffer; next: string }) {
  const t = useTranslations("office.secondFactor");
  // The page may be drawn anew with another secret; the one that was scanned stays.
  const [offer] = useState(made);
  return (
    <div className="grid gap-5">
      <ol className="grid list-decimal gap-1.5 pl-5 text-ink-2">
        <li>{t("stepApp")}</li>
        <li>{t("stepScan")}</li>
        <li>{t("stepCode")}</li>
      </ol>
      <div className="grid grid-cols-[168px_1fr] items-center gap-5 phone:grid-cols-1 phone:justify-items-center">
        <QrCode text={offer.uri} label={t("qr")} className="size-42" />
        <div className="grid min-w-0 gap-1.5 phone:w-full">
          <p className="text-meta text-ink-3">{t("typeInstead")}</p>
          <p className="font-mono text-[13px] wrap-anywhere">{offer.secret.match(/.{1,4}/g)?.join(" ")}</p>
          <CopyButton value={offer.secret} name={t("secretName")} className="w-fit" />
        </div>
      </div>
      <CodeForm submit={submit} hidden={{ offer: offer.offer, next }} submitLabel={t("setUpSubmit")} />
    </div>
  );
}
