import { execFileSync, spawnSync } from "node:child_process";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { XMLParser } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import { writePain001 } from "./pain001";
import { writePaymentCsv } from "./payment-csv";
import { decimalText, PaymentOrderError, type PaymentOrderFile } from "./payment-order";

const file: PaymentOrderFile = {
  messageId: "PAY-20261122-1",
  createdAt: new Date("2026-11-22T08:00:00.999Z"),
  executeOn: "2026-11-23",
  currency: "CNY",
  debtor: { name: "朱砂签名有限公司", account: "120202120990001234", bank: { cnaps: "102100099996" } },
  orders: [
    {
      endToEndId: "VM0001",
      amount: 37,
      creditor: {
        name: `<杭州> & "云舟" 'Co.'（集团）有限公司`,
        account: "571905555510101",
        bank: { name: "招商银行杭州分行", cnaps: "308584000013" },
      },
      note: "实名认证 7K4M2QXH",
    },
    {
      endToEndId: "VM0002",
      amount: 123_456_789,
      creditor: { name: "乙", account: "3305-0161-6727", bank: { bic: "PCBCCNBJXXX" } },
      note: "",
    },
  ],
};
const text = (bytes: Uint8Array) => new TextDecoder("utf-8", { fatal: true }).decode(bytes);
const judge = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  isArray: (name) => name === "CdtTrfTxInf",
});

describe("payment orders as pain.001.001.09", () => {
  it("are what another reader finds, in the order of the schema", () => {
    const { Document: document } = judge.parse(text(writePain001(file)));
    expect(document["@_xmlns"]).toBe("urn:iso:std:iso:20022:tech:xsd:pain.001.001.09");
    const { GrpHdr, PmtInf } = document.CstmrCdtTrfInitn;
    expect(GrpHdr).toEqual({
      MsgId: "PAY-20261122-1",
      CreDtTm: "2026-11-22T08:00:00Z",
      NbOfTxs: "2",
      CtrlSum: "1234568.26",
      InitgPty: { Nm: "朱砂签名有限公司" },
    });
    const account = (id: string) => ({ Id: { Othr: { Id: id, SchmeNm: { Cd: "BBAN" } } } });
    const member = (cnaps: string) => ({ ClrSysId: { Cd: "CNAPS" }, MmbId: cnaps });
    const { CdtTrfTxInf: orders, ...payment } = PmtInf;
    expect(payment).toEqual({
      PmtInfId: "PAY-20261122-1",
      PmtMtd: "TRF",
      BtchBookg: "false",
      NbOfTxs: "2",
      CtrlSum: "1234568.26",
      ReqdExctnDt: { Dt: "2026-11-23" },
      Dbtr: { Nm: "朱砂签名有限公司" },
      DbtrAcct: { ...account("120202120990001234"), Ccy: "CNY" },
      DbtrAgt: { FinInstnId: { ClrSysMmbId: member("102100099996") } },
    });
    expect(Object.keys(payment)).toEqual([
      "PmtInfId",
      "PmtMtd",
      "BtchBookg",
      "NbOfTxs",
      "CtrlSum",
      "ReqdExctnDt",
      "Dbtr",
      "DbtrAcct",
      "DbtrAgt",
    ]);
    expect(orders[0]).toEqual({
      PmtId: { EndToEndId: "VM0001" },
      Amt: { InstdAmt: { "#text": "0.37", "@_Ccy": "CNY" } },
      CdtrAgt: { FinInstnId: { ClrSysMmbId: member("308584000013"), Nm: "招商银行杭州分行" } },
      Cdtr: { Nm: `<杭州> & "云舟" 'Co.'（集团）有限公司` },
      CdtrAcct: account("571905555510101"),
      RmtInf: { Ustrd: "实名认证 7K4M2QXH" },
    });
    expect(Object.keys(orders[0])).toEqual(["PmtId", "Amt", "CdtrAgt", "Cdtr", "CdtrAcct", "RmtInf"]);
    expect(orders[1].RmtInf).toBeUndefined();
    expect(orders[1].CdtrAgt).toEqual({ FinInstnId: { BICFI: "PCBCCNBJXXX" } });
  });

  it("are the same bytes for the same orders", () => {
    expect(writePain001(structuredClone(file))).toEqual(writePain001(file));
    expect(writePaymentCsv(structuredClone(file))).toEqual(writePaymentCsv(file));
  });

  const hasXmllint = spawnSync("xmllint", ["--version"]).status === 0;
  it.skipIf(!hasXmllint)(`are well-formed to xmllint${hasXmllint ? "" : " (not installed here)"}`, () => {
    execFileSync("xmllint", ["--noout", "--nonet", "-"], { input: writePain001(file) });
  });

  it("keep any text and amount", () => {
    const name = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
      .filter((each) => each.trim() !== "" && each === each.trim() && [...each].length <= 140);
    fc.assert(
      fc.property(name, name, fc.integer({ min: 1, max: 99 }), (creditor, note, amount) => {
        const order = { ...file.orders[0]!, amount, note, creditor: { ...file.orders[0]!.creditor, name: creditor } };
        const written = text(writePain001({ ...file, orders: [order] }));
        const parser = new XMLParser({ parseTagValue: false, trimValues: false });
        const found = parser.parse(written).Document.CstmrCdtTrfInitn.PmtInf.CdtTrfTxInf;
        expect([found.Cdtr.Nm, found.RmtInf.Ustrd, found.Amt.InstdAmt]).toEqual([
          creditor,
          note,
          decimalText(amount, "CNY"),
        ]);
        const [, row] = parse(text(writePaymentCsv({ ...file, orders: [order] })), { bom: true });
        expect(row![3]!.replace(/^'/, "")).toBe(creditor.replace(/^'/, ""));
        expect(row![6]).toBe(decimalText(amount, "CNY"));
      }),
      { numRuns: 50 },
    );
  });

  it.each<[string, Partial<PaymentOrderFile>]>([
    ["no_orders", { orders: [] }],
    ["amount", { orders: [{ ...file.orders[0]!, amount: 0 }] }],
    ["amount", { orders: [{ ...file.orders[0]!, amount: 0.5 }] }],
    ["amount", { orders: [{ ...file.orders[0]!, amount: Number.NaN }] }],
    [
      "amount_range",
      { orders: [0, 1].map((id) => ({ ...file.orders[0]!, endToEndId: `E${id}`, amount: Number.MAX_SAFE_INTEGER })) },
    ],
    ["duplicate_id", { orders: [file.orders[0]!, file.orders[0]!] }],
    ["text", { messageId: "" }],
    ["text", { messageId: "x".repeat(36) }],
    ["text", { messageId: "a//b" }],
    ["text", { orders: [{ ...file.orders[0]!, endToEndId: "验证" }] }],
    ["text", { orders: [{ ...file.orders[0]!, note: "x".repeat(141) }] }],
    ["text", { orders: [{ ...file.orders[0]!, note: "a\u0000b" }] }],
    ["text", { orders: [{ ...file.orders[0]!, note: "a\nb" }] }],
    ["text", { orders: [{ ...file.orders[0]!, note: "\ud800" }] }],
    ["text", { debtor: { ...file.debtor, name: " " } }],
    ["text", { debtor: { ...file.debtor, account: "12 34" } }],
    ["bank", { debtor: { ...file.debtor, bank: {} } }],
    ["bank", { debtor: { ...file.debtor, bank: { cnaps: "102100099997" } } }],
    ["bank", { debtor: { ...file.debtor, bank: { bic: "ICBKCN" } } }],
    ["date", { executeOn: "2026-02-30" }],
    ["date", { executeOn: "tomorrow" }],
    ["date", { createdAt: new Date(Number.NaN) }],
    ["currency", { currency: "元" }],
  ])("are refused for %s: %j", (code, change) => {
    for (const write of [writePain001, writePaymentCsv]) {
      let found: unknown;
      try {
        write({ ...file, ...change });
      } catch (error) {
        found = error;
      }
      expect(found).toBeInstanceOf(PaymentOrderError);
      expect((found as PaymentOrderError).code).toBe(code);
    }
  });
});

