"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState, useTransition } from "react";
import type { IdentityResult } from "@/lib/domain/verification/prove-identity.schema";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { focusContent } from "../layouts/focus-content";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { OtpInput } from "../ui/otp-input";

export type CodeFormProps = {
  stepId: string;
  triesLeft: number;
  /** When another code can be asked for; ISO 8601. */
  againAt: string;
  confirm: (input: { stepId: string; code: string }) => Promise<ActionResult<IdentityResult>>;
  resend: (input: { stepId: string }) => Promise<ActionResult<{ againAt: Date }>>;
  /** Where messages are read that are not really sent, or null. */
  outboxHref: string | null;
};

/** Takes the code that came to the phone. */
export function CodeForm({ stepId, triesLeft, againAt, confirm, resend, outboxHref }: CodeFormProps) {
  const t = useTranslations("verification.code");
  const faults = useTranslations("errors.codes");
  const router = useRouter();
  const [code, setCode] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [notice, setNotice] = useState<string | null>(null);
  const [again, setAgain] = useState(() => new Date(againAt).getTime());
  const [pending, start] = useTransition();
  const seconds = useSecondsUntil(again);
  const underWay = useRef(false);
  const form = useRef<HTMLFormElement>(null);

  const send = (digits: string) => {
    // By reference: the press of the button may follow the last digit before the form is drawn anew.
    if (underWay.current) return;
    // After a refusal the boxes are empty; a press that comes late leaves the answer where it stands.
    if (digits.length < 6) {
      setError((said) => said ?? faults("code_has_six_digits"));
      return form.current?.querySelector("input")?.focus();
    }
    underWay.current = true;
    setError(null);
    setNotice(null);
    start(async () => {
      const answer = await confirm({ stepId, code: digits }).finally(() => {
        underWay.current = false;
      });
      if (answer.ok || answer.error.code === "identity_step_over") {
        focusContent();
        return router.refresh();
      }
      setError(answer.error.message);
      setCode("");
    });
  };
  const sendAnother = () =>
    start(async () => {
      const answer = await resend({ stepId });
      if (!answer.ok) return setError(answer.error.message);
      setError(null);
      setCode("");
      setAgain(new Date(answer.data.againAt).getTime());
      setNotice(t("resent"));
    });

  return (
    <form
      ref={form}
      noValidate
      className="grid gap-5"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        send(code);
      }}
    >
      <Field
        label={t("label")}
        error={error ?? undefined}
        hint={triesLeft < 5 && !error ? t("tries", { count: triesLeft }) : undefined}
        required
      >
        <OtpInput value={code} onValueChange={setCode} onComplete={send} />
      </Field>
      <div aria-live="polite" className="empty:hidden">
        {notice ? <p className="text-meta text-jade">{notice}</p> : null}
      </div>
      <Button type="submit" size="lg" wide busy={pending}>
        {t("submit")}
      </Button>
      <Button variant="quiet" onClick={sendAnother} disabled={seconds > 0 || pending}>
        {seconds > 0 ? t("wait", { seconds }) : t("resend")}
      </Button>
      {outboxHref ? (
        <Notice
          actions={
            <Link href={outboxHref} target="_blank" prefetch={false} className="link text-meta">
              {t("outbox")}
            </Link>
          }
        >
          {t("sandbox")}
        </Notice>
      ) : null}
    </form>
  );
}

/** Whole seconds until a time; 0 once it is past. Nothing is counted before the page is alive. */
function useSecondsUntil(time: number): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const look = () => setSeconds(Math.max(0, Math.ceil((time - Date.now()) / 1000)));
    look();
    const timer = setInterval(look, 1000);
    return () => clearInterval(timer);
  }, [time]);
  return seconds;
}
