"use client";

import { useTranslations } from "next-intl";
import { RadioGroup } from "@/components/ui/radio-group";
import type { Outline } from "@/lib/standards/seal-drawing/outline";
import type { SignatureStyle } from "@/lib/standards/seal-drawing/personal-signature";
import { OutlineView } from "../outline-view";

/** One way of writing the name, made on the server. */
export type SignatureChoice = {
  style: SignatureStyle;
  outline: Outline;
  /** Characters that no font can write. */
  missing: string[];
  /** Characters that this hand lacks and that are set in print. */
  substituted: string[];
};

export type StylePickerProps = {
  choices: readonly SignatureChoice[];
  value: SignatureStyle | undefined;
  onValueChange: (style: SignatureStyle) => void;
  /** In a form: the field's name; its value is the style. */
  field?: string;
};

/** The person's name in each hand; she picks one. */
export function StylePicker({ choices, value, onValueChange, field }: StylePickerProps) {
  const t = useTranslations("seals.style");
  return (
    <RadioGroup
      label={t("label")}
      look="cards"
      name={field}
      value={value ?? ""}
      onValueChange={(next) => {
        const choice = choices.find(({ style }) => style === next);
        if (choice) onValueChange(choice.style);
      }}
      options={choices.map(({ style, outline, missing, substituted }) => ({
        value: style,
        label: t(style),
        hint: missing.length
          ? t("missing", { characters: missing.join(" ") })
          : substituted.length
            ? t("substituted", { characters: substituted.join(" ") })
            : undefined,
        picture: (
          <span className="on-paper grid h-20 w-full place-items-center rounded-md bg-sheet p-2">
            <OutlineView outline={outline} size="box" />
          </span>
        ),
      }))}
    />
  );
}
