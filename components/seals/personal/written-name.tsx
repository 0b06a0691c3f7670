"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { SaveGeneratedInput } from "@/lib/domain/seals/personal/signature.schema";
import type { ActionResult } from "@/lib/platform/web/action-result";
import type { SignatureStyle } from "@/lib/standards/seal-drawing/personal-signature";
import { Notice } from "../../ui/notice";
import { KeepButton } from "./keep-button";
import { type SignatureChoice, StylePicker } from "./style-picker";
import { TrueSize } from "./true-size";

export type WrittenNameProps = {
  /** The verified name in each hand. */
  choices: readonly SignatureChoice[];
  save: (input: SaveGeneratedInput) => Promise<ActionResult<{ id: string }>>;
  onKept: (id: string) => void;
};

/** The verified name written in one of the hands. */
export function WrittenName({ choices, save, onKept }: WrittenNameProps) {
  const t = useTranslations("seals.page");
  const whole = choices.filter((choice) => choice.missing.length === 0);
  const [style, setStyle] = useState<SignatureStyle | undefined>(whole[0]?.style);
  const chosen = whole.find((choice) => choice.style === style);
  if (whole.length === 0) return <Notice>{t("unwritable")}</Notice>;
  return (
    <div className="grid gap-5">
      <StylePicker choices={choices} value={style} onValueChange={setStyle} />
      {chosen ? <TrueSize outline={chosen.outline} label={t("showTrue")} /> : null}
      <KeepButton keep={chosen ? () => save({ style: chosen.style }) : null} onKept={onKept} />
    </div>
  );
}
