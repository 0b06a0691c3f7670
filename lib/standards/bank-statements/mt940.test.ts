import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMt940 } from "./mt940";
import { decimalText } from "./payment-order";
import { errorOf, gbk, utf8 } from "./test-bytes";

const read = (text: string) => readMt940(utf8(text));
const fault = (text: string) => errorOf(() => read(text));

/** As it comes over the network, with its blocks. */
const network = [
  "{1:F01BKCHCNBJAXXX0000000000}{2:O9401200261122ICBKCNBJAXXX00000000002611221200N}{3:{108:MT940}}{4:",
  ":20:STMT261122",
  ":25:120202120990001234",
  ":28C:326/1",
  ":60F:C261121CNY1000,00",
  ":61:2611221122C0,37NTRFNONREF//2026112200012345",
  "ELECTRONIC PAYMENT",
  ":86:166?00GUTSCHRIFT?109310?20RENZHENG 7K4M2QXH?21CODE?30308584000013?",
  "31571905555510101?32HANGZHOU YUNZHOU KEJI?33 CO LTD",
  ":61:2612310102RD5,NCHGFEE-77//REV1",
  ":86:free text of the bank that is longer than a line of field 86 can h",
  "old, and goes on",
  ":61:261122D1,5S103PAY-1",
  ":62F:C261122CNY1003,87",
  ":64:C261122CNY1003,87",
  ":86:for the statement as a whole",
  "-}{5:{CHK:0123456789AB}}",
].join("\r\n");

describe("MT940 in the blocks of the network", () => {
  const file = read(network);
  const [statement] = file.statements;

  it("says what it is", () => {
    expect(file).toMatchObject({ format: "mt940", encoding: "utf-8", warnings: [] });
    expect(statement).toMatchObject({
      account: "120202120990001234",
      currency: "CNY",
      id: "STMT261122",
      sequence: "326/1",
      opening: { amount: 100_000, currency: "CNY", on: "2026-11-21", intermediate: false },
      closing: { amount: 100_387, currency: "CNY", on: "2026-11-22", intermediate: false },
      lineNumber: 2,
    });
  });

  it("gives the payment with all that is known of it", () => {
    expect(statement!.lines[0]).toEqual({
      position: 1,
      lineNumber: 6,
      account: "120202120990001234",
      bankReference: "2026112200012345",
      bookedOn: "2026-11-22",
      valueOn: "2026-11-22",
      amount: 37,
      currency: "CNY",
      direction: "credit",
      reversal: false,
      status: "booked",
      counterparty: {
        name: "HANGZHOU YUNZHOU KEJI CO LTD",
        account: "571905555510101",
        bank: { cnaps: "308584000013" },
      },
      note: "RENZHENG 7K4M2QXH\nCODE\nELECTRONIC PAYMENT",
      typeCode: "NTRF/166",
      raw: network.split("\r\n").slice(5, 9).join("\n"),
    });
  });

  it("reads reversals as what they do, entry dates in the next year, and text that was cut", () => {
    expect(statement!.lines[1]).toMatchObject({
      bookedOn: "2027-01-02",
      valueOn: "2026-12-31",
      amount: 500,
      direction: "credit",
      reversal: true,
      endToEndReference: "FEE-77",
      bankReference: "REV1",
      note: "free text of the bank that is longer than a line of field 86 can hold, and goes on",
    });
    expect(statement!.lines[2]).toMatchObject({
      amount: 150,
      direction: "debit",
      typeCode: "S103",
      endToEndReference: "PAY-1",
    });
    expect(statement!.lines[2]!.bankReference).toBeUndefined();
  });
});

const bare = (entries: string, closing = "62F:C261122CNY0,") =>
  `:20:A\n:25:622\n:28C:1\n:60F:C261122CNY0,\n${entries}\n:${closing}\n`;
const lineOf = (entries: string) => read(bare(entries)).statements[0]!.lines[0]!;

