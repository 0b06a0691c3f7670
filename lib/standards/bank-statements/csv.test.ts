import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCsvStatement } from "./csv";
import { guessMapping } from "./csv-guess";
import type { ColumnMapping } from "./csv-mapping";
import { readCsvTable } from "./csv-table";
import { headerFingerprint } from "./header-fingerprint";
import { decimalText } from "./payment-order";
import type { StatementLine } from "./statement";
import { errorOf, gbk, utf8, utf16be, utf16le } from "./test-bytes";

function guessed(bytes: Uint8Array): ColumnMapping {
  const table = readCsvTable(bytes);
  return guessMapping(
    table.headers,
    table.rows.slice(0, 20).map((row) => row.cells),
  )!;
}
const readGuessed = (bytes: Uint8Array) => readCsvStatement(bytes, guessed(bytes));
const brief = ({ bookedOn, bookedTime, amount, direction, counterparty, note, bankReference }: StatementLine) => ({
  at: [bookedOn, bookedTime].join(" ").trim(),
  amount: direction === "credit" ? amount : -amount,
  name: counterparty.name,
  account: counterparty.account,
  note,
  reference: bankReference,
});

/** Columns for debit and credit, preamble, tabs around numbers, newest first, totals below; in GBK with CR LF. */
const split = [
  "账户明细查询,,,,,,,,,,,",
  "账号：1202 0212 0990 0012 345,,户名：朱砂签名有限公司,,,,,,,,,",
  "起始日期：20261101,,截止日期：20261130,,,,,,,,,",
  ",,,,,,,,,,,",
  "交易日期,交易时间,借方发生额/元(支取),贷方发生额/元(收入),余额,币种,对方户名,对方账号,对方开户机构,记账日期,摘要,备注,账户明细编号-交易流水号,",
  '20261122,15:00:01,,"5.65","1,006.02",人民币元,乙有限公司,\t33050161672700000123,中国建设银行,20261122,转账,,2-88812,',
  '20261122,14:03:07,,0.37,"1,000.37",人民币元,杭州云舟科技（集团）有限公司,\t571905555510101,招商银行杭州分行,20261122,转账,认证7K4M2QXH,1-88811,',
  '20261121,09:00:00,20.00,,"1,000.00",人民币元,,,,20261121,手续费,"含""逗号"",的备注",1-88700,',
  "合计,,20.00,6.02,,,,,,,,,,",
  "",
].join("\r\n");

describe("an export with columns for debit and credit, in GBK", () => {
  const bytes = gbk(split);
  const file = readGuessed(bytes);

  it("is understood by its headings", () => {
    expect(guessed(bytes)).toEqual({
      date: "记账日期",
      time: "交易时间",
      dateOrder: "ymd",
      amount: { kind: "split", credit: "贷方发生额/元(收入)", debit: "借方发生额/元(支取)", negative: "refuse" },
      balance: "余额",
      currency: "币种",
      reference: "账户明细编号-交易流水号",
      defaultCurrency: "CNY",
      counterparty: { kind: "other_side", name: "对方户名", account: "对方账号", bank: "对方开户机构" },
      notes: ["摘要", "备注"],
    });
  });

  it("gives each entry", () => {
    expect(file).toMatchObject({ format: "csv", encoding: "gb18030" });
    expect(file.statements[0]!.lines.map(brief)).toEqual([
      {
        at: "2026-11-22 15:00:01",
        amount: 565,
        name: "乙有限公司",
        account: "33050161672700000123",
        note: "转账",
        reference: "2-88812",
      },
      {
        at: "2026-11-22 14:03:07",
        amount: 37,
        name: "杭州云舟科技（集团）有限公司",
        account: "571905555510101",
        note: "转账\n认证7K4M2QXH",
        reference: "1-88811",
      },
      {
        at: "2026-11-21 09:00:00",
        amount: -2000,
        name: undefined,
        account: undefined,
        note: '手续费\n含"逗号",的备注',
        reference: "1-88700",
      },
    ]);
    expect(file.statements[0]!.lines[1]).toMatchObject({
      position: 2,
      lineNumber: 7,
      account: "1202 0212 0990 0012 345",
      currency: "CNY",
      balance: 100_037,
      counterparty: { bank: { name: "招商银行杭州分行" } },
      raw: split.split("\r\n")[6],
    });
  });

  it("finds the balances and says which row was no entry", () => {
    expect(file.statements[0]).toMatchObject({ opening: { amount: 102_000 }, closing: { amount: 100_602 } });
    expect(file.warnings).toEqual([
      { code: "row_skipped", lineNumber: 9, statement: 0, detail: "合计,,20.00,6.02,,,,,,,,,," },
    ]);
  });
});

