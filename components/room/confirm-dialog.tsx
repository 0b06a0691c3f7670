"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { ActionError } from "@/lib/platform/web/action-result";
import type { Outline } from "@/lib/standards/seal-drawing/outline";
import { OutlineView } from "../seals/outline-view";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Facts } from "../ui/facts";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { OtpInput } from "../ui/otp-input";

export type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** Those that are signed. */
  documents: readonly { id: string; fileName: string }[];
  /** The verified name. */
  name: string;
  /** The organization that she signs for; null where she signs for herself. */
  organization: string | null;
  certificate: { serial: string };
  /** What is put into the contract, each once, with what it is. */
  outlines: readonly {
    id: string;
    label: string;
    outline: Outline;
    /** Those in which all of it stands. */
    places: number;
    /** It also goes over the edges of pages. */
    acrossPages: boolean;
  }[];
  sandbox: boolean;
  passkey: boolean;
  /** Mails wait in the local outbox. */
  outbox: boolean;
  /** Sends a code; tells where it went. */
  onSendCode: () => Promise<{ sentTo: string } | ActionError>;
  onCode: (code: string) => Promise<ActionError | null>;
  onPasskey: () => Promise<ActionError | null>;
};

const isError = (result: { sentTo: string } | ActionError): result is ActionError => "code" in result;
const shortSerial = (serial: string) =>
  `${serial.slice(0, 4)} ${serial.slice(4, 8)} … ${serial.slice(-4)}`.toUpperCase();

/**
 * The last confirmation: repeats what is signed, as whom, with which signature and under which certificate, and asks
 * for the proof that the person means it. Nothing is signed before.
 */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onOpenChange, title, documents, name, organization, certificate, outlines, sandbox, passkey } = props;
  const t = useTranslations("room.confirm");
  const [way, setWay] = useState<"passkey" | "code">(passkey ? "passkey" : "code");
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("title")} description={t("lead")} keepOpen>
      <div className="grid gap-4">
        <Facts
          facts={[
            { id: "contract", name: t("contract"), value: title },
            ...(documents.length > 1
              ? [
                  {
                    id: "documents",
                    name: t("documents"),
                    value: (
                      <ul>
                        {documents.map(({ id, fileName }) => (
                          <li key={id}>{fileName}</li>
                        ))}
                      </ul>
                    ),
                  },
                ]
              : []),
            ...(organization ? [{ id: "for", name: t("for"), value: organization }] : []),
            {
              id: "as",
              name: t(organization ? "by" : "as"),
              value: sandbox ? t("sandboxName", { name }) : name,
            },
            {
              id: "certificate",
              name: t("certificate"),
              value: <span className="num">{shortSerial(certificate.serial)}</span>,
            },
          ]}
        />
        <div className="flex gap-2">
          {outlines.map(({ id, label, outline, places, acrossPages }) => (
            <div key={id} className="on-paper min-w-0 flex-1 rounded-lg border border-line bg-white p-3">
              <div className="grid h-24 place-items-center">
                <OutlineView outline={outline} size="box" label={label} />
              </div>
              {organization ? (
                <p className="mt-2 truncate text-center text-xs text-[#57534A]">
                  {t("places", { label, places, across: acrossPages ? "yes" : "no" })}
                </p>
              ) : null}
            </div>
          ))}
        </div>
        {way === "passkey" ? (
          <PasskeyProof {...props} onOther={() => setWay("code")} />
        ) : (
          <CodeProof {...props} onOther={passkey ? () => setWay("passkey") : undefined} />
        )}
      </div>
    </Dialog>
  );
}

type ProofProps = ConfirmDialogProps & { onOther?: (() => void) | undefined };

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
