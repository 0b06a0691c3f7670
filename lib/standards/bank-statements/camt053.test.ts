import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCamt } from "./camt053";
import { decimalText } from "./payment-order";
import { errorOf, gbk, utf8, utf16le } from "./test-bytes";

const ns = (message: string) => `urn:iso:std:iso:20022:tech:xsd:${message}`;

/** As a branch in China with version 08 writes it: one payment in, one batch, a fee, one taken back. */
const statement08 = `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="${ns("camt.053.001.08")}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <BkToCstmrStmt>
    <GrpHdr><MsgId>STMT20261122</MsgId><CreDtTm>2026-11-22T23:30:00+08:00</CreDtTm></GrpHdr>
    <Stmt>
      <Id>20261122-CNY</Id>
      <StmtPgntn><PgNb>1</PgNb><LastPgInd>true</LastPgInd></StmtPgntn>
      <LglSeqNb>326</LglSeqNb>
      <Acct><Id><Othr><Id>1202 0212 0990 0012 345</Id></Othr></Id><Ccy>CNY</Ccy></Acct>
      <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">1000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-22</Dt></Dt></Bal>
      <Bal><Tp><CdOrPrtry><Cd>CLAV</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-22</Dt></Dt></Bal>
      <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">1000.21</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-22</Dt></Dt></Bal>
      <TxsSummry><TtlNtries><NbOfNtries>4</NbOfNtries><Sum>11.83</Sum></TtlNtries><TtlCdtNtries><NbOfNtries>2</NbOfNtries><Sum>6.02</Sum></TtlCdtNtries></TxsSummry>
      <Ntry>
        <NtryRef>1</NtryRef><Amt Ccy="CNY">0.37</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
        <BookgDt><Dt>2026-11-22</Dt></BookgDt><ValDt><Dt>2026-11-23</Dt></ValDt>
        <AcctSvcrRef>2026112200012345</AcctSvcrRef>
        <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>DMCT</SubFmlyCd></Fmly></Domn></BkTxCd>
        <NtryDtls><TxDtls>
          <Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>
          <Amt Ccy="CNY">0.37</Amt><CdtDbtInd>CRDT</CdtDbtInd>
          <RltdPties>
            <Dbtr><Pty><Nm>杭州云舟 &amp; 科技（集团）有限公司</Nm></Pty></Dbtr><DbtrAcct><Id><Othr><Id>571905555510101</Id></Othr></Id></DbtrAcct>
            <Cdtr><Pty><Nm>朱砂签名有限公司</Nm></Pty></Cdtr>
          </RltdPties>
          <RltdAgts><DbtrAgt><FinInstnId><ClrSysMmbId><ClrSysId><Cd>CNAPS</Cd></ClrSysId><MmbId>308584000013</MmbId></ClrSysMmbId><Nm>招商银行杭州分行</Nm></FinInstnId></DbtrAgt></RltdAgts>
          <RmtInf><Ustrd>认证 7K4M</Ustrd><Ustrd>2QXH</Ustrd><Strd><CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf><AddtlRmtInf>再见</AddtlRmtInf></Strd></RmtInf>
          <RltdDts><TxDtTm>2026-11-22T14:03:07+08:00</TxDtTm></RltdDts>
        </TxDtls></NtryDtls>
      </Ntry>
      <Ntry>
        <NtryRef>2</NtryRef><Amt Ccy="CNY">5.65</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
        <BookgDt><DtTm>2026-11-22T15:00:00+08:00</DtTm></BookgDt><AcctSvcrRef>BATCH9</AcctSvcrRef>
        <NtryDtls><Btch><NbOfTxs>3</NbOfTxs></Btch>
          <TxDtls><Refs><AcctSvcrRef>B9-A</AcctSvcrRef><EndToEndId>E2E-A</EndToEndId></Refs><Amt Ccy="CNY">0.55</Amt><CdtDbtInd>CRDT</CdtDbtInd><RltdPties><Dbtr><Pty><Nm>甲</Nm></Pty></Dbtr></RltdPties><RmtInf><Ustrd>AAAA</Ustrd></RmtInf></TxDtls>
          <TxDtls><Amt Ccy="CNY">5.20</Amt><CdtDbtInd>CRDT</CdtDbtInd><RltdPties><Dbtr><Pty><Nm>乙</Nm></Pty></Dbtr></RltdPties></TxDtls>
          <TxDtls><Amt Ccy="CNY">0.10</Amt><CdtDbtInd>DBIT</CdtDbtInd><RltdPties><Cdtr><Pty><Nm>丙</Nm></Pty></Cdtr></RltdPties></TxDtls>
        </NtryDtls>
      </Ntry>
      <Ntry>
        <NtryRef>3</NtryRef><Amt Ccy="CNY">5.80</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-22</Dt></BookgDt>
        <BkTxCd><Prtry><Cd>FEE-01</Cd></Prtry></BkTxCd><AddtlNtryInf>转账手续费</AddtlNtryInf>
      </Ntry>
      <Ntry>
        <NtryRef>4</NtryRef><Amt Ccy="CNY">0.01</Amt><CdtDbtInd>DBIT</CdtDbtInd><RvslInd>true</RvslInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-22</Dt></BookgDt>
        <NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>付款人</Nm></Pty></Dbtr><Cdtr><Pty><Nm>我们</Nm></Pty></Cdtr></RltdPties></TxDtls></NtryDtls>
      </Ntry>
    </Stmt>
  </BkToCstmrStmt>
</Document>
`;