/** Payer and payee, both named, amounts with a sign, headings in two languages; UTF-8 with byte order mark. */
const bothSides = [
  "\ufeff组织[ Organization ],,,",
  "交易类型[ Transaction Type ],业务类型[ Business type ],付款人开户行名[ Payer account bank ],付款人账号[ Debit Account No. ],付款人名称[ Payer's Name ],收款人开户行名[ Beneficiary account bank ],收款人账号[ Payee's Account Number ],收款人名称[ Payee's Name ],交易日期[ Transaction Date ],交易时间[ Transaction time ],交易货币[ Trade Currency ],交易金额[ Trade Amount ],交易后余额[ After-transaction balance ],起息日期[ Value Date ],交易流水号[ Transaction reference number ],用途[ Purpose ],交易附言[ Remark ],",
  "来账,小额普通,招商银行杭州分行,571905555510101,杭州云舟科技有限公司,中国银行北京分行,340000001234,朱砂签名有限公司,20261122,140307,CNY,0.37,100.37,20261123,K101,货款,7K4M2QXH,",
  "往账,跨行转账,中国银行北京分行,340000001234,朱砂签名有限公司,交通银行上海分行,310066000018,丙有限公司,20261122,150000,CNY,-0.05,100.32,20261122,K102,,验证,",
].join("\n");

describe("an export that names payer and payee", () => {
  const file = readGuessed(utf8(bothSides));

  it("takes the other side of each entry", () => {
    expect(file.encoding).toBe("utf-8");
    expect(file.warnings).toEqual([]);
    expect(file.statements[0]!.lines.map(brief)).toEqual([
      {
        at: "2026-11-22 14:03:07",
        amount: 37,
        name: "杭州云舟科技有限公司",
        account: "571905555510101",
        note: "货款\n7K4M2QXH",
        reference: "K101",
      },
      {
        at: "2026-11-22 15:00:00",
        amount: -5,
        name: "丙有限公司",
        account: "310066000018",
        note: "验证",
        reference: "K102",
      },
    ]);
    expect(file.statements[0]!.lines[0]).toMatchObject({ valueOn: "2026-11-23", typeCode: "来账" });
  });
});

/** A direction column, tabs, day and time in one cell, formulas around numbers, bank by its CNAPS code. */
const direction = [
  "交易时间\t借贷标志\t金额\t账户余额\t收(付)方名称\t收(付)方帐号\t收(付)方开户行行号\t收(付)方开户行名\t摘要\t流水号",
  '2026-11-22 14:03:07\t贷\t￥0.37\t"100.37"\t杭州云舟科技有限公司\t="571905555510101"\t308584000013\t招商银行杭州分行\t7K4M2QXH\t="0001"',
  "2026-11-22 15:00:00\t借\t￥0.05\t100.32\t丙有限公司\t'310066000018\t\t\t验证\t0002",
].join("\n");

describe("an export with a column of the direction, divided by tabs", () => {
  it.each([
    ["UTF-8", utf8(direction), "utf-8"],
    ["GBK", gbk(direction), "gb18030"],
    ["UTF-16 with mark", utf16le(`\ufeff${direction}`), "utf-16le"],
    ["UTF-16 without", utf16le(direction), "utf-16le"],
    ["UTF-16 the other way", utf16be(direction), "utf-16be"],
  ])("is read in %s", (_, bytes, encoding) => {
    const file = readGuessed(bytes);
    expect(file).toMatchObject({ encoding, warnings: [] });
    expect(file.statements[0]!.lines.map(brief)).toEqual([
      {
        at: "2026-11-22 14:03:07",
        amount: 37,
        name: "杭州云舟科技有限公司",
        account: "571905555510101",
        note: "7K4M2QXH",
        reference: "0001",
      },
      {
        at: "2026-11-22 15:00:00",
        amount: -5,
        name: "丙有限公司",
        account: "310066000018",
        note: "验证",
        reference: "0002",
      },
    ]);
    expect(file.statements[0]!.lines[0]!.counterparty.bank).toEqual({
      name: "招商银行杭州分行",
      cnaps: "308584000013",
    });
  });
});