describe("field 61", () => {
  it.each([
    ["2611221122C0,37NTRFNONREF", { amount: 37, direction: "credit", reversal: false, status: "booked" }],
    ["2611221122CY0,37NTRFNONREF", { amount: 37, direction: "credit" }],
    ["2611221122DY0,37NTRFNONREF", { amount: 37, direction: "debit" }],
    ["2611221122RC0,37NTRFNONREF", { amount: 37, direction: "debit", reversal: true }],
    ["2611221122RDY0,37NTRFNONREF", { amount: 37, direction: "credit", reversal: true }],
    ["2611221122EC0,37NTRFNONREF", { amount: 37, direction: "credit", status: "pending" }],
    ["261122C1234567890,12NTRF", { amount: 123_456_789_012, bookedOn: "2026-11-22", typeCode: "NTRF" }],
    ["2601011231C1,NMSCREF//A/B", { bookedOn: "2025-12-31", endToEndReference: "REF", bankReference: "A/B" }],
    ["261122C1,N511A/B//NONREF", { endToEndReference: "A/B", typeCode: "N511" }],
  ])("%s", (text, expected) => {
    expect(lineOf(`:61:${text}`)).toMatchObject(expected);
  });

  it.each([
    ["2611221122X0,37NTRFNONREF", "malformed"],
    ["2611221122C0.37NTRFNONREF", "malformed"],
    ["2611221122C37NTRFNONREF", "bad_amount"],
    ["2611221122C1,2,3NTRFNONREF", "bad_amount"],
    ["2611221122C0,375NTRFNONREF", "bad_amount"],
    ["2611221122C99999999999999999,NTRF", "bad_amount"],
    ["2613221122C0,37NTRFNONREF", "bad_date"],
    ["2611221332C0,37NTRFNONREF", "bad_date"],
    ["2611221122CX0,37NTRFNONREF", "bad_currency"],
    ["2611221122C0,37TRFNONREF", "malformed"],
    ["", "malformed"],
  ])("%s is %s, with its line", (text, code) => {
    expect(fault(bare(`:61:${text}`))).toEqual({ code, lineNumber: 5 });
  });
});

describe("messages", () => {
  it("come one after another, with a hyphen between, or with nothing", () => {
    const page1 = bare(":61:261122C1,NTRFX//1", "62M:C261122CNY1,");
    const page2 = page1
      .replace("60F:C261122CNY0,", "60M:C261122CNY1,")
      .replace("62M:C261122CNY1,", "62F:C261122CNY2,")
      .replace("//1", "//2")
      .replace("28C:1", "28C:1/2");
    for (const between of ["-\n", "", "\n-\n\n", "\u0003\r\n\u0001"]) {
      const file = read(page1 + between + page2);
      expect(file.statements.map((each) => [each.opening!.intermediate, each.closing!.intermediate])).toEqual([
        [false, true],
        [true, false],
      ]);
      expect(file.statements.flatMap((each) => each.lines.map((line) => line.position))).toEqual([1, 2]);
      expect(file.warnings).toEqual([]);
    }
    const torn = page2.replace("60M:C261122CNY1,", "60M:C261122CNY5,").replace("62F:C261122CNY2,", "62F:C261122CNY6,");
    expect(read(page1 + torn).warnings).toEqual([
      { code: "page_gap", lineNumber: 7, statement: 1, expected: 100, found: 500 },
    ]);
  });

  it("may have a bank's own lines before them", () => {
    expect(read(`ABNANL2A\n940\nABNANL2A\n${bare("")}-\n`).statements).toHaveLength(1);
  });

  it("are read in GB18030 and with a byte order mark", () => {
    const chinese = bare(
      ":61:261122C1,NTRFX//1\n:86:/ACCT/571905555510101/NAME/杭州云舟科技有限公司/REMI/认证7K4M2QXH",
    );
    const expected = { name: "杭州云舟科技有限公司", account: "571905555510101", bank: {} };
    const inGbk = readMt940(gbk(chinese));
    expect(inGbk.encoding).toBe("gb18030");
    expect(inGbk.statements[0]!.lines[0]).toMatchObject({ counterparty: expected, note: "认证7K4M2QXH" });
    expect(read(`\ufeff${chinese}`).statements[0]!.lines[0]!.counterparty).toEqual(expected);
  });

  it("of the day (MT942) have a floor, sums and entries that are only expected", () => {
    const report = [
      ":20:R1",
      ":25:622",
      ":28C:1",
      ":34F:CNYD0,",
      ":34F:CNYC0,",
      ":13D:2611221200+0800",
      ":61:261122C1,5NTRFX//1",
      ":61:261122EC2,NTRFX//2",
      ":90D:0CNY0,",
      ":90C:2CNY3,5",
    ].join("\n");
    const file = read(report);
    expect(file.format).toBe("mt942");
    expect(file.warnings).toEqual([]);
    expect(file.statements[0]!.lines.map((line) => line.status)).toEqual(["booked", "pending"]);
    expect(read(report.replace("90C:2CNY3,5", "90C:3CNY4,")).warnings).toEqual([
      { code: "count_mismatch", lineNumber: 10, statement: 0, expected: 3, found: 2 },
      { code: "sum_mismatch", lineNumber: 10, statement: 0, expected: 400, found: 350 },
    ]);
  });

  it("warn when the balances do not follow from the entries", () => {
    expect(read(bare(":61:261122C1,NTRFX//1")).warnings).toEqual([
      { code: "balance_mismatch", lineNumber: 1, statement: 0, expected: 0, found: 100 },
    ]);
  });
});

