import { useFormatter } from "next-intl";
import { bankOffsetMinutes } from "@/lib/domain/bank-payments/terms";
import { dayAlone } from "@/lib/standards/bank-statements/booked-day";

/** Words for when a bank booked a payment: the day alone where the bank names no time, and that day in any time zone. */
export function useBooked(): (at: Date) => string {
  const format = useFormatter();
  return (at) => {
    const day = dayAlone(at, bankOffsetMinutes);
    return day
      ? format.dateTime(day, { dateStyle: "medium", timeZone: "UTC" })
      : format.dateTime(at, { dateStyle: "medium", timeStyle: "short" });
  };
}

/** When a bank booked a payment, as `useBooked` words it. */
export function BookedOn({ at }: { at: Date }) {
  return <time dateTime={at.toISOString()}>{useBooked()(at)}</time>;
}
