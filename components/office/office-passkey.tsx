"use client";

import { startAuthentication } from "@simplewebauthn/browser";
import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { passkeyProblem } from "../accounts/passkey-problem";
import { Button, type ButtonVariant } from "../ui/button";
import { Notice } from "../ui/notice";

type Options = Parameters<typeof startAuthentication>[0]["optionsJSON"];

/** Shows a passkey as the second factor; with `setUp` one becomes it. */
export function OfficePasskey({
  start,
  finish,
  setUp,
  next,
  variant = "secondary",
}: {
  start: (input: { setUp: boolean }) => Promise<ActionResult<Options>>;
  /** Redirects when the passkey was right. */
  finish: (input: { response: unknown; next: string }) => Promise<ActionResult<unknown>>;
  setUp: boolean;
  next: string;
  variant?: ButtonVariant;
}) {
  const [t, problems] = [useTranslations("office.secondFactor"), useTranslations("accounts.passkeys.problem")];
  const [busy, run] = useTransition();
  const [problem, setProblem] = useState<string>();
  const show = () =>
    run(async () => {
      setProblem(undefined);
      const options = await start({ setUp });
      if (!options.ok) return setProblem(options.error.message);
      try {
        const response = await startAuthentication({ optionsJSON: options.data });
        const result = await finish({ response, next });
        if (result && !result.ok) setProblem(result.error.message);
      } catch (error) {
        const code = passkeyProblem(error);
        if (!code) throw error;
        setProblem(problems(code));
      }
    });
  return (
    <div className="grid gap-3">
      <Button
        variant={variant}
        size="lg"
        wide
        busy={busy}
        onClick={show}
        icon={<KeyRound size={17} aria-hidden="true" />}
      >
        {t(setUp ? "usePasskey" : "showPasskey")}
      </Button>
      {problem ? (
        <Notice tone="warning" announce>
          {problem}
        </Notice>
      ) : null}
    </div>
  );
}
