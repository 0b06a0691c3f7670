"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { ActionError } from "@/lib/platform/web/action-result";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { OtpInput } from "../ui/otp-input";

export type IntentProofProps = {
  passkey: boolean;
  /** Mails wait in the local outbox. */
  outbox: boolean;
  /** Sends a code; tells where it went. */
  onSendCode: () => Promise<{ sentTo: string } | ActionError>;
  onCode: (code: string) => Promise<ActionError | null>;
  onPasskey: () => Promise<ActionError | null>;
};

const isError = (result: { sentTo: string } | ActionError): result is ActionError => "code" in result;

/** The proof that a person means what she confirms: her passkey, or a code. */
export function IntentProof(props: IntentProofProps) {
  const { passkey } = props;
  const [way, setWay] = useState<"passkey" | "code">(passkey ? "passkey" : "code");
  return way === "passkey" ? (
    <PasskeyProof {...props} onOther={() => setWay("code")} />
  ) : (
    <CodeProof {...props} onOther={passkey ? () => setWay("passkey") : undefined} />
  );
}

type ProofProps = IntentProofProps & { onOther?: (() => void) | undefined };

function PasskeyProof({ onPasskey, onOther }: ProofProps) {
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
      <Button variant="quiet" onClick={onOther}>
        {t("useCode")}
      </Button>
    </>
  );
}

function CodeProof({ onSendCode, onCode, onOther, outbox }: ProofProps) {
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
        {onOther ? (
          <Button variant="quiet" onClick={onOther}>
            {t("usePasskey")}
          </Button>
        ) : null}
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
