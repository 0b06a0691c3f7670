"use client";

import { RadioGroup as Radix } from "radix-ui";
import { type ReactNode, useId } from "react";
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

/** One of a few, all in sight. */
export function RadioGroup({ label, hideLabel, options, error, look = "list", className, ...rest }: RadioGroupProps) {
  const id = useId();
  return (
    <div className={classNames("grid gap-2", className)}>
      <div id={id} className={classNames("text-meta font-[560]", hideLabel && "sr-only")}>
        {label}
      </div>
      <Radix.Root
        {...rest}
        aria-labelledby={id}
        aria-describedby={error ? `${id}-error` : undefined}
        className={look === "cards" ? "grid grid-cols-2 gap-2" : "grid gap-2"}
      >
        {options.map((option) => (
          <Option key={option.value} option={option} cards={look === "cards"} />
        ))}
      </Radix.Root>
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

function Option({ option, cards }: { option: RadioOption; cards: boolean }) {
  const id = useId();
  return (
    <Radix.Item
      value={option.value}
      disabled={option.disabled}
      aria-labelledby={id}
      aria-describedby={option.hint ? `${id}-hint` : undefined}
      className={classNames(
        "group min-h-10 rounded-lg border border-line bg-sheet transition-colors duration-100 hover:border-line-strong",
        "data-[state=checked]:border-seal data-[state=checked]:ring-1 data-[state=checked]:ring-seal",
        "disabled:cursor-not-allowed disabled:opacity-60",
        cards
          ? "grid content-between justify-items-center gap-1.5 p-2.5 text-center"
          : "flex items-start gap-3 px-4 py-3 text-left",
      )}
    >
      {cards ? null : (
        <span
          aria-hidden="true"
          className="mt-px grid size-5 shrink-0 place-items-center rounded-full border border-line-strong group-data-[state=checked]:border-seal"
        >
          <span className="size-2.5 rounded-full bg-seal opacity-0 group-data-[state=checked]:opacity-100" />
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
    </Radix.Item>
  );
}
