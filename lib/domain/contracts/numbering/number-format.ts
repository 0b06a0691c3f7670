/** How numbers of one rule look. */
export type NumberRuleShape = {
  /** Before the year and the running number, such as HT or 采购. */
  prefix: string;
  /** The year stands in the number, and each year begins with 1. */
  yearly: boolean;
  /** Digits of the running number, at least; a longer one is not cut. */
  digits: number;
};

/** The most rules of one account. */
export const mostNumberRules = 20;

/**
 * A number as it is written.
 * @param year of the number; does not count where the rule is not yearly
 * @param running from 1
 */
export function formatNumber({ prefix, yearly, digits }: NumberRuleShape, year: number, running: number): string {
  const counted = String(running).padStart(digits, "0");
  return yearly ? `${prefix}-${year}-${counted}` : `${prefix}-${counted}`;
}

/** The year in which a contract is sent, as the calendar on the wall in China has it: numbers are a Chinese custom. */
export const yearOfNumber = (now: Date): number =>
  Number(new Intl.DateTimeFormat("en", { timeZone: "Asia/Shanghai", year: "numeric" }).format(now));