describe("payment orders as a table", () => {
  it("has a byte order mark, CR LF, and every cell in quotation marks", () => {
    const bytes = writePaymentCsv(file);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(text(bytes)).toBe(
      [
        '"序号","付款账号","收款账号","收款户名","收款开户行","收款行联行号","金额","币种","附言","客户流水号"',
        '"1","120202120990001234","571905555510101","<杭州> & ""云舟"" \'Co.\'（集团）有限公司","招商银行杭州分行","308584000013","0.37","CNY","实名认证 7K4M2QXH","VM0001"',
        '"2","120202120990001234","3305-0161-6727","乙","","PCBCCNBJXXX","1234567.89","CNY","","VM0002"',
        "",
      ].join("\r\n"),
    );
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", " =1", "＝1", '=HYPERLINK("http://x","y")'])(
    "makes %s harmless",
    (formula) => {
      const changed = {
        ...file,
        orders: [{ ...file.orders[0]!, note: formula, creditor: { ...file.orders[0]!.creditor, name: formula } }],
      };
      const [, row] = parse(text(writePaymentCsv(changed)), { bom: true });
      expect([row![3], row![8]]).toEqual([`'${formula}`, `'${formula}`]);
    },
  );

  it("does not begin an account with a sign", () => {
    const changed = {
      ...file,
      orders: [{ ...file.orders[0]!, creditor: { ...file.orders[0]!.creditor, account: "-1" } }],
    };
    const [, row] = parse(text(writePaymentCsv(changed)), { bom: true });
    expect(row![2]).toBe("'-1");
  });
});
