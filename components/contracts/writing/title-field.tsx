"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Menu, MenuItem } from "@/components/ui/menu";
import { type Variable, type WrittenText, writtenLimits } from "@/lib/domain/contracts/written/written-text.schema";

export type TitleFieldProps = {
  text: WrittenText;
  onChange: (title: string) => void;
  onEnter: () => void;
};

/** The title of a text, in which details may stand: shown by their names, kept by their keys. */
export function TitleField({ text, onChange, onEnter }: TitleFieldProps) {
  const t = useTranslations("writing.title");
  const input = useRef<HTMLInputElement>(null);
  const { variables } = text;
  const shown = withLabels(text.title, variables);
  function insert(label: string) {
    const at = input.current?.selectionEnd ?? shown.length;
    onChange(withKeys(`${shown.slice(0, at)}{${label}}${shown.slice(at)}`, variables));
  }
  return (
    <div className="written-title">
      <input
        ref={input}
        aria-label={t("label")}
        placeholder={t("placeholder")}
        value={shown}
        maxLength={writtenLimits.title}
        onChange={(event) => onChange(withKeys(event.target.value, variables))}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
          event.preventDefault();
          onEnter();
        }}
      />
      {variables.length > 0 ? (
        <Menu
          trigger={
            <button type="button" className="link text-meta text-ink-2">
              {t("insert")}
            </button>
          }
        >
          {variables.map(({ key, label }) => (
            <MenuItem key={key} onSelect={() => insert(label)}>
              {label}
            </MenuItem>
          ))}
        </Menu>
      ) : null}
    </div>
  );
}

/** `{price}` as `{Price}`: nobody has to know keys. */
export const withLabels = (title: string, variables: readonly Variable[]): string =>
  title.replace(/\{([a-z][a-z0-9_]*)\}/g, (whole, key) => {
    const variable = variables.find((one) => one.key === key);
    return variable ? `{${variable.label}}` : whole;
  });

export const withKeys = (title: string, variables: readonly Variable[]): string =>
  title.replace(/\{([^{}]+)\}/g, (whole, label) => {
    const variable = variables.find((one) => one.label === label);
    return variable ? `{${variable.key}}` : whole;
  });
