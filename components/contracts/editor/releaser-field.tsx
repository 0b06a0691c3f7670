"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { Releaser } from "@/lib/domain/contracts/release/releasers";
import type { EditorAction, EditorState } from "./editor-state";

export type ReleaserFieldProps = {
  state: EditorState;
  releasers: readonly Releaser[];
  dispatch: (action: EditorAction) => void;
};

/** Which colleague approves the contract before it goes out; nothing for whoever has no colleagues here. */
export function ReleaserField({ state: { releaserId }, releasers, dispatch }: ReleaserFieldProps) {
  const t = useTranslations("editor.parties");
  if (releasers.length === 0 && !releaserId) return null;
  const gone = releaserId !== null && !releasers.some(({ accountId }) => accountId === releaserId);
  return (
    <Field label={t("release")} hint={t("releaseHint")} className="sm:col-span-2">
      <Select
        value={releaserId ?? ""}
        onChange={(event) => dispatch({ type: "set", changes: { releaserId: event.target.value || null } })}
      >
        <option value="">{t("releaseNobody")}</option>
        {releasers.map(({ accountId, name, organization }) => (
          <option key={accountId} value={accountId}>
            {t("releaseBy", { name, organization })}
          </option>
        ))}
        {gone ? <option value={releaserId}>{t("releaseGone")}</option> : null}
      </Select>
    </Field>
  );
}
