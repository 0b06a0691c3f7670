"use client";

import { startAuthentication } from "@simplewebauthn/browser";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { ActionError, ActionResult } from "@/lib/platform/web/action-result";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { OtpInput } from "../ui/otp-input";
import { PasswordInput } from "../ui/password-input";

export type SignPasswordActions = {
  sendCode: () => Promise<ActionResult<{ sentTo: string }>>;
  setByCode: (input: { password: string; code: string }) => Promise<ActionResult<unknown>>;
  startPasskey: () => Promise<ActionResult<Parameters<typeof startAuthentication>[0]["optionsJSON"]>>;
  setByPasskey: (input: { password: string; response: unknown }) => Promise<ActionResult<unknown>>;
};

/** The secret for signing alone: set, or set anew, after a code or a passkey. */
export function SignPasswordSettings({
  standing,
  passkey,
  actions,
}: {
  /** `since`: the day on which it was set, as it is shown. */
  standing: { set: boolean; locked: boolean; since: string | null };
  passkey: boolean;
  actions: SignPasswordActions;
}) {
  const t = useTranslations("accounts.signPassword");
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState(false);
  const said = standing.locked ? t("locked") : standing.set ? t("isSet", { date: standing.since ?? "" }) : t("notSet");
  return (
    <div className="grid gap-4">
      {standing.locked && !done ? <Notice tone="warning">{said}</Notice> : <p className="text-ink-2">{said}</p>}
      {open ? (
        <SignPasswordForm
          passkey={passkey}
          actions={actions}
          onDone={() => {
            setOpen(false);
            setDone(true);
          }}
          onCancel={() => setOpen(false)}
        />
      ) : (
        <div className="flex flex-wrap items-center gap-3">
          <Button
            variant="secondary"
            onClick={() => {
              setOpen(true);
              setDone(false);
            }}
          >
            {t(standing.set ? "change" : "set")}
          </Button>
          <span aria-live="polite" className="text-jade">
            {done ? t("done") : ""}
          </span>
        </div>
      )}
    </div>
  );
}

type FormProps = { passkey: boolean; actions: SignPasswordActions; onDone: () => void; onCancel: () => void };

function SignPasswordForm({ passkey, actions, onDone, onCancel }: FormProps) {
  const t = useTranslations("accounts.signPassword");
  const common = useTranslations("common");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ActionError | null>(null);
  const of = (field: string) => (error?.field === field ? error.message : undefined);

  async function run<T>(work: () => Promise<ActionResult<T> | null>): Promise<T | null> {
    setBusy(true);
    setError(null);
    const result = await work();
    setBusy(false);
    if (result && !result.ok) setError(result.error);
    return result?.ok ? result.data : null;
  }
  async function send() {
    const sent = await run(actions.sendCode);
    if (sent) setSentTo(sent.sentTo);
  }
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!sentTo) return send();
    if ((await run(() => actions.setByCode({ password, code }))) !== null) onDone();
  }
  async function byPasskey() {
    const set = await run(async () => {
      const options = await actions.startPasskey();
      if (!options.ok) return options;
      const response = await startAuthentication({ optionsJSON: options.data }).catch(() => null);
      if (!response) return { ok: false, error: { code: "passkey_cancelled", message: t("passkeyCancelled") } };
      return actions.setByPasskey({ password, response });
    });
    if (set !== null) onDone();
  }

  return (
    <form onSubmit={submit} noValidate className="grid max-w-md gap-5">
      {error && !of("password") && !of("code") ? (
        <Notice tone="error" announce>
          {error.message}
        </Notice>
      ) : null}
      <Field label={t("new")} hint={t("hint")} error={of("password")} required>
        <PasswordInput
          value={password}
          autoComplete="new-password"
          autoFocus
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      {sentTo ? (
        <Field label={t("code")} hint={t("codeSent", { address: sentTo })} error={of("code")} required>
          <OtpInput value={code} onValueChange={setCode} disabled={busy} />
        </Field>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" busy={busy} disabled={password === ""}>
          {t(sentTo ? "save" : "sendCode")}
        </Button>
        {passkey && !sentTo ? (
          <Button variant="secondary" disabled={password === "" || busy} onClick={byPasskey}>
            {t("byPasskey")}
          </Button>
        ) : null}
        {sentTo ? (
          <Button variant="quiet" disabled={busy} onClick={send}>
            {t("sendAgain")}
          </Button>
        ) : null}
        <Button variant="quiet" onClick={onCancel}>
          {common("cancel")}
        </Button>
      </div>
    </form>
  );
}