describe("English headings", () => {
  it("are understood, with the day first where a number above 12 says so", () => {
    const file = readGuessed(
      utf8("Date;Description;Debit;Credit;Balance\n22/11/2026;7K4M;;0.37;10.37\n03/11/2026;fee;1.00;;10.00\n"),
    );
    expect(file.statements[0]!.lines.map(brief)).toMatchObject([
      { at: "2026-11-22", amount: 37, note: "7K4M" },
      { at: "2026-11-03", amount: -100, note: "fee" },
    ]);
  });
});

const mapping: ColumnMapping = {
  date: "日期",
  dateOrder: "ymd",
  amount: { kind: "split", credit: "收入", debit: "支出", negative: "refuse" },
  balance: "余额",
  defaultCurrency: "CNY",
  counterparty: { kind: "other_side", name: "户名", account: "账号" },
  notes: ["备注"],
  reference: "流水",
};
const heading = "日期,收入,支出,余额,户名,账号,备注,流水";
const good = "2026-11-22,0.37,,1.00,甲,12345678,x,R1";
const read = (rows: string[], by = mapping) => readCsvStatement(utf8([heading, ...rows].join("\n")), by);

describe("what is wrong in a row", () => {
  it.each([
    ["2026-11-22,1.234,,1.00,甲,12345678,x,R2", "ambiguous_amount"],
    ["2026-11-22,abc,,1.00,甲,12345678,x,R2", "bad_amount"],
    ["2026-11-22,1.00,1.00,1.00,甲,12345678,x,R2", "bad_direction"],
    ["2026-11-22,-1.00,,1.00,甲,12345678,x,R2", "bad_direction"],
    ["2026-11-22,,,1.00,甲,12345678,x,R2", "missing_field"],
    [",1.00,,1.00,甲,12345678,x,R2", "missing_field"],
    ["2026-02-30,1.00,,1.00,甲,12345678,x,R2", "bad_date"],
    ["2026-11-22,1.00,,1.00,甲,6.22848E+18,x,R2", "spoiled_number"],
    ["2026-11-22,1.00,,1.00,甲,12345678,x,2.02611E+19", "spoiled_number"],
    ["2026-11-22,1,234.00,,1.00,甲,12345678,x,R2", "columns"],
    ["2026-11-22,1.00,,1.00,甲,12345678,x", "columns"],
    ['2026-11-22,1.00,,1.00,甲,12345678,"x,R2', "malformed"],
    ["2026-11-22,99999999999999999999,,1.00,甲,12345678,x,R2", "amount_range"],
    ["2026-11-22,1.00,,1.00,\u0000,12345678,x,R2", "control_character"],
  ])("%s is %s, with its line", (row, code) => {
    expect(errorOf(() => read([good, row]))).toEqual({ code, lineNumber: 3 });
  });

  it("does not let a stray quotation mark swallow the rows up to the next one", () => {
    const rows = ['2026-11-22,1.00,,1.00,甲,12345678,"oops,R2', good, '2026-11-22,1.00,,1.00,甲,12345678,"more,R3'];
    expect(errorOf(() => read(rows)).code).toBe("malformed");
    expect(
      read(['2026-11-22,1.00,,1.00,甲,12345678,"two\nlines",R2', good]).statements[0]!.lines.map((line) => [
        line.note,
        line.lineNumber,
      ]),
    ).toEqual([
      ["two\nlines", 2],
      ["x", 4],
    ]);
  });

  it("keeps what a formula would be as the text that it is", () => {
    expect(read(["2026-11-22,1.00,,1.00,=cmd|'/c calc'!A0,12345678,+1,R2"]).statements[0]!.lines[0]).toMatchObject({
      counterparty: { name: "=cmd|'/c calc'!A0" },
      note: "+1",
    });
  });

  it("takes an amount below zero as the mapping says", () => {
    const by = (negative: "reversal" | "decoration"): ColumnMapping => ({
      ...mapping,
      amount: { ...mapping.amount, negative } as ColumnMapping["amount"],
    });
    const debit = "2026-11-22,,-1.00,1.00,甲,12345678,x,R2";
    const credit = "2026-11-22,-1.00,,1.00,甲,12345678,x,R2";
    const of = (row: string, negative: "reversal" | "decoration") => {
      const { amount, direction, reversal } = read([row], by(negative)).statements[0]!.lines[0]!;
      return { amount, direction, reversal };
    };
    expect(of(debit, "decoration")).toEqual({ amount: 100, direction: "debit", reversal: false });
    expect(of(debit, "reversal")).toEqual({ amount: 100, direction: "credit", reversal: true });
    expect(of(credit, "reversal")).toEqual({ amount: 100, direction: "debit", reversal: true });
    expect(errorOf(() => of(credit, "decoration")).code).toBe("bad_direction");
  });

  it("refuses other headings, sizes and numbers of rows", () => {
    expect(errorOf(() => readCsvStatement(utf8(`${heading.replace("流水", "号")}\n${good}`), mapping)).code).toBe(
      "header_not_found",
    );
    expect(errorOf(() => readCsvTable(utf8("a,b,c\n1,2,3"))).code).toBe("header_not_found");
    expect(errorOf(() => readCsvTable(new Uint8Array())).code).toBe("header_not_found");
    const two = utf8([heading, good, good].join("\n"));
    expect(errorOf(() => readCsvStatement(two, mapping, { maxBytes: 1000, maxLines: 1 }))).toEqual({
      code: "too_many_lines",
      lineNumber: 3,
    });
    expect(errorOf(() => readCsvStatement(two, mapping, { maxBytes: 50, maxLines: 9 })).code).toBe("too_large");
    expect(errorOf(() => readCsvTable(utf8(`${heading}\n"${"x".repeat(100_000)}"`))).code).toBe("malformed");
    expect(errorOf(() => readCsvTable(Uint8Array.of(0x81, 0x20, 0xff))).code).toBe("encoding");
  });
});

