import { mod1110CheckDigit } from "@/lib/standards/china-ids/mod-11-10";
import type { Branch } from "../branch";

/**
 * Branches of banks that do not exist: no bank has the number 999, with which their codes begin. Check digits are right.
 */
const banks = [
  { bank: "虚构银行", number: "1" },
  { bank: "砚池商业银行", number: "2" },
  { bank: "朱砂农村合作银行", number: "3" },
] as const;
const places = [
  { city: "杭州", at: "3310" },
  { city: "绍兴", at: "3370" },
  { city: "苏州", at: "3050" },
  { city: "武夷山", at: "3910" },
  { city: "青岛", at: "4520" },
  { city: "洛阳", at: "4930" },
  { city: "武汉", at: "5210" },
  { city: "上海", at: "2900" },
] as const;

export const sandboxBranches: readonly Branch[] = banks.flatMap(({ bank, number }) =>
  places.map(({ city, at }, n) => {
    const digits = `999${at}${number}${String(n + 1).padStart(3, "0")}`;
    return { cnaps: digits + mod1110CheckDigit(digits), bank, branch: `${bank}${city}虚构支行`, city };
  }),
);
