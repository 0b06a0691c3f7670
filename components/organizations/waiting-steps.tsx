import { useId } from "react";
import { type Step, Stepper } from "../ui/stepper";

/** What a proof waits for: what has happened, what is happening and how long it usually takes, what comes then. */
export function WaitingSteps({ title, steps }: { title: string; steps: Step[] }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid gap-3.5 border-t border-line pt-5">
      <h2 id={id} className="text-[17px]">
        {title}
      </h2>
      <Stepper label={title} look="joined" steps={steps} />
    </section>
  );
}
