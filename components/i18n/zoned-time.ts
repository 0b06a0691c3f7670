import { useFormatter, useTimeZone, useTranslations } from "next-intl";

/** A point in time in the reader's zone, which stands behind it: 2026年11月23日 08:21:00（UTC+8）. */
export function useZonedTime(): (at: Date, style?: "exact" | "minutes") => string {
  const [format, t, timeZone] = [useFormatter(), useTranslations("common"), useTimeZone()];
  return (at, style = "exact") => {
    const time = format.dateTime(
      at,
      style === "exact" ? { dateStyle: "long", timeStyle: "medium" } : { dateStyle: "medium", timeStyle: "short" },
    );
    return t("zonedTime", { time, zone: zoneName(at, timeZone) });
  };
}

/** A zone by its distance from UTC at that time, which everybody can compare: UTC+8. */
export function zoneName(at: Date, timeZone: string | undefined): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "shortOffset" }).formatToParts(at);
  return (parts.find(({ type }) => type === "timeZoneName")?.value ?? "GMT").replace("GMT", "UTC");
}
