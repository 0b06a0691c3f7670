"use client";

import { useFormatter, useTimeZone, useTranslations } from "next-intl";
import { zoneName } from "../i18n/zoned-time";

/** A sentence for a code of the validator; its English message for a code that is newer than the words. */
export function useProblemWords(): (problem: { code?: string; message?: string }) => string {
  const t = useTranslations("verify.codes");
  return ({ code = "changed", message }) => {
    const key = code as Parameters<typeof t>[0];
    return t.has(key) ? t(key) : (message ?? code);
  };
}

/** A point in time to the second in the reader's zone, which is named. @returns for ISO 8601 */
export function useTimeWords(): (iso: string) => string {
  const format = useFormatter();
  const t = useTranslations("verify");
  const timeZone = useTimeZone();
  return (iso) => {
    const at = new Date(iso);
    const time = format.dateTime(at, {
      day: "numeric",
      month: "short",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      hourCycle: "h23",
    });
    return t("time", { time, zone: zoneName(at, timeZone) });
  };
}

/** The beginning and the end of a long number, as people compare it: 4F2A … 91C0. */
export function shortSerial(hex: string): string {
  const upper = hex.toUpperCase();
  return upper.length > 14 ? `${upper.slice(0, 4)} … ${upper.slice(-4)}` : upper;
}

/** Hexadecimal in groups of four. */
export const pairs = (hex: string) => hex.toUpperCase().replace(/(.{4})(?=.)/g, "$1 ");
