import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDecimalAmount, readSwiftAmount, readTypedAmount } from "./amounts";
import { readCurrencyName } from "./currencies";
import { decimalText } from "./payment-order";
import { errorOf } from "./test-bytes";

const place = { lineNumber: 7, field: "金额" };
const typed = (text: string, currency = "CNY") => readTypedAmount(text, currency, place);

describe("amounts as people and banks type them", () => {
  it.each([
    ["0.37", 37],
    ["￥0.37", 37],
    ["¥1,234.56", 123_456],
    ["1,234,567.8", 123_456_780],
    ["0.37-", -37],
    ["(0.37)", -37],
    ["（￥1,000.00）", -100_000],
    ["-0.37", -37],
    ["−0.37", -37],
    ["-¥0.37", -37],
    ["¥-0.37", -37],
    ["+12", 1200],
    [" 1 234.50 ", 123_450],
    ["１，２３４．５６", 123_456],
    ["0.37元", 37],
    ["CNY 5.00", 500],
    [".37", 37],
    ["-0.00", 0],
    ["0001.10", 110],
    ["90071992547409.91", Number.MAX_SAFE_INTEGER],
  ])("%s", (text, cents) => {
    expect(typed(text)).toBe(cents);
  });

  it.each(["", "  ", "-", "--", "—", "\u00a0"])("%j is no amount at all", (text) => {
    expect(typed(text)).toBeUndefined();
  });

  it.each([
    "1.234",
    "1.2345",
    "0.370",
    "12,34",
    "1,23",
    "1.234,56",
    "1,2345",
    "1.2.3",
    "1234,567",
    ",5",
    "5.",
    "1,,000",
  ])("%s could be read in two ways", (text) => {
    expect(errorOf(() => typed(text))).toEqual({ code: "ambiguous_amount", lineNumber: 7 });
  });

  it.each(["abc", "1e3", "0x10", "--5", "-(5)", "(5", "5)", "+-5", "1/2", "NaN", "Infinity", "￥", "¥¥5", "٣.٣"])(
    "%s is no amount",
    (text) => {
      expect(errorOf(() => typed(text)).code).toBe("bad_amount");
    },
  );

  it("is refused when it cannot be counted exactly", () => {
    expect(errorOf(() => typed("90071992547409.92")).code).toBe("amount_range");
    expect(errorOf(() => typed("9".repeat(50))).code).toBe("amount_range");
    expect(errorOf(() => typed("9".repeat(100_000))).code).toBe("bad_amount");
  });

  it("has the decimals of its currency", () => {
    expect(typed("123", "JPY")).toBe(123);
    expect(errorOf(() => typed("123.5", "JPY")).code).toBe("ambiguous_amount");
    expect(typed("1.234", "KWD")).toBe(1234);
  });

  it("is read as it was written, for any amount, grouped or not, with the sign anywhere", () => {
    const styles = [(text: string) => `-${text}`, (text: string) => `${text}-`, (text: string) => `(${text})`];
    fc.assert(
      fc.property(
        fc.maxSafeNat(),
        fc.constantFrom("CNY", "JPY", "KWD"),
        fc.constantFrom(...styles),
        (minor, currency, negate) => {
          const plain = decimalText(minor, currency);
          const [whole, fraction] = plain.split(".");
          const grouped = [whole!.replace(/\B(?=(\d{3})+$)/g, ","), fraction]
            .filter((part) => part !== undefined)
            .join(".");
          expect(typed(plain, currency)).toBe(minor);
          expect(typed(grouped, currency)).toBe(minor);
          expect(typed(negate(grouped), currency)).toBe(minor === 0 ? 0 : -minor);
        },
      ),
    );
  });
});

describe("amounts of the formats", () => {
  const decimal = (text: string, currency = "CNY") => readDecimalAmount(text, currency, place);
  const swift = (text: string, currency = "CNY") => readSwiftAmount(text, currency, place);

  it("never pass by a binary fraction", () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (minor) => {
        expect(decimal(decimalText(minor, "CNY"))).toBe(minor);
      }),
    );
    expect(decimal("90071992547409.91")).toBe(9007199254740991);
    expect(decimal("0.29")).toBe(29);
    expect(decimal("1.10000")).toBe(110);
    expect(decimal("5.")).toBe(500);
  });

  it.each(["0.371", "-1.00", "1,00", "1e2", "", " ", "1 0", "0x1F", "1".repeat(41)])(
    "decimal %j is refused",
    (text) => {
      expect(errorOf(() => decimal(text)).code).toBe("bad_amount");
    },
  );

  it("read SWIFT's decimal comma, which is always there", () => {
    expect(swift("0,37")).toBe(37);
    expect(swift("1000,")).toBe(100_000);
    expect(swift("1000,5")).toBe(100_050);
    expect(swift("500,", "JPY")).toBe(500);
    for (const wrong of ["1000", ",5", "1.000,00", "1,2,3", "1000,555", "1234567890123,45"])
      expect(errorOf(() => swift(wrong)).code).toBe("bad_amount");
  });
});

describe("names of currencies", () => {
  it.each([
    ["CNY", "CNY"],
    ["人民币", "CNY"],
    ["人民币元", "CNY"],
    ["RMB", "CNY"],
    ["156", "CNY"],
    ["人民币(CNY)", "CNY"],
    ["ＵＳＤ", "USD"],
    ["美元", "USD"],
  ])("%s", (text, code) => {
    expect(readCurrencyName(text, 1, "币种")).toBe(code);
  });

  it("refuses what is none", () => {
    for (const text of ["元宝", "constructor", "12", "¥"])
      expect(errorOf(() => readCurrencyName(text, 3, "币种"))).toEqual({ code: "bad_currency", lineNumber: 3 });
  });
});
