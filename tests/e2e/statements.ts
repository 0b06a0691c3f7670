import type { StatementFile } from "./office";

/** One payment as a bank books it. */
export type Booked = {
  /** YYYY-MM-DD, of the bank's calendar. */
  day: string;
  /** In cents. */
  amount: number;
  payer: string;
  account: string;
  note: string;
  reference: string;
};

const money = (cents: number) => (cents / 100).toFixed(2);
const opening = 500_000;
const closing = (lines: readonly Booked[]) => lines.reduce((sum, { amount }) => sum + amount, opening);
const fileName = (extension: string) => `statement-${Math.random().toString(36).slice(2, 8)}.${extension}`;
const xml = (text: string) => text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);

/** A day's camt.053.001.02 of an account, as banks in Europe send it. */
export function camt053(account: string, day: string, lines: readonly Booked[]): StatementFile {
  const balance = (code: string, cents: number) => `
      <Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">${money(cents)}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`;
  const entries = lines.map(
    (line) => `
      <Ntry>
        <Amt Ccy="CNY">${money(line.amount)}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>
        <BookgDt><Dt>${line.day}</Dt></BookgDt><ValDt><Dt>${line.day}</Dt></ValDt>
        <AcctSvcrRef>${line.reference}</AcctSvcrRef>
        <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>DMCT</SubFmlyCd></Fmly></Domn></BkTxCd>
        <NtryDtls><TxDtls>
          <RltdPties><Dbtr><Nm>${xml(line.payer)}</Nm></Dbtr><DbtrAcct><Id><Othr><Id>${line.account}</Id></Othr></Id></DbtrAcct></RltdPties>
          <RmtInf><Ustrd>${xml(line.note)}</Ustrd></RmtInf>
        </TxDtls></NtryDtls>
      </Ntry>`,
  );
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">
  <BkToCstmrStmt>
    <GrpHdr><MsgId>${fileName("msg")}</MsgId><CreDtTm>${day}T20:00:00</CreDtTm></GrpHdr>
    <Stmt>
      <Id>${day}</Id><CreDtTm>${day}T20:00:00</CreDtTm>
      <Acct><Id><Othr><Id>${account}</Id></Othr></Id><Ccy>CNY</Ccy></Acct>${balance("OPBD", opening)}${balance("CLBD", closing(lines))}${entries.join("")}
    </Stmt>
  </BkToCstmrStmt>
</Document>
`;
  return { name: fileName("xml"), mimeType: "application/xml", buffer: Buffer.from(text) };
}

/** A day's MT940 of an account, with the information to the account owner in numbered subfields. */
export function mt940(account: string, day: string, lines: readonly Booked[]): StatementFile {
  const short = (date: string) => date.slice(2).replaceAll("-", "");
  const comma = (cents: number) => money(cents).replace(".", ",");
  const rows = lines.flatMap((line) => [
    `:61:${short(line.day)}${short(line.day).slice(2)}C${comma(line.amount)}NTRFNONREF//${line.reference}`,
    `:86:166?20${line.note}?31${line.account}?32${line.payer.slice(0, 27)}`,
  ]);
  const text = [
    ":20:STATEMENT",
    `:25:${account}`,
    ":28C:1/1",
    `:60F:C${short(day)}CNY${comma(opening)}`,
    ...rows,
    `:62F:C${short(day)}CNY${comma(closing(lines))}`,
    "-",
    "",
  ].join("\r\n");
  return { name: fileName("sta"), mimeType: "text/plain", buffer: Buffer.from(text) };
}
