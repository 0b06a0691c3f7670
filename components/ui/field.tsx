"use client";

import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useId } from "react";
import { classNames } from "./class-names";

type FieldWiring = { id: string; describedBy: string | undefined; invalid: boolean; required: boolean };

const FieldContext = createContext<FieldWiring | null>(null);

type ControlProps = {
  id?: string | undefined;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: boolean | "true" | "false" | "grammar" | "spelling" | undefined;
  "aria-required"?: boolean | "true" | "false" | undefined;
  required?: boolean | undefined;
};

/**
 * The id and ARIA attributes that join a control to the label, hint and error of the `Field` around it.
 * What the control's own props say wins. Without a `Field`, the props alone count.
 */
export function useFieldWiring(own: ControlProps) {
  const field = useContext(FieldContext);
  return {
    id: own.id ?? field?.id,
    "aria-describedby": own["aria-describedby"] ?? field?.describedBy,
    "aria-invalid": own["aria-invalid"] ?? (field?.invalid || undefined),
    "aria-required": own["aria-required"] ?? (field?.required && !own.required ? true : undefined),
  };
}

export type FieldProps = {
  label: ReactNode;
  /** Help that is true before and after the person types. */
  hint?: ReactNode;
  /** What is wrong and what to do. Read out when it appears. */
  error?: ReactNode;
  /** Something good to say about the value, such as that a number is well formed. */
  success?: ReactNode;
  required?: boolean;
  /** Says "optional" beside the label. */
  optional?: boolean;
  /** The label is read out but not shown. */
  hideLabel?: boolean;
  /** At the right end of the label's line: a link such as "Forgot it?" */
  aside?: ReactNode;
  className?: string;
  /** One control of this folder. */
  children: ReactNode;
};

/** A label, its control, and what is said about it, joined for screen readers. */
export function Field({
  label,
  hint,
  error,
  success,
  required = false,
  optional = false,
  hideLabel = false,
  aside,
  className,
  children,
}: FieldProps) {
  const t = useTranslations("common");
  const id = useId();
  const hintId = `${id}-hint`;
  const stateId = `${id}-state`;
  const says = error ?? success;
  const describedBy = [says ? stateId : "", hint ? hintId : ""].filter(Boolean).join(" ") || undefined;
  return (
    <div className={classNames("grid content-start gap-1.5", className)}>
      <div className={classNames("flex items-baseline justify-between gap-3", hideLabel && !aside && "sr-only")}>
        <label htmlFor={id} className={classNames("text-meta font-[560]", hideLabel && "sr-only")}>
          {label}
          {optional ? <span className="ml-1.5 font-normal text-ink-3">{t("optional")}</span> : null}
        </label>
        {aside ? <span className="text-meta">{aside}</span> : null}
      </div>
      <FieldContext value={{ id, describedBy, invalid: Boolean(error), required }}>{children}</FieldContext>
      {/* Always there, so that a message that comes later is announced. */}
      <div id={stateId} aria-live="polite" className="empty:hidden">
        {error ? <p className="text-meta text-seal-ink">{error}</p> : null}
        {!error && success ? <p className="text-meta text-jade">{success}</p> : null}
      </div>
      {hint ? (
        <p id={hintId} className="text-meta text-ink-3">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