describe("a statement of version 08", () => {
  const file = readCamt(utf8(statement08));
  const [statement] = file.statements;
  const lines = statement!.lines;

  it("says what it is", () => {
    expect(file).toMatchObject({ format: "camt.053", version: "08", encoding: "utf-8" });
    expect(statement).toMatchObject({
      account: "1202 0212 0990 0012 345",
      currency: "CNY",
      id: "20261122-CNY",
      sequence: "326/1",
      opening: { amount: 100_000, currency: "CNY", on: "2026-11-22", intermediate: false },
      closing: { amount: 100_021, currency: "CNY", on: "2026-11-22", intermediate: false },
      lineNumber: 5,
    });
  });

  it("gives the payment with all that is known of it", () => {
    const { raw, ...line } = lines[0]!;
    expect(line).toEqual({
      position: 1,
      lineNumber: 14,
      account: "1202 0212 0990 0012 345",
      bankReference: "2026112200012345",
      entryReference: "1",
      bookedOn: "2026-11-22",
      bookedTime: "14:03:07",
      utcOffsetMinutes: 480,
      valueOn: "2026-11-23",
      amount: 37,
      currency: "CNY",
      direction: "credit",
      reversal: false,
      status: "booked",
      counterparty: {
        name: "杭州云舟 & 科技（集团）有限公司",
        account: "571905555510101",
        bank: { name: "招商银行杭州分行", cnaps: "308584000013" },
      },
      note: "认证 7K4M\n2QXH\nRF18539007547034\n再见",
      typeCode: "PMNT/RCDT/DMCT",
    });
    expect(raw.startsWith("<Ntry>")).toBe(true);
    expect(raw.endsWith("</Ntry>")).toBe(true);
    expect(statement08).toContain(raw);
  });

  it("gives a line for each transaction of a batch, each with a reference of its own", () => {
    const batch = lines.slice(1, 4);
    expect(batch.map(({ amount, direction }) => [amount, direction])).toEqual([
      [55, "credit"],
      [520, "credit"],
      [10, "debit"],
    ]);
    expect(batch.map((line) => line.bankReference)).toEqual(["B9-A", "BATCH9/2", "BATCH9/3"]);
    expect(batch.map((line) => line.counterparty.name)).toEqual(["甲", "乙", "丙"]);
    expect(batch.map((line) => line.lineNumber)).toEqual([35, 36, 37]);
    expect(batch[0]).toMatchObject({ endToEndReference: "E2E-A", bookedTime: "15:00:00", note: "AAAA" });
    expect(batch[1]!.raw).toContain("BATCH9");
    expect(batch[1]!.raw).toContain("乙");
    expect(batch[1]!.raw).not.toContain("甲");
  });

  it("gives fees and what is taken back", () => {
    expect(lines[4]).toMatchObject({ amount: 580, direction: "debit", note: "转账手续费", typeCode: "FEE-01" });
    expect(lines[4]!.bankReference).toBeUndefined();
    expect(lines[5]).toMatchObject({ amount: 1, direction: "debit", reversal: true, counterparty: { name: "付款人" } });
  });

  it("adds up", () => {
    expect(file.warnings).toEqual([]);
  });
});

