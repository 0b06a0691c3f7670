"use client";

import { useTranslations } from "next-intl";
import type { MemberChoice } from "@/lib/domain/seals/grants/grant.schema";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { Segmented } from "../../ui/segmented";
import { Select } from "../../ui/select";
import type { GrantDraft } from "./grant-draft";

/** Whether somebody is asked before each use, who, and who else when she does not answer. */
export function ApprovalFields({
  draft,
  onChange,
  errorOf,
  members,
}: {
  draft: GrantDraft;
  onChange: (change: Partial<GrantDraft>) => void;
  errorOf: (field: string) => string | undefined;
  /** Who can be asked: anybody but the one who uses the seal. */
  members: readonly MemberChoice[];
}) {
  const t = useTranslations("sealUse.give");
  return (
    <div className="grid gap-4">
      <Segmented
        label={t("approval")}
        value={draft.approval}
        options={(["no", "yes"] as const).map((value) => ({ value, label: t(`approvals.${value}`) }))}
        onValueChange={(approval) => onChange({ approval })}
      />
      {draft.approval === "yes" ? (
        <>
          <Field label={t("approver")} required error={errorOf("approverId")}>
            <Select value={draft.approverId} onChange={(event) => onChange({ approverId: event.target.value })}>
              <option value="">{t("choose")}</option>
              {members.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          <div className="grid grid-cols-[minmax(0,1fr)_150px] gap-4 phone:grid-cols-1">
            <Field label={t("deputy")} hint={t("hoursHint")} error={errorOf("deputyId")}>
              <Select value={draft.deputyId} onChange={(event) => onChange({ deputyId: event.target.value })}>
                <option value="">{t("noDeputy")}</option>
                {members
                  .filter(({ id }) => id !== draft.approverId)
                  .map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
              </Select>
            </Field>
            <Field label={t("hours")} error={errorOf("answerHours")}>
              <Input
                inputMode="numeric"
                value={draft.hours}
                onChange={(event) => onChange({ hours: event.target.value.replace(/\D/g, "").slice(0, 3) })}
              />
            </Field>
          </div>
        </>
      ) : null}
    </div>
  );
}
