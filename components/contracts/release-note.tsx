"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { Overview } from "@/lib/domain/contracts/overview/get-overview";
import type { ActionResult } from "@/lib/platform/web/action-result";

type Decided = Promise<ActionResult<void>>;

export type ReleaseNoteProps = {
  contract: Pick<Overview, "id" | "version" | "from" | "releaser" | "may">;
  release: (input: { contractId: string; version: number }) => Decided;
  refuse: (input: { contractId: string; version: number; reason: string }) => Decided;
  takeBack: (input: { contractId: string }) => Decided;
};

/** A contract that waits for a colleague before it goes out: for him, to decide; for its sender, to wait or take back. */
export function ReleaseNote({ contract, release, refuse, takeBack }: ReleaseNoteProps) {
  const t = useTranslations("contracts.release");
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const { id: contractId, version, may } = contract;

  async function run(act: () => Decided, then: () => void) {
    setBusy(true);
    setFailed(null);
    const result = await act().catch(() => null);
    setBusy(false);
    if (result?.ok) return then();
    setFailed(result?.error.message ?? t("noConnection"));
  }

  return (
    <section className="grid gap-4 rounded-xl border border-line bg-sheet px-5 py-4">
      {may.release ? (
        <>
          <div className="grid gap-1">
            <h2 className="text-subheading">{t("asked", { name: contract.from })}</h2>
            <p className="text-ink-2">{t("askedDetail")}</p>
          </div>
          <div className="flex flex-wrap gap-3 phone:[&>*]:flex-1">
            <Button busy={busy && !asking} onClick={() => run(() => release({ contractId, version }), router.refresh)}>
              {t("approve")}
            </Button>
            <Button variant="secondary" onClick={() => setAsking(true)}>
              {t("refuse")}
            </Button>
          </div>
        </>
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <p>{t("waits", { name: contract.releaser ?? "—" })}</p>
          {may.take_back ? (
            <Button
              variant="secondary"
              size="sm"
              busy={busy}
              onClick={() =>
                run(
                  () => takeBack({ contractId }),
                  () => router.push(`/contracts/${contractId}/edit`),
                )
              }
            >
              {t("takeBack")}
            </Button>
          ) : null}
        </div>
      )}
      {failed && !asking ? (
        <p role="alert" className="text-meta text-seal-ink">
          {failed}
        </p>
      ) : null}
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("refuseTitle")}
        description={t("refuseDetail")}
        confirm={t("refuse")}
        cancel={t("cancel")}
        busy={busy}
        onConfirm={() => {
          const said = reason.trim();
          if (!said) return setFailed(t("reasonNeeded"));
          return run(
            () => refuse({ contractId, version, reason: said }),
            () => router.push("/contracts"),
          );
        }}
      >
        <Field label={t("reason")} required error={(asking && failed) || undefined}>
          <Textarea value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
        </Field>
      </AlertDialog>
    </section>
  );
}
