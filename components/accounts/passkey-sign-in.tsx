"use client";

import { startAuthentication } from "@simplewebauthn/browser";
import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { passkeyProblem } from "./passkey-problem";

type Options = Parameters<typeof startAuthentication>[0]["optionsJSON"];

/** Signs in with any passkey of this site. */
export function PasskeySignIn({
  start,
  finish,
  next,
}: {
  start: () => Promise<ActionResult<Options>>;
  /** Redirects when the passkey was right. */
  finish: (input: { response: unknown; next: string }) => Promise<ActionResult<unknown>>;
  next: string;
}) {
  const t = useTranslations("accounts.passkeys");
  const [busy, run] = useTransition();
  const [problem, setProblem] = useState<string>();
  const signIn = () =>
    run(async () => {
      setProblem(undefined);
      const options = await start();
      if (!options.ok) return setProblem(options.error.message);
      try {
        const response = await startAuthentication({ optionsJSON: options.data });
        const result = await finish({ response, next });
        if (result && !result.ok) setProblem(result.error.message);
      } catch (error) {
        const code = passkeyProblem(error);
        if (!code) throw error;
        setProblem(t(`problem.${code}`));
      }
    });
  return (
    <div className="grid gap-3">
      <Button
        variant="secondary"
        size="lg"
        wide
        busy={busy}
        onClick={signIn}
        icon={<KeyRound size={17} aria-hidden="true" />}
      >
        {t("signIn")}
      </Button>
      {problem ? (
        <Notice tone="warning" announce>
          {problem}
        </Notice>
      ) : null}
    </div>
  );
}