describe("what does not add up", () => {
  it("warns of each balance that does not follow, and of references that two entries share", () => {
    const rows = [
      "2026-11-21,,5.00,10.00,甲,1,x,R1",
      "2026-11-22,1.00,,11.00,甲,1,x,R2",
      "2026-11-22,1.00,,13.00,甲,1,x,R2",
      "2026-11-22,1.00,,14.00,甲,1,x,R3",
    ];
    expect(read(rows).warnings).toEqual([
      { code: "balance_mismatch", lineNumber: 4, statement: 0, expected: 1200, found: 1300 },
      { code: "duplicate_reference", lineNumber: 4, statement: 0, detail: "R2" },
    ]);
    expect(read(rows.toReversed()).warnings.map((warning) => warning.code)).toEqual([
      "balance_mismatch",
      "duplicate_reference",
    ]);
  });

  it("makes a statement for each account and currency", () => {
    const columns = "账号,日期,收入,支出,币种";
    const by: ColumnMapping = {
      ...mapping,
      account: "账号",
      currency: "币种",
      counterparty: { kind: "other_side" },
      notes: [],
    };
    const { balance: _, reference: __, ...rest } = by;
    const file = readCsvStatement(
      utf8(`${columns}\n1,2026-11-22,1,,CNY\n2,2026-11-22,2,,CNY\n1,2026-11-22,3,,JPY\n1,2026-11-23,4,,CNY`),
      rest,
    );
    expect(
      file.statements.map(({ account, currency, lines }) => [account, currency, lines.map((line) => line.amount)]),
    ).toEqual([
      ["1", "CNY", [100, 400]],
      ["2", "CNY", [200]],
      ["1", "JPY", [3]],
    ]);
  });

  it("is no error when there are no entries", () => {
    expect(read([]).statements).toEqual([{ account: "", lineNumber: 1, lines: [] }]);
  });
});

describe("a layout of columns", () => {
  it("has one name however wide its headings are written, and another in another order", () => {
    expect(headerFingerprint(["借方 金额", "余额（元）"])).toBe(headerFingerprint(["借方金额", "余额(元)"]));
    expect(headerFingerprint(["a", "b"])).not.toBe(headerFingerprint(["b", "a"]));
    expect(headerFingerprint(["a,b"])).not.toBe(headerFingerprint(["a", "b"]));
    expect(headerFingerprint(["a"])).toMatch(/^[0-9a-f]{64}$/);
  });

  it("tells headings apart that stand twice", () => {
    const table = readCsvTable(utf8("日期,金额,摘要,摘要\n2026-11-22,1,a,b"));
    expect(table.headers).toEqual(["日期", "金额", "摘要", "摘要 (2)"]);
    expect(guessMapping(table.headers)?.notes).toEqual(["摘要", "摘要 (2)"]);
  });

  it("finds the note under any of its names, alone or joined, and takes nothing else for it", () => {
    const notes = [
      "摘要备注",
      "摘要/备注",
      "附言／用途",
      "用途及附言",
      "摘要、附言",
      "交易摘要/附言",
      "备注用途",
      "付款用途",
      "附言(摘要)",
      "转账附言信息",
    ];
    const others = ["摘要代码", "用途代码", "备注日期", "交易", "和", "说明书"];
    expect(guessMapping(["交易日期", "金额", ...others, ...notes])?.notes).toEqual(notes);
  });

  it("is not guessed when nothing says the amount or the day", () => {
    expect(guessMapping(["日期", "户名"])).toBeUndefined();
    expect(guessMapping(["金额", "余额"])).toBeUndefined();
  });
});

