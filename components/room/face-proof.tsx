"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { ConsentText } from "@/lib/domain/people/consent.schema";
import type { FaceBeginning, FaceStanding } from "@/lib/domain/signing/face-intent";
import type { ActionError, ActionResult } from "@/lib/platform/web/action-result";
import { ConsentBox } from "../people/consent-box";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { Progress } from "../ui/progress";
import { QrCode } from "../ui/qr-code";

export type FaceActions = {
  consent: ConsentText;
  begin: (consent: { locale: ConsentText["locale"]; sha256: string }) => Promise<ActionResult<FaceBeginning>>;
  follow: (intentId: string) => Promise<ActionResult<FaceStanding>>;
  /** Signs with what was proven. */
  sign: (intentId: string) => Promise<ActionError | null>;
};

const lookEveryMs = 3_000;

/** The proof by a comparison of faces in an app of a provider's; this page asks how it stands and signs by itself. */
export function FaceProof({ consent, begin, follow, sign, others }: FaceActions & { others: ReactNode }) {
  const t = useTranslations("room.face");
  const [agreed, setAgreed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [begun, setBegun] = useState<FaceBeginning | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const looking = useRef(false);
  const work = useRef({ follow, sign });
  work.current = { follow, sign };
  const intentId = begun?.intentId;

  useEffect(() => {
    if (!intentId) return;
    const end = (message: string) => {
      setBegun(null);
      setProblem(message);
    };
    const look = async () => {
      if (looking.current || document.visibilityState === "hidden") return;
      looking.current = true;
      const answer = await work.current.follow(intentId).catch(() => null);
      if (answer?.ok && answer.data.state === "proven") {
        clearInterval(timer);
        const refused = await work.current.sign(intentId);
        if (refused) end(refused.message);
      } else if (answer?.ok && answer.data.state === "over") {
        clearInterval(timer);
        end(t(answer.data.mismatch ? "mismatch" : "over"));
      }
      looking.current = false;
    };
    const timer = setInterval(look, lookEveryMs);
    return () => clearInterval(timer);
  }, [intentId, t]);

  async function start() {
    setBusy(true);
    setProblem(null);
    const { locale, sha256 } = consent;
    const result = await begin({ locale, sha256 });
    setBusy(false);
    if (result.ok) setBegun(result.data);
    else setProblem(result.error.message);
  }

  if (!begun)
    return (
      <div className="grid gap-4">
        {problem ? (
          <Notice tone="error" announce>
            {problem}
          </Notice>
        ) : null}
        <ConsentBox text={consent} checked={agreed} onChange={setAgreed} more={t("more")} />
        <Button size="lg" wide busy={busy} disabled={!agreed} onClick={start}>
          {t("begin")}
        </Button>
        {others}
      </div>
    );
  return (
    <div className="grid gap-4">
      <div className="grid justify-items-center gap-3 phone:hidden">
        <QrCode text={begun.url} label={t("qr")} className="size-44" />
        <p className="text-center text-ink-2">{t(`scan.${begun.opensIn}`)}</p>
      </div>
      <Button
        asChild
        size="lg"
        wide
        variant={begun.sandbox ? "secondary" : "primary"}
        className={begun.sandbox ? "" : "sm:hidden"}
      >
        {/* In another tab: what stands here would be forgotten. */}
        <a href={begun.url} target="_blank" rel="noreferrer">
          {t(begun.sandbox ? "openSandbox" : "open")}
        </a>
      </Button>
      <div role="status" className="grid gap-2.5 rounded-lg bg-sunk px-4 py-3.5">
        <p className="font-[580]">{t("waiting")}</p>
        <Progress label={t("waiting")} />
      </div>
    </div>
  );
}
