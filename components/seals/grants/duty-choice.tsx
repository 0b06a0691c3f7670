"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { SetDutyInput } from "@/lib/domain/seals/grants/grant.schema";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { useDeed } from "../../organizations/use-deed";
import { AlertDialog } from "../../ui/alert-dialog";
import { Notice } from "../../ui/notice";
import { Select } from "../../ui/select";
import { useToast } from "../../ui/toast";

type Duty = SetDutyInput["duty"];
export type SubmitDuty = (input: SetDutyInput) => Promise<ActionResult<unknown>>;

const duties = ["keeper", "auditor"] as const;

/**
 * A member's duty with the seals, to be chosen by an owner. Whoever is to audit loses her leave to use them, so that is
 * asked first.
 */
export function DutyChoice({
  organizationId,
  membershipId,
  name,
  duty,
  submit,
}: {
  organizationId: string;
  membershipId: string;
  /** Whose it is. */
  name: string;
  duty: Duty;
  submit: SubmitDuty;
}) {
  const t = useTranslations("sealUse.duty");
  const router = useRouter();
  const toast = useToast();
  const deed = useDeed();
  const [asking, setAsking] = useState(false);
  const [chosen, setChosen] = useState<Duty | undefined>(undefined);
  const shown = chosen === undefined ? duty : chosen;
  const save = (next: Duty) => {
    setChosen(next);
    deed.run(
      async () => {
        const answer = await submit({ organizationId, membershipId, duty: next });
        if (!answer.ok) setChosen(undefined);
        return answer;
      },
      () => {
        setAsking(false);
        toast({ tone: "success", title: t(next ? `savedAs.${next}` : "savedAs.none", { name }) });
        router.refresh();
      },
    );
  };
  return (
    <div className="grid gap-2">
      <Select
        aria-label={t("label", { name })}
        value={shown ?? ""}
        disabled={deed.pending}
        className="w-36"
        onChange={({ target: { value } }) => {
          deed.clear();
          const next = duties.find((one) => one === value) ?? null;
          if (next === "auditor") setAsking(true);
          else save(next);
        }}
      >
        <option value="">{t("none")}</option>
        {duties.map((one) => (
          <option key={one} value={one}>
            {t(one)}
          </option>
        ))}
      </Select>
      {!asking && deed.general() ? (
        <p role="alert" className="text-meta text-seal-ink">
          {deed.general()}
        </p>
      ) : null}
      <AlertDialog
        open={asking}
        onOpenChange={(open) => {
          if (open) return;
          deed.clear();
          setAsking(false);
        }}
        title={t("auditTitle", { name })}
        description={t("auditDetail")}
        confirm={t("auditConfirm")}
        cancel={t("cancel")}
        variant="primary"
        busy={deed.pending}
        onConfirm={() => save("auditor")}
      >
        {deed.general() ? (
          <Notice tone="error" announce>
            {deed.general()}
          </Notice>
        ) : null}
      </AlertDialog>
    </div>
  );
}
