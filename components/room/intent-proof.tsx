"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { IntentWay } from "@/lib/domain/signing/intent-ways";
import type { ActionError } from "@/lib/platform/web/action-result";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { OtpInput } from "../ui/otp-input";
import { PasswordInput } from "../ui/password-input";
import { type FaceActions, FaceProof } from "./face-proof";

export type IntentProofProps = {
  /** The ways that are open to her, the quickest first. */
  ways: readonly IntentWay[];
  /** Mails wait in the local outbox. */
  outbox: boolean;
  /** Sends a code; tells where it went. */
  onSendCode: () => Promise<{ sentTo: string } | ActionError>;
  onCode: (code: string) => Promise<ActionError | null>;
  onPasskey: () => Promise<ActionError | null>;
  onPassword: (password: string) => Promise<ActionError | null>;
  /** A comparison of faces; none where it is not offered. */
  face?: FaceActions | null;
};

const isError = (result: { sentTo: string } | ActionError): result is ActionError => "code" in result;

/** The proof that a person means what she confirms: her passkey, her sign password, or a code. */
export function IntentProof(props: IntentProofProps) {
  const { ways, face } = props;
  const t = useTranslations("room.confirm");
  const ready = ways.filter((way) => way.ready && (way.method !== "face" || face)).map(({ method }) => method);
  const [chosen, setChosen] = useState(ready[0]);
  const missing = ways.find((way) => !way.ready)?.method;
  if (!chosen)
    return (
      <Notice
        tone="warning"
        title={t("setUpTitle")}
        actions={
          <Button asChild variant="secondary" size="sm">
            <a href="/settings">{t("setUp")}</a>
          </Button>
        }
      >
        {missing === "sign_password" ? t("setUpPassword") : t("setUpPasskey")}
      </Notice>
    );
  const others = ready
    .filter((method) => method !== chosen)
    .map((method) => (
      <Button key={method} variant="quiet" onClick={() => setChosen(method)}>
        {t(otherWays[method])}
      </Button>
    ));
  if (chosen === "face") return face ? <FaceProof {...face} others={others} /> : null;
  const Proof = { passkey: PasskeyProof, sign_password: PasswordProof, code: CodeProof }[chosen];
  return <Proof {...props} others={others} />;
}

const otherWays = { passkey: "usePasskey", sign_password: "usePassword", code: "useCode", face: "useFace" } as const;

function PasswordProof({ onPassword, others }: ProofProps) {
  const t = useTranslations("room.confirm");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ActionError | null>(null);
  const wrong = error?.field === "password" ? error.message : undefined;
  async function sign(event: FormEvent) {
    event.preventDefault();
    if (busy || password === "") return;
    setBusy(true);
    setError(await onPassword(password));
    setBusy(false);
  }
  return (
    <form className="grid gap-4" onSubmit={sign}>
      <Field label={t("signPassword")} error={wrong}>
        <PasswordInput
          value={password}
          autoComplete="current-password"
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      {error && !wrong ? (
        <Notice tone="error" announce>
          {error.message}
        </Notice>
      ) : null}
      <Button type="submit" size="lg" wide busy={busy} disabled={password === ""}>
        {t("signWithPassword")}
      </Button>
      {others}
    </form>
  );
}

type ProofProps = IntentProofProps & {
  /** Buttons that lead to the other ways. */
  others: ReactNode;
};

function PasskeyProof({ onPasskey, others }: ProofProps) {
  const t = useTranslations("room.confirm");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ActionError | null>(null);
  async function sign() {
    setBusy(true);
    setError(await onPasskey());
    setBusy(false);
  }
  return (
    <>
      {error ? (
        <Notice tone="error" announce>
          {error.message}
        </Notice>
      ) : null}
      <Button size="lg" wide busy={busy} onClick={sign}>
        {t("signWithPasskey")}
      </Button>
      {others}
    </>
  );
}

function CodeProof({ onSendCode, onCode, others, outbox }: ProofProps) {
  const t = useTranslations("room.confirm");
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [code, setCode] = useState("");
  const [busy, setBusy] = useState<"sending" | "signing" | null>(null);
  const [error, setError] = useState<ActionError | null>(null);
  const input = useRef<HTMLInputElement>(null);

  async function send() {
    setBusy("sending");
    setError(null);
    const result = await onSendCode();
    setBusy(null);
    if (isError(result)) setError(result);
    else {
      setSentTo(result.sentTo);
      setCode("");
    }
  }
  async function sign(digits: string) {
    if (busy) return;
    if (digits.length < 6) {
      input.current?.focus();
      return;
    }
    setBusy("signing");
    setError(await onCode(digits));
    setBusy(null);
  }
  useEffect(() => {
    if (sentTo) input.current?.focus();
  }, [sentTo]);

  if (!sentTo)
    return (
      <>
        {error ? (
          <Notice tone="error" announce>
            {error.message}
          </Notice>
        ) : null}
        <Button size="lg" wide busy={busy === "sending"} onClick={send}>
          {t("sendCode")}
        </Button>
        {others}
      </>
    );
  const wrong = error?.field === "code" ? error.message : undefined;
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void sign(code);
      }}
    >
      <Field label={t("code")} hint={t("codeSent", { address: sentTo })} error={wrong}>
        <OtpInput ref={input} value={code} onValueChange={setCode} disabled={busy === "signing"} />
      </Field>
      {outbox ? (
        <Notice>
          {t("outbox")} {/* In another tab: here the code that was asked for would be forgotten. */}
          <a href="/outbox" target="_blank" rel="noreferrer" className="link">
            {t("openOutbox")}
          </a>
        </Notice>
      ) : null}
      {error && !wrong ? (
        <Notice tone="error" announce>
          {error.message}
        </Notice>
      ) : null}
      <Button type="submit" size="lg" wide busy={busy === "signing"}>
        {t("sign")}
      </Button>
      <Button variant="quiet" onClick={send} busy={busy === "sending"}>
        {t("sendAgain")}
      </Button>
    </form>
  );
}
