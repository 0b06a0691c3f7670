import { useTranslations } from "next-intl";
import { classNames } from "../ui/class-names";
import { StepMark, type StepState } from "../ui/stepper";

export type OnboardingStep = "identity" | "certificate" | "signature";
const order: readonly OnboardingStep[] = ["identity", "certificate", "signature"];

/** The three things a person needs before her first signature, side by side: done, now, to come. */
export function OnboardingSteps({
  now,
  done,
  className,
}: {
  now: OnboardingStep;
  done: Record<OnboardingStep, boolean>;
  className?: string;
}) {
  const t = useTranslations("verification.steps");
  const state = (step: OnboardingStep): StepState =>
    step === now && !done[step] ? "now" : done[step] ? "done" : "todo";
  return (
    <ol aria-label={t("label")} className={classNames("flex items-center gap-2 text-meta", className)}>
      {order.map((step, index) => (
        <li
          key={step}
          aria-current={step === now ? "step" : undefined}
          className={classNames(
            "flex items-center gap-2",
            index > 0 && "grow before:h-px before:min-w-3 before:flex-1 before:bg-line-strong",
          )}
        >
          <StepMark state={state(step)} number={index + 1} />
          <span
            className={classNames(
              "whitespace-nowrap",
              step === now ? "font-[580] text-ink" : "text-ink-2",
              // On a phone there is room for the name of the present step only.
              step !== now && "phone:sr-only",
            )}
          >
            {t(step)}
          </span>
        </li>
      ))}
    </ol>
  );
}
