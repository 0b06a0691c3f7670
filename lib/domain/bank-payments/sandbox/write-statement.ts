import { sandboxAccount } from "../receiving-accounts";
import { bankOffsetMinutes } from "../terms";
import type { SandboxPayment, SandboxStatementFormat } from "./sandbox-payment";

/** What stood on the account before, in cents; any number does. */
const opening = 100_000;

type Written = { fileName: string; contentType: string; bytes: Uint8Array };

/** Writes payments as a statement of the sandbox's account, in the format of a bank: camt.053.001.08, MT940 or a table. */
export function writeSandboxStatement(
  payments: readonly SandboxPayment[],
  format: SandboxStatementFormat,
  now: Date,
): Written {
  const day = local(now).day;
  const write = { "camt.053": camt053, mt940, csv: table }[format];
  const [extension, contentType] = {
    "camt.053": ["xml", "application/xml"],
    mt940: ["sta", "text/plain; charset=utf-8"],
    csv: ["csv", "text/csv; charset=utf-8"],
  }[format] as [string, string];
  return {
    fileName: `sandbox-${day}.${extension}`,
    contentType,
    bytes: new TextEncoder().encode(write(payments, now)),
  };
}

/** The bank's own day and time. */
function local(at: Date): { day: string; time: string } {
  const iso = new Date(at.getTime() + bankOffsetMinutes * 60_000).toISOString();
  return { day: iso.slice(0, 10), time: iso.slice(11, 19) };
}

const money = (cents: number): string => (cents / 100).toFixed(2);
const closing = (payments: readonly SandboxPayment[]) =>
  payments.reduce((sum, { amountCents }) => sum + amountCents, opening);

const xml = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

function camt053(payments: readonly SandboxPayment[], now: Date): string {
  const { day } = local(now);
  const id = `SBX-${now.getTime()}`;
  const { number, currency } = sandboxAccount;
  const balance = (code: string, cents: number) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="${currency}">${money(cents)}</Amt>` +
    `<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`;
  const entries = payments.map((payment) => {
    const booked = local(payment.bookedAt);
    const amount = `<Amt Ccy="${currency}">${money(payment.amountCents)}</Amt>`;
    return (
      `<Ntry>${amount}<CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>` +
      `<BookgDt><DtTm>${booked.day}T${booked.time}+08:00</DtTm></BookgDt><ValDt><Dt>${booked.day}</Dt></ValDt>` +
      `<AcctSvcrRef>${payment.reference}</AcctSvcrRef>` +
      `<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>DMCT</SubFmlyCd></Fmly></Domn></BkTxCd>` +
      `<NtryDtls><TxDtls><Refs><AcctSvcrRef>${payment.reference}</AcctSvcrRef></Refs>${amount}` +
      `<RltdPties><Dbtr><Pty><Nm>${xml(payment.payerName)}</Nm></Pty></Dbtr>` +
      `<DbtrAcct><Id><Othr><Id>${payment.payerAccount}</Id></Othr></Id></DbtrAcct></RltdPties>` +
      `<RltdAgts><DbtrAgt><FinInstnId><Nm>${xml(payment.payerBank)}</Nm></FinInstnId></DbtrAgt></RltdAgts>` +
      `${payment.note === "" ? "" : `<RmtInf><Ustrd>${xml(payment.note)}</Ustrd></RmtInf>`}` +
      `</TxDtls></NtryDtls></Ntry>\n`
    );
  });
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">` +
    `<BkToCstmrStmt><GrpHdr><MsgId>${id}</MsgId><CreDtTm>${now.toISOString().slice(0, 19)}Z</CreDtTm></GrpHdr>` +
    `<Stmt><Id>${id}</Id><CreDtTm>${now.toISOString().slice(0, 19)}Z</CreDtTm>` +
    `<Acct><Id><Othr><Id>${number}</Id></Othr></Id><Ccy>${currency}</Ccy></Acct>` +
    `${balance("OPBD", opening)}${balance("CLBD", closing(payments))}\n${entries.join("")}</Stmt></BkToCstmrStmt></Document>\n`
  );
}

/** Field 86 in numbered subfields of 27 characters, as banks in China send it in UTF-8. */
function mt940(payments: readonly SandboxPayment[], now: Date): string {
  const short = (day: string) => day.slice(2).replaceAll("-", "");
  const amount = (cents: number) => money(cents).replace(".", ",");
  const { day } = local(now);
  const lines = payments.flatMap((payment) => {
    const booked = short(local(payment.bookedAt).day);
    return [
      `:61:${booked}${booked.slice(2)}C${amount(payment.amountCents)}NTRFNONREF//${payment.reference}`,
      `:86:${information(payment)}`,
    ];
  });
  return [
    `:20:${String(now.getTime()).slice(-12)}`,
    `:25:${sandboxAccount.number}`,
    ":28C:1/1",
    `:60F:C${short(day)}${sandboxAccount.currency}${amount(opening)}`,
    ...lines,
    `:62F:C${short(day)}${sandboxAccount.currency}${amount(closing(payments))}`,
    "-",
    "",
  ].join("\r\n");
}

const subfield = 27;

function information({ note, payerCnaps, payerAccount, payerName }: SandboxPayment): string {
  const pieces = (text: string) => text.match(new RegExp(`.{1,${subfield}}`, "gu")) ?? [];
  // A question mark begins a subfield.
  const plain = (text: string) => text.replaceAll("?", ".");
  const notes = pieces(plain(note))
    .slice(0, 10)
    .map((piece, n) => `?2${n}${piece}`);
  const names = pieces(plain(payerName))
    .slice(0, 2)
    .map((piece, n) => `?3${n + 2}${piece}`);
  const text = `166${notes.join("")}?30${payerCnaps}?31${payerAccount}${names.join("")}`;
  return (text.match(/.{1,65}/gu) ?? []).join("\r\n");
}

function table(payments: readonly SandboxPayment[]): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const headings = [
    "交易日期",
    "交易时间",
    "收入金额",
    "支出金额",
    "余额",
    "对方户名",
    "对方账号",
    "对方开户行",
    "附言",
    "流水号",
  ];
  let balance = opening;
  const rows = payments.map((payment) => {
    const booked = local(payment.bookedAt);
    balance += payment.amountCents;
    return [
      booked.day,
      booked.time,
      money(payment.amountCents),
      "",
      money(balance),
      payment.payerName,
      payment.payerAccount,
      payment.payerBank,
      payment.note,
      payment.reference,
    ];
  });
  return `\ufeff${[headings, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}
