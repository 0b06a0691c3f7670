import { useFormatter } from "next-intl";
import type { Money as Amount } from "@/lib/domain/administration/payments-room";

/** An amount in the reader's way of writing, always with its currency: ¥ is the yuan here, as everywhere. */
export function Money({ amount }: { amount: Amount }) {
  const format = useFormatter();
  return (
    <span className="num whitespace-nowrap">
      {format.number(amount.cents / 100, {
        style: "currency",
        currency: amount.currency,
        currencyDisplay: amount.currency === "CNY" ? "narrowSymbol" : "code",
      })}
    </span>
  );
}
