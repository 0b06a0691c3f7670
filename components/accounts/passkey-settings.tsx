"use client";

import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState, useTransition } from "react";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { AlertDialog } from "../ui/alert-dialog";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { AddPasskey, type PasskeyActions } from "./add-passkey";

type Passkey = { id: string; name: string; detail: string };

/** The account's passkeys: make one, remove one. */
export function PasskeySettings({
  passkeys,
  siteName,
  begin,
  keep,
  drop,
}: PasskeyActions & {
  passkeys: Passkey[];
  /** The host name that passkeys are for; null where the site has only an IP address. */
  siteName: string | null;
  drop: (input: { passkeyId: string }) => Promise<ActionResult<unknown>>;
}) {
  const t = useTranslations("accounts.passkeys");
  const [elsewhere, setElsewhere] = useState<string>();
  // A page opened as 127.0.0.1 cannot use the passkeys of "localhost".
  useEffect(() => {
    const here = location.hostname;
    if (siteName && here !== siteName && !here.endsWith(`.${siteName}`))
      setElsewhere(`${location.protocol}//${siteName}${location.port ? `:${location.port}` : ""}${location.pathname}`);
  }, [siteName]);
  return (
    <div className="grid gap-4">
      {passkeys.length > 0 ? (
        <ul className="border-t border-line">
          {passkeys.map((passkey) => (
            <li key={passkey.id} className="flex items-center gap-3 border-b border-line py-3">
              <KeyRound size={18} aria-hidden="true" className="shrink-0 text-ink-3" />
              <div className="min-w-0 flex-1">
                <div className="font-[560] wrap-break-word">{passkey.name}</div>
                <div className="text-meta text-ink-3">{passkey.detail}</div>
              </div>
              <RemovePasskey passkey={passkey} drop={drop} />
            </li>
          ))}
        </ul>
      ) : null}
      {siteName === null ? <Notice title={t("needNameTitle")}>{t("needName")}</Notice> : null}
      {elsewhere ? (
        <Notice
          title={t("needNameTitle")}
          actions={
            <Button asChild variant="secondary">
              <a href={elsewhere}>{t("openThere", { host: siteName ?? "" })}</a>
            </Button>
          }
        >
          {t("otherAddress", { host: siteName ?? "" })}
        </Notice>
      ) : null}
      {siteName !== null && !elsewhere ? <AddPasskey begin={begin} keep={keep} /> : null}
    </div>
  );
}

function RemovePasskey({
  passkey,
  drop,
}: {
  passkey: Passkey;
  drop: (input: { passkeyId: string }) => Promise<ActionResult<unknown>>;
}) {
  const t = useTranslations("accounts.passkeys");
  const common = useTranslations("common");
  const [open, setOpen] = useState(false);
  const [busy, run] = useTransition();
  const [problem, setProblem] = useState<string>();
  return (
    <AlertDialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="quiet" size="sm">
          {t("remove")}
          <span className="sr-only"> {passkey.name}</span>
        </Button>
      }
      title={t("removeTitle", { name: passkey.name })}
      description={t("removeDetail")}
      confirm={t("removeConfirm")}
      cancel={common("cancel")}
      busy={busy}
      onConfirm={() =>
        run(async () => {
          const result = await drop({ passkeyId: passkey.id });
          if (result.ok) setOpen(false);
          else setProblem(result.error.message);
        })
      }
    >
      {problem ? (
        <Notice tone="error" announce>
          {problem}
        </Notice>
      ) : null}
    </AlertDialog>
  );
}