const entry = (inner: string) =>
  `<Ntry><Amt Ccy="CNY">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-11-22</Dt></BookgDt>${inner}</Ntry>`;
const document = (entries: string, version = "camt.053.001.02", root = "BkToCstmrStmt", part = "Stmt") =>
  `<Document xmlns="${ns(version)}"><${root}><${part}><Id>1</Id><Acct><Id><IBAN>DE89370400440532013000</IBAN></Id></Acct>${entries}</${part}></${root}></Document>`;
const read = (text: string) => readCamt(utf8(text));
const codeOf = (text: string) => errorOf(() => read(text)).code;

describe("other versions and messages", () => {
  it.each(["02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13"])("reads version %s", (version) => {
    const parties =
      "<RltdPties><Dbtr><Nm>旧式</Nm></Dbtr><DbtrAcct><Id><IBAN>DE02120300000000202051</IBAN></Id></DbtrAcct></RltdPties><RltdAgts><DbtrAgt><FinInstnId><BIC>COBADEFFXXX</BIC></FinInstnId></DbtrAgt></RltdAgts>";
    const file = read(document(entry(`<NtryDtls><TxDtls>${parties}</TxDtls></NtryDtls>`), `camt.053.001.${version}`));
    expect(file.version).toBe(version);
    expect(file.statements[0]!.lines[0]!.counterparty).toEqual({
      name: "旧式",
      account: "DE02120300000000202051",
      bank: { bic: "COBADEFFXXX" },
    });
  });

  it("reads reports of the day and notifications, and says what is only announced", () => {
    const report = read(document(entry("").replace("BOOK", "PDNG"), "camt.052.001.02", "BkToCstmrAcctRpt", "Rpt"));
    expect(report.format).toBe("camt.052");
    expect(report.statements[0]!.lines[0]!.status).toBe("pending");
    const notice = read(
      document(entry("").replace("BOOK", "INFO"), "camt.054.001.02", "BkToCstmrDbtCdtNtfctn", "Ntfctn"),
    );
    expect(notice.format).toBe("camt.054");
    expect(notice.statements[0]!.lines[0]!.status).toBe("information");
  });

  it("reads prefixes, envelopes, GBK and UTF-16", () => {
    const prefixed = document(entry(""))
      .replace(/<(\/?)(?=[A-Z])/g, "<$1c:")
      .replace("xmlns=", "xmlns:c=");
    expect(read(prefixed).statements[0]!.lines).toHaveLength(1);
    const wrapped = `<BizMsg><AppHdr xmlns="urn:iso:std:iso:20022:tech:xsd:head.001.001.01"/>${document(entry(""))}</BizMsg>`;
    expect(read(wrapped).statements[0]!.lines).toHaveLength(1);
    const chinese = document(entry("<AddtlNtryInf>汉字</AddtlNtryInf>"));
    const inGbk = readCamt(gbk(`<?xml version="1.0" encoding="GBK"?>${chinese}`));
    expect([inGbk.encoding, inGbk.statements[0]!.lines[0]!.note]).toEqual(["gb18030", "汉字"]);
    const inUtf16 = readCamt(utf16le(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${chinese}`));
    expect([inUtf16.encoding, inUtf16.statements[0]!.lines[0]!.note]).toEqual(["utf-16le", "汉字"]);
  });

  it("refuses what is another message", () => {
    expect(codeOf(document(entry(""), "camt.053.001.01"))).toBe("unsupported");
    expect(codeOf(document(entry(""), "camt.053.001.14"))).toBe("unsupported");
    expect(codeOf(document(entry(""), "pain.001.001.09"))).toBe("unsupported");
    expect(codeOf(`<html xmlns="http://www.w3.org/1999/xhtml"/>`)).toBe("unsupported");
    expect(codeOf(document("", "camt.053.001.08", "BkToCstmrAcctRpt", "Rpt"))).toBe("missing_field");
    expect(codeOf(`<?xml version="1.0" encoding="EBCDIC"?>${document("")}`)).toBe("encoding");
  });

  it("loses no entry that stands outside of the statement that is read", () => {
    const second = document(entry("")).replace(
      "</Document>",
      `<BkToCstmrStmt><Stmt>${entry("")}</Stmt></BkToCstmrStmt></Document>`,
    );
    expect(codeOf(second)).toBe("unsupported");
    expect(codeOf(`<a>${document(entry(""))}${document(entry(""))}</a>`)).toBe("unsupported");
  });
});

describe("what does not add up", () => {
  it("warns of balances, sums, counts and shared references", () => {
    const altered = statement08
      .replace("1000.21", "1000.22")
      .replace("<NbOfNtries>4</NbOfNtries><Sum>11.83</Sum>", "<NbOfNtries>5</NbOfNtries><Sum>12.00</Sum>")
      .replace("<AcctSvcrRef>B9-A</AcctSvcrRef>", "<AcctSvcrRef>2026112200012345</AcctSvcrRef>");
    expect(read(altered).warnings).toEqual([
      { code: "count_mismatch", lineNumber: 5, statement: 0, expected: 5, found: 4 },
      { code: "sum_mismatch", lineNumber: 5, statement: 0, expected: 1200, found: 1183 },
      { code: "balance_mismatch", lineNumber: 5, statement: 0, expected: 100_022, found: 100_021 },
      { code: "duplicate_reference", lineNumber: 35, statement: 0, detail: "2026112200012345" },
    ]);
  });

  it("keeps a batch whole when its parts do not give its amount", () => {
    const file = read(statement08.replace('<Amt Ccy="CNY">5.20</Amt>', '<Amt Ccy="CNY">5.21</Amt>'));
    expect(file.statements[0]!.lines).toHaveLength(4);
    expect(file.statements[0]!.lines[1]).toMatchObject({
      amount: 565,
      bankReference: "BATCH9",
      counterparty: { bank: {} },
    });
    expect(file.warnings).toEqual([
      { code: "details_mismatch", lineNumber: 31, statement: 0, expected: 565, found: 566 },
    ]);
  });

  it("does not let pending entries move the balance", () => {
    const file = read(
      statement08
        .replace("</Stmt>", `${entry("").replace("BOOK", "PDNG")}</Stmt>`)
        .replace("<TxsSummry>", "<Old>")
        .replace("</TxsSummry>", "</Old>"),
    );
    expect(file.warnings).toEqual([]);
  });
});

describe("what is wrong", () => {
  it.each([
    [`<Amt Ccy="CNY">1.00</Amt>`, `<Amt Ccy="CNY">1.001</Amt>`, "bad_amount"],
    [`<Amt Ccy="CNY">1.00</Amt>`, `<Amt Ccy="CNY">1,00</Amt>`, "bad_amount"],
    [`<Amt Ccy="CNY">1.00</Amt>`, `<Amt Ccy="CNY">-1.00</Amt>`, "bad_amount"],
    [`<Amt Ccy="CNY">1.00</Amt>`, `<Amt Ccy="CNY">99999999999999999.00</Amt>`, "amount_range"],
    [`<Amt Ccy="CNY">1.00</Amt>`, `<Amt>1.00</Amt>`, "bad_currency"],
    [`<Amt Ccy="CNY">1.00</Amt>`, "", "missing_field"],
    ["<CdtDbtInd>CRDT</CdtDbtInd>", "<CdtDbtInd>CREDIT</CdtDbtInd>", "bad_direction"],
    ["<Dt>2026-11-22</Dt>", "<Dt>2026-11-31</Dt>", "bad_date"],
    ["<BookgDt><Dt>2026-11-22</Dt></BookgDt>", "", "missing_field"],
    ["<Sts>BOOK</Sts>", "", "missing_field"],
    ["<Sts>BOOK</Sts>", "<RvslInd>yes</RvslInd><Sts>BOOK</Sts>", "malformed"],
  ])("%s against %s is %s, with its line", (right, wrong, code) => {
    const text = document(`\n\n${entry("").replace(right, wrong)}`);
    expect(errorOf(() => read(text))).toEqual({ code, lineNumber: 3 });
  });

  it("refuses bombs, depth, NUL, size and numbers of entries", () => {
    expect(codeOf(`<!DOCTYPE x [<!ENTITY a "b">]>${document(entry(""))}`)).toBe("doctype");
    expect(codeOf(document(entry("<a>".repeat(1000))))).toBe("too_deep");
    expect(codeOf(document(entry("<AddtlNtryInf>\u0000</AddtlNtryInf>")))).toBe("control_character");
    const limits = { maxBytes: 10_000, maxLines: 3 };
    expect(errorOf(() => readCamt(utf8(" ".repeat(10_001)), limits)).code).toBe("too_large");
    expect(readCamt(utf8(document(entry("").repeat(3))), limits).statements[0]!.lines).toHaveLength(3);
    expect(errorOf(() => readCamt(utf8(document(entry("").repeat(4))), limits)).code).toBe("too_many_lines");
  });

  it("gives nothing of a file that was cut off, wherever", () => {
    const bytes = utf8(statement08.trimEnd());
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), (at) => {
        expect(["truncated", "malformed", "encoding"]).toContain(errorOf(() => readCamt(bytes.subarray(0, at))).code);
      }),
    );
  });
});

describe("what one writes, it reads", () => {
  const name = fc.stringMatching(/^[一-龥A-Za-z（）<>&"']{1,20}$/);
  const line = fc.record({
    amount: fc.maxSafeNat(),
    credit: fc.boolean(),
    reversal: fc.boolean(),
    name,
    account: fc.stringMatching(/^[0-9]{8,32}$/),
    note: name,
    reference: fc.uuid(),
  });
  const xml = (text: string) => text.replace(/[&<>]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[c]!);

  it("any entries, in any number", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (written) => {
        const entries = written.map((each) => {
          const side = each.credit !== each.reversal ? "Dbtr" : "Cdtr";
          return `<Ntry><Amt Ccy="CNY">${decimalText(each.amount, "CNY")}</Amt><CdtDbtInd>${each.credit ? "CRDT" : "DBIT"}</CdtDbtInd><RvslInd>${each.reversal}</RvslInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-22</Dt></BookgDt><AcctSvcrRef>${each.reference}</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><${side}><Pty><Nm>${xml(each.name)}</Nm></Pty></${side}><${side}Acct><Id><Othr><Id>${each.account}</Id></Othr></Id></${side}Acct></RltdPties><RmtInf><Ustrd>${xml(each.note)}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`;
        });
        const lines = read(document(entries.join("\n"), "camt.053.001.10")).statements[0]!.lines;
        expect(
          lines.map(({ amount, direction, reversal, counterparty, note, bankReference }) => ({
            amount,
            credit: direction === "credit",
            reversal,
            name: counterparty.name,
            account: counterparty.account,
            note,
            reference: bankReference,
          })),
        ).toEqual(written);
      }),
      { numRuns: 50 },
    );
  });
});
