"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import type { IssueCertificateInput } from "@/lib/domain/certificates/certificate.schema";
import type { ConsentText } from "@/lib/domain/people/consent.schema";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { focusContent } from "../layouts/focus-content";
import { ConsentBox } from "../people/consent-box";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";

/** The terms, the agreement to them, and the one button that has the certificate made. */
export function IssueCertificateForm({
  submit,
  terms,
  action,
  onIssued,
}: {
  submit: (input: IssueCertificateInput) => Promise<ActionResult<unknown>>;
  terms: ConsentText;
  /** On the button, where it is not the reader's own certificate. */
  action?: string;
  /** Where nothing is given, the page is read anew. */
  onIssued?: () => void;
}) {
  const t = useTranslations("certificates");
  const router = useRouter();
  const [agreed, setAgreed] = useState(false);
  const [missing, setMissing] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
    setMissing(!agreed);
    if (!agreed) return;
    setError(null);
    start(async () => {
      const { locale, sha256 } = terms;
      const answer = await submit({ terms: { locale, sha256 } });
      if (!answer.ok) return setError(answer.error.message);
      if (onIssued) return onIssued();
      focusContent();
      router.refresh();
    });
  };
  return (
    <form onSubmit={send} noValidate className="grid gap-5">
      {error ? (
        <Notice tone="error" announce>
          {error}
        </Notice>
      ) : null}
      <ConsentBox
        text={terms}
        checked={agreed}
        error={missing ? t("terms.needed") : undefined}
        onChange={(checked) => {
          setAgreed(checked);
          setMissing(false);
        }}
      />
      <Button type="submit" size="lg" wide busy={pending}>
        {action ?? t("issue")}
      </Button>
      <p role="status" className="sr-only">
        {pending ? t("issuing") : ""}
      </p>
    </form>
  );
}
