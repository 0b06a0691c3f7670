"use client";

import { Laptop } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { AlertDialog } from "../ui/alert-dialog";
import { Button } from "../ui/button";
import { Tag } from "../ui/tag";
import { useToast } from "../ui/toast";

type Session = { id: string; current: boolean; title: string; detail: string };

/** Where the account is signed in; each place can be signed out, and all of them at once. */
export function SessionSettings({
  sessions,
  end,
  endAll,
}: {
  sessions: Session[];
  end: (input: { sessionId: string }) => Promise<ActionResult<unknown>>;
  /** Redirects to the sign-in page. */
  endAll: () => Promise<ActionResult<unknown> | undefined>;
}) {
  const t = useTranslations("accounts.sessions");
  const common = useTranslations("common");
  const toast = useToast();
  const [busy, run] = useTransition();
  const [asking, ask] = useState(false);
  const tell = (result: ActionResult<unknown> | undefined) => {
    if (result && !result.ok) toast({ tone: "error", title: result.error.message });
  };
  return (
    <div className="grid gap-4">
      <ul className="border-t border-line">
        {sessions.map((session) => (
          <li key={session.id} className="flex items-center gap-3 border-b border-line py-3">
            <Laptop size={18} aria-hidden="true" className="shrink-0 text-ink-3" />
            <div className="min-w-0 flex-1">
              <div className="font-[560]">{session.title}</div>
              <div className="text-meta text-ink-3">{session.detail}</div>
            </div>
            {session.current ? (
              <Tag tone="jade">{t("here")}</Tag>
            ) : (
              <Button
                variant="quiet"
                size="sm"
                busy={busy}
                onClick={() => run(async () => tell(await end({ sessionId: session.id })))}
              >
                {t("end")}
                <span className="sr-only"> {session.title}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      <AlertDialog
        open={asking}
        onOpenChange={ask}
        trigger={
          <Button variant="danger" className="w-fit">
            {t("endAll")}
          </Button>
        }
        title={t("endAllTitle")}
        description={t("endAllDetail")}
        confirm={t("endAll")}
        cancel={common("cancel")}
        busy={busy}
        onConfirm={() => run(async () => tell(await endAll()))}
      />
    </div>
  );
}
