import { Check, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type StepState = "done" | "now" | "todo" | "waiting" | "failed";

export type Step = {
  id: string;
  title: ReactNode;
  /** One quiet line: what was entered, what will happen. */
  detail?: ReactNode;
  state: StepState;
  /** At the right: a way back into a done step. */
  aside?: ReactNode;
  /** Shown under a step, usually the current one: its controls. */
  content?: ReactNode;
};

/**
 * Steps from top to bottom, each done, now or to come. `ruled` divides them by hairlines (the signing room's rail),
 * `joined` draws the way between them (a verification).
 */
export function Stepper({
  label,
  steps,
  look = "ruled",
  className,
}: {
  label: string;
  steps: Step[];
  look?: "ruled" | "joined";
  className?: string;
}) {
  const t = useTranslations("common.step");
  return (
    <ol aria-label={label} className={classNames("grid content-start", className)}>
      {steps.map((step, index) => (
        <li
          key={step.id}
          aria-current={step.state === "now" ? "step" : undefined}
          className={classNames(
            "relative grid grid-cols-[28px_1fr_auto] items-start gap-x-2.5",
            look === "ruled" && "border-t border-line py-3 first:border-t-0",
            look === "joined" &&
              "pb-5.5 before:absolute before:top-[26px] before:bottom-0.5 before:left-[10.5px] before:w-[1.5px] before:bg-line-strong last:before:hidden",
          )}
        >
          <StepMark state={step.state} number={index + 1} />
          <div className="min-w-0">
            <div
              className={classNames(
                "font-[580]",
                step.state === "todo" || step.state === "waiting" ? "text-ink-2" : "text-ink",
              )}
            >
              {step.title}
              <span className="sr-only"> ({t(step.state)})</span>
            </div>
            {step.detail ? (
              <div className={classNames("text-[12.5px]", step.state === "now" ? "text-ink-2" : "text-ink-3")}>
                {step.detail}
              </div>
            ) : null}
            {step.content ? <div className="mt-2.5">{step.content}</div> : null}
          </div>
          {step.aside ? <div className="text-meta text-ink-3">{step.aside}</div> : null}
        </li>
      ))}
    </ol>
  );
}

/** The round mark before a step: a tick, its number, or a cross. */
export function StepMark({ state, number }: { state: StepState; number: number }) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        "num mt-px grid size-[22px] place-items-center rounded-full border-[1.5px] text-[11px]",
        state === "done" && "border-jade bg-jade text-sheet",
        state === "now" && "border-seal font-[650] text-seal-ink",
        state === "todo" && "border-line-strong text-ink-3",
        state === "waiting" && "border-amber font-[650] text-amber",
        state === "failed" && "border-seal bg-seal text-on-seal",
      )}
    >
      {state === "done" ? (
        <Check size={13} strokeWidth={2.75} />
      ) : state === "failed" ? (
        <X size={13} strokeWidth={2.75} />
      ) : (
        number
      )}
    </span>
  );
}
