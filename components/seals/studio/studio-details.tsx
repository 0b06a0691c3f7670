"use client";

import { useTranslations } from "next-intl";
import type { DesignInput } from "@/lib/domain/seals/organization/seal.schema";
import { SEAL_CUTS, SEAL_FACES, type SealFace } from "@/lib/standards/seal-drawing/seal/description";
import { Checkbox } from "../../ui/checkbox";
import { Field } from "../../ui/field";
import { Segmented } from "../../ui/segmented";
import { Select } from "../../ui/select";
import { More, NameScale } from "./form-parts";
import { controlsOf } from "./studio-design";

/** What makes a seal hard to copy. */
const details = ["microText", "finePattern", "serial"] as const;

/** What is usual as it is, folded away: lettering and border, and what is against copying. */
export function StudioDetails({ design, set }: { design: DesignInput; set: (change: Partial<DesignInput>) => void }) {
  const t = useTranslations("studio.form");
  const shown = controlsOf(design);
  return (
    <>
      <More title={t(shown.doubleBorder ? "lettering" : "letteringOnly")} set={t(`faces.${design.face}`)}>
        <Field label={t("face")}>
          <Select value={design.face} onChange={(event) => set({ face: event.target.value as SealFace })}>
            {SEAL_FACES.map((face) => (
              <option key={face} value={face}>
                {t(`faces.${face}`)}
              </option>
            ))}
          </Select>
        </Field>
        {shown.nameScale ? (
          <Field
            label={t("nameScale")}
            aside={<span className="num text-ink-3">{Math.round(design.nameScale * 100)} %</span>}
          >
            <NameScale value={design.nameScale} onValueChange={(nameScale) => set({ nameScale })} />
          </Field>
        ) : null}
        {shown.cut ? (
          <Segmented
            label={t("cut")}
            value={design.cut}
            options={SEAL_CUTS.map((cut) => ({ value: cut, label: t(`cuts.${cut}`) }))}
            onValueChange={(cut) => set({ cut })}
          />
        ) : null}
        {shown.doubleBorder ? (
          <Checkbox
            label={t("doubleBorder")}
            checked={design.doubleBorder}
            onChange={(event) => set({ doubleBorder: event.target.checked })}
          />
        ) : null}
      </More>
      {shown.copying ? (
        <More title={t("copying")} set={t("copyingSet", { count: details.filter((detail) => design[detail]).length })}>
          {details.map((detail) => (
            <Checkbox
              key={detail}
              label={t(detail)}
              hint={t(`${detail}Hint`)}
              checked={design[detail]}
              onChange={(event) => set({ [detail]: event.target.checked })}
            />
          ))}
        </More>
      ) : null}
    </>
  );
}
