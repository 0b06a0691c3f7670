import { useFormatter, useTranslations } from "next-intl";
import { useId } from "react";
import type { Moment } from "@/lib/domain/bank-payments/timeline";
import { Stepper, type StepState } from "../ui/stepper";

const states: Record<Moment["state"], StepState> = { done: "done", now: "now", ahead: "todo", ended: "todo" };

/** The way of a payment: what has happened and when, what is happening, and how long each part usually takes. */
export function PaymentSteps({ moments }: { moments: readonly Moment[] }) {
  const t = useTranslations("payments.steps");
  const format = useFormatter();
  const id = useId();
  const lasts = (minutes: number) => {
    const [amount, unit] =
      minutes < 60 ? [minutes, "minute"] : minutes < 1440 ? [minutes / 60, "hour"] : [minutes / 1440, "day"];
    return format.number(amount, { style: "unit", unit, unitDisplay: "long", maximumFractionDigits: 0 });
  };
  const detail = ({ name, state, at, usual }: Moment) => {
    if (at) return format.dateTime(at, { dateStyle: "medium", timeStyle: "short" });
    if (state === "ended" || state === "done") return undefined;
    const words = t.has(`details.${name}` as "details.declared") ? t(`details.${name}` as "details.declared") : "";
    const lasting = usual ? t("usual", { most: lasts(usual.most), worst: lasts(usual.worst) }) : "";
    return words && lasting ? t("both", { first: words, second: lasting }) : words || lasting;
  };
  return (
    <section aria-labelledby={id} className="grid gap-3.5 border-t border-line pt-5">
      <h2 id={id} className="text-[17px]">
        {t("title")}
      </h2>
      <Stepper
        label={t("title")}
        look="joined"
        steps={moments.map((moment) => ({
          id: moment.name,
          title: t(`names.${moment.name}`),
          state: states[moment.state],
          detail: detail(moment),
        }))}
      />
    </section>
  );
}