describe("what is wrong", () => {
  it.each([
    ["no field at all", "hello\nworld", "missing_field", 1],
    ["an entry before the balance", ":20:A\n:25:1\n:61:261122C1,NTRFX", "unexpected_field", 3],
    ["an entry behind the closing balance", `${bare("")}:61:261122C1,NTRFX`, "unexpected_field", 7],
    ["a field of another message", bare(":32A:261122CNY1,"), "unexpected_field", 5],
    ["two opening balances", bare(":60F:C261122CNY0,"), "unexpected_field", 5],
    ["no opening balance", ":20:A\n:25:1\n:28C:1\n", "missing_field", 3],
    ["no account", ":20:A\n:60F:C261122CNY0,\n:62F:C261122CNY0,", "missing_field", 1],
    ["no closing balance", ":20:A\n:25:1\n:60F:C261122CNY0,\n", "truncated", 3],
    ["a field before :20:", ":25:1\n:20:A", "unexpected_field", 1],
    ["a block without an end", `{1:F01X}{4:\n${bare("")}`, "truncated", 8],
    ["two currencies", bare("", "62F:C261122USD0,"), "bad_currency", 6],
    ["a balance without form", bare("", "62F:261122CNY0,"), "malformed", 6],
    ["text where a field must be", bare("").replace(":28C:1", ":28C:1\nand more"), "malformed", 4],
    ["NUL", bare(":86:\u0000"), "control_character", 5],
  ])("%s", (_, text, code, lineNumber) => {
    expect(fault(text)).toEqual({ code, lineNumber });
  });

  it("refuses size and numbers of entries", () => {
    const entries = bare(Array.from({ length: 4 }, () => ":61:261122C1,NTRFX").join("\n"));
    expect(errorOf(() => readMt940(utf8(entries), { maxBytes: 1000, maxLines: 3 }))).toEqual({
      code: "too_many_lines",
      lineNumber: 8,
    });
    expect(errorOf(() => readMt940(utf8(entries), { maxBytes: 100, maxLines: 9 })).code).toBe("too_large");
  });

  it("never takes half of an entry from a file that was cut off before its closing balance", () => {
    const end = network.indexOf(":62F:");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: end }), (at) => {
        expect(() => read(network.slice(0, at))).toThrow();
      }),
    );
  });
});

function isLatinInUtf8(bytes: Uint8Array): boolean {
  try {
    const beyond = new TextDecoder("utf-8", { fatal: true }).decode(bytes).replace(/[ -~\r\n]/g, "");
    return /^[\p{Script=Latin}\p{P}\p{S}\p{Z}]+$/u.test(beyond);
  } catch {
    return false;
  }
}

describe("what one writes, it reads", () => {
  it("also where a few bytes of GBK could be letters of another script in UTF-8", () => {
    const entry = ":61:2611221122C1,NTRFNONREF//1\n:86:100?20一?3100000000?32a";
    expect(readMt940(gbk(bare(entry))).statements[0]!.lines[0]!.note).toBe("一");
    const latin = entry.replace("一", "Café");
    expect(readMt940(utf8(bare(latin))).statements[0]!.lines[0]!.note).toBe("Café");
  });

  const text = fc.stringMatching(/^[一-龥A-Za-z0-9]{1,24}$/);
  const line = fc.record({
    amount: fc.integer({ min: 0, max: 99_999_999_999 }),
    mark: fc.constantFrom("C", "D", "RC", "RD"),
    name: text,
    account: fc.stringMatching(/^[0-9]{8,32}$/),
    note: text,
    reference: fc.stringMatching(/^[A-Z0-9]{1,16}$/).filter((each) => !/^NO(N?REF|TPROVIDED)$/.test(each)),
  });

  it("any entries, structured in either manner, with any line end and encoding", () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 15 }),
        fc.constantFrom("?", "/"),
        fc.constantFrom("\n", "\r\n"),
        fc.constantFrom(utf8, gbk),
        (written, manner, lineEnd, encode) => {
          const entries = written.flatMap((each) => [
            `:61:2611221122${each.mark}${decimalText(each.amount, "CNY").replace(".", ",")}NTRFNONREF//${each.reference}`,
            manner === "?"
              ? `:86:100?20${each.note}?31${each.account}?32${each.name}`
              : `:86:/ACCT/${each.account}/NAME/${each.name}/REMI/${each.note}`,
          ]);
          const bytes = encode(bare(entries.join("\n")).replaceAll("\n", lineEnd));
          // 茅 in GBK and é in UTF-8 are the same bytes: nobody can tell.
          fc.pre(encode === utf8 || !isLatinInUtf8(bytes));
          const file = readMt940(bytes);
          expect(
            file.statements[0]!.lines.map((each) => ({
              amount: each.amount,
              mark: each.reversal
                ? each.direction === "debit"
                  ? "RC"
                  : "RD"
                : each.direction === "credit"
                  ? "C"
                  : "D",
              name: each.counterparty.name,
              account: each.counterparty.account,
              note: each.note,
              reference: each.bankReference,
            })),
          ).toEqual(written);
        },
      ),
      { numRuns: 60 },
    );
  });
});
