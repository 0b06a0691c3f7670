import { useFormatter } from "next-intl";

/** How an amount in minor units is shown: "¥0.37". */
export function useMoney() {
  const format = useFormatter();
  return (cents: number, currency: string) =>
    format.number(cents / 100, { style: "currency", currency, currencyDisplay: "narrowSymbol" });
}
