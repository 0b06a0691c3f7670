"use client";

import { type ReactNode, useId, useState } from "react";
import { classNames } from "./class-names";

export type RadioOption = {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  /** A picture above the label, such as a seal. */
  picture?: ReactNode;
  disabled?: boolean;
};

export type RadioGroupProps = {
  /** What is chosen here. */
  label: ReactNode;
  hideLabel?: boolean;
  options: RadioOption[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  /** In a form: the field's name. */
  name?: string;
  required?: boolean;
  error?: ReactNode;
  /** `list`: rows with a dot. `cards`: pictures side by side, as the seals in the signing room. */
  look?: "list" | "cards";
  className?: string;
};

/** One of a few, all in sight. Native radio buttons underneath. */
export function RadioGroup(props: RadioGroupProps) {
  const { label, hideLabel, options, defaultValue, onValueChange, required, error, look = "list", className } = props;
  const id = useId();
  const [own, setOwn] = useState(defaultValue);
  const chosen = props.value ?? own;
  return (
    <div className={classNames("grid gap-2", className)}>
      <div id={id} className={classNames("text-meta font-[560]", hideLabel && "sr-only")}>
        {label}
      </div>
      <div
        role="radiogroup"
        aria-labelledby={id}
        aria-describedby={error ? `${id}-error` : undefined}
        aria-required={required}
        className={look === "cards" ? "grid grid-cols-2 gap-2" : "grid gap-2"}
      >
        {options.map((option) => (
          <Option
            key={option.value}
            option={option}
            name={props.name ?? id}
            checked={option.value === chosen}
            cards={look === "cards"}
            onChoose={() => {
              setOwn(option.value);
              onValueChange?.(option.value);
            }}
          />
        ))}
      </div>
      <div aria-live="polite" className="empty:hidden">
        {error ? (
          <p id={`${id}-error`} className="text-meta text-seal-ink">
            {error}
          </p>
        ) : null}
      </div>
    </div>
  );
}

type OptionProps = { option: RadioOption; name: string; checked: boolean; cards: boolean; onChoose: () => void };

function Option({ option, name, checked, cards, onChoose }: OptionProps) {
  const id = useId();
  return (
    // The radio button lies over all of it, so that no label has to be pressed in its place.
    <div
      className={classNames(
        "group relative isolate min-h-10 rounded-lg border border-line bg-sheet transition-colors duration-100 hover:border-line-strong",
        "has-checked:border-seal has-checked:ring-1 has-checked:ring-seal has-disabled:opacity-60",
        "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ink",
        cards
          ? "grid content-between justify-items-center gap-1.5 p-2.5 text-center"
          : "flex items-start gap-3 px-4 py-3 text-left",
      )}
    >
      <input
        type="radio"
        name={name}
        value={option.value}
        checked={checked}
        disabled={option.disabled}
        aria-labelledby={id}
        aria-describedby={option.hint ? `${id}-hint` : undefined}
        onChange={onChoose}
        className="absolute inset-0 z-1 cursor-pointer appearance-none rounded-lg outline-none disabled:cursor-not-allowed"
      />
      {cards ? null : (
        <span
          aria-hidden="true"
          className="mt-px grid size-5 shrink-0 place-items-center rounded-full border border-line-strong group-has-checked:border-seal"
        >
          <span className="size-2.5 rounded-full bg-seal opacity-0 group-has-checked:opacity-100" />
        </span>
      )}
      {option.picture}
      <span className="grid">
        <span id={id} className={cards ? "text-xs font-[560]" : "text-sm font-[540]"}>
          {option.label}
        </span>
        {option.hint ? (
          <span id={`${id}-hint`} className={cards ? "text-xs text-ink-3" : "text-meta text-ink-3"}>
            {option.hint}
          </span>
        ) : null}
      </span>
    </div>
  );
}
