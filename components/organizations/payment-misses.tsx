import { useTranslations } from "next-intl";
import type { NearMiss } from "@/lib/domain/bank-payments/payment.schema";
import { useBooked } from "../ui/booked-on";
import { Notice } from "../ui/notice";
import { useMoney } from "./use-money";

/** Payments that came and do not fit, the newest first: what was wrong with each, where it goes, and what to do. */
export function PaymentMisses({
  misses,
  expected,
  code,
  name,
}: {
  misses: readonly NearMiss[];
  /** As it is shown, "¥0.37". */
  expected: string;
  code: string;
  /** The verified name. */
  name: string;
}) {
  const t = useTranslations("payments.in");
  const booked = useBooked();
  const show = useMoney();
  return (
    // Always there, so that a payment that comes while the page is open is announced.
    <section aria-label={t("misses")} aria-live="polite" className="grid gap-2.5 empty:hidden">
      {misses.map(({ reason, amountCents, currency, bookedAt, money }) => (
        <Notice
          key={`${bookedAt.getTime()} ${amountCents} ${reason}`}
          tone="warning"
          title={t(`reasons.${reason}.title`, { amount: show(amountCents, currency), expected })}
        >
          <p>
            {t("missWords", {
              detail: t(`reasons.${reason}.detail`, { expected, code, name }),
              money: t(`money.${money}`),
            })}
          </p>
          <p className="num mt-1 text-meta">
            {t("missLine", {
              amount: show(amountCents, currency),
              when: booked(bookedAt),
            })}
          </p>
        </Notice>
      ))}
    </section>
  );
}
