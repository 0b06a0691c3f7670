import { useFormatter } from "next-intl";

/** Writes a number of bytes as a person says it, in decimal units and her language: 412 kB, 3.4 MB. */
export function useFileSize(): (bytes: number) => string {
  const format = useFormatter();
  return (bytes) => {
    if (bytes < 1000) return format.number(bytes, { style: "unit", unit: "byte", unitDisplay: "long" });
    // From 999.5 kB on, rounding would say "1,000 kB".
    const megabytes = bytes >= 999_500;
    const value = bytes / (megabytes ? 1_000_000 : 1000);
    return format.number(value, {
      style: "unit",
      unit: megabytes ? "megabyte" : "kilobyte",
      unitDisplay: "short",
      maximumFractionDigits: value < (megabytes ? 100 : 10) ? 1 : 0,
    });
  };
}
