"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { type BlockOf, writtenLimits } from "@/lib/domain/contracts/written/written-text.schema";

export type SignatureDialogProps = {
  block: BlockOf<"signature">;
  isNew: boolean;
  onClose: () => void;
  onSave: (block: BlockOf<"signature">) => void;
};

/** Who signs in a block: under which name, as a person or with an organization's seal, with a date or without. */
export function SignatureDialog({ block, isNew, onClose, onSave }: SignatureDialogProps) {
  const t = useTranslations("writing.signature");
  const [label, setLabel] = useState(block.label);
  const [as, setAs] = useState(block.as);
  const [date, setDate] = useState(block.date);
  const [tried, setTried] = useState(false);
  function save() {
    setTried(true);
    if (label.trim()) onSave({ ...block, label: label.trim(), as, date });
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t(isNew ? "add" : "change")}
      description={t("lead")}
      actions={<Button onClick={save}>{t(isNew ? "addNow" : "save")}</Button>}
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Field
          label={t("label")}
          required
          hint={t("labelHint")}
          error={tried && !label.trim() ? t("labelNeeded") : undefined}
        >
          <Input value={label} maxLength={writtenLimits.label} onChange={(event) => setLabel(event.target.value)} />
        </Field>
        <Segmented
          label={t("as")}
          value={as}
          options={[
            { value: "person", label: t("person") },
            { value: "organization", label: t("organization") },
          ]}
          onValueChange={setAs}
        />
        <Checkbox checked={date} onChange={(event) => setDate(event.target.checked)} label={t("date")} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