describe("what one writes, it reads", () => {
  const text = fc
    .stringMatching(/^[一-龥A-Za-z0-9,;"|（）]{1,12}$/)
    .filter((each) => !/^"|^\d+(\.\d+)?E\d+$/i.test(each));
  const line = fc.record({
    cents: fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
    name: text,
    account: fc.stringMatching(/^[0-9]{8,32}$/),
    note: text,
    reference: fc.uuid(),
  });
  const encoders = [utf8, gbk, utf16le, (each: string) => utf8(`\ufeff${each}`)];

  it("any entries, with any delimiter, line end, encoding and preamble", () => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 15 }),
        fc.constantFrom(",", "\t", ";", "|"),
        fc.constantFrom("\n", "\r\n", "\r"),
        fc.constantFrom(...encoders),
        fc.constantFrom("", "明细查询\n账号:123456789\n\n"),
        (written, delimiter, lineEnd, encode, preamble) => {
          let balance = 5_000_000_000;
          const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
          const rows = written.map((each) => {
            balance += each.cents;
            const amount = decimalText(Math.abs(each.cents), "CNY");
            const [credit, debit] = each.cents < 0 ? ["", amount] : [amount, ""];
            return [
              "2026-11-22",
              credit,
              debit,
              decimalText(balance, "CNY"),
              each.name,
              each.account,
              each.note,
              each.reference,
            ]
              .map(quoted)
              .join(delimiter);
          });
          const whole = preamble + [heading.replaceAll(",", delimiter), ...rows, ""].join("\n");
          const file = readCsvStatement(encode(whole.replaceAll("\n", lineEnd)), mapping);
          expect(file.warnings).toEqual([]);
          const lines = file.statements[0]!.lines;
          expect(
            lines.map((each) => ({
              cents: each.direction === "credit" ? each.amount : -each.amount,
              name: each.counterparty.name,
              account: each.counterparty.account,
              note: each.note,
              reference: each.bankReference,
            })),
          ).toEqual(written);
          const first = preamble === "" ? 2 : 5;
          expect(lines.map((each) => each.lineNumber)).toEqual(written.map((_, index) => first + index));
          expect(lines.map((each) => each.raw)).toEqual(rows);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe("hostile tables", () => {
  const within = (bytes: Uint8Array) => {
    try {
      readCsvStatement(bytes, guessed(bytes), { maxBytes: 1_000_000, maxLines: 100 });
    } catch {
      // Only that it ends is of interest; a quadratic reader would take minutes.
    }
  };

  it("cost no more than their length", () => {
    const long = 60_000;
    const rows = (cell: string) => utf8(Array.from({ length: 12 }, () => `2026-11-22,1,${cell}`).join("\n"));
    for (const piece of ['"', " ", "()", "[", "\t", "1", "-", "账号", "（", "\u200b"])
      within(utf8(`账号${piece.repeat(long / piece.length)}x\n日期,金额,${piece.repeat(2000)}\n2026-11-22,1,x`));
    for (const cell of [
      `a${" ".repeat(long)}a`,
      `"a${"\n".repeat(long)}a"`,
      `a${"\u200b".repeat(long / 4)}a`,
      "1".repeat(long),
    ])
      within(Uint8Array.from([...utf8("日期,金额,备注\n"), ...rows(cell)]));
    expect(
      errorOf(() => readCsvTable(utf8(`日期,金额\n${"\n".repeat(5000)}`), [], { maxBytes: 10_000, maxLines: 10 })).code,
    ).toBe("too_many_lines");
  });
});
