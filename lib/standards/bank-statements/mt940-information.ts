import { readCnaps } from "@/lib/standards/china-ids/cnaps";
import { joinParts } from "./joined-note";
import type { Counterparty } from "./statement";
import { trimEnds } from "./trim-ends";

/** Field 86 read. */
export interface SwiftInformation {
  counterparty: Counterparty;
  note: string;
  endToEndReference?: string;
  /** Business transaction code: the three digits before the first subfield. */
  typeCode?: string;
  /**
   * A subfield that names the counterparty stands twice or out of order. The payer's own words are in the same field,
   * so he may have written one of them; no counterparty is then taken.
   */
  ambiguous: boolean;
}

/** Characters of one line of field 86 (6*65x) and of one remittance subfield. */
const lineWidth = 65;
const subfieldWidth = 27;

/** Reads field 86 in any of its three manners: numbered subfields, words between slashes, or free text. */
export function readSwiftInformation(lines: readonly string[]): SwiftInformation {
  // Numbered subfields are cut at any place; between words, a line that is not full ended by itself.
  const joined = lines.join("").trim();
  const numbered = /^(?:(\d{3})([?^~<])|\?)(?=[0-2]\d|3[0-4]|6[0-3])/.exec(joined);
  if (numbered) return readNumbered(joined, numbered[1], numbered[2] ?? "?");
  if (slashedWord.test(joined)) return readSlashed(joinParts(lines, lineWidth, " "));
  return { counterparty: { bank: {} }, note: joinParts(lines, lineWidth), ambiguous: false };
}

/** Subfields 20 to 29 and 60 to 63 are the note, 30 and 31 bank and account, 32 and 33 the name. */
function readNumbered(text: string, typeCode: string | undefined, mark: string): SwiftInformation {
  const pieces = text
    .slice(typeCode?.length ?? 0)
    .split(new RegExp(`\\${mark}(?=\\d\\d)`))
    .slice(1);
  const subfields = pieces.map((piece) => ({ code: piece.slice(0, 2), value: piece.slice(2) }));
  const naming = subfields.filter(({ code }) => /^3[0-3]$/.test(code)).map(({ code }) => code);
  const descending = subfields.some(({ code }, index) => index > 0 && code < subfields[index - 1]!.code);
  const ambiguous = new Set(naming).size < naming.length || (descending && naming.length > 0);
  const value = (code: string) => subfields.find((each) => each.code === code)?.value.trim() || undefined;
  const note = joinParts(
    subfields.filter(({ code }) => /^(?:2[0-9]|6[0-3])$/.test(code)).map((each) => each.value),
    subfieldWidth,
  );
  const name = subfields
    .filter(({ code }) => code === "32" || code === "33")
    .map((each) => each.value)
    .join("")
    .trim();
  return {
    counterparty: ambiguous ? { bank: {} } : counterpartyOf(name || undefined, value("31"), value("30")),
    note,
    ...(typeCode !== undefined && { typeCode }),
    ambiguous,
  };
}

/** Words that banks put between slashes. Only these divide the text: an address may hold a slash too. */
const words = [
  "TRTP",
  "IBAN",
  "BIC",
  "NAME",
  "ACCT",
  "BANK",
  "REMI",
  "EREF",
  "IREF",
  "PREF",
  "CREF",
  "ORDP",
  "BENM",
  "CNTP",
];
const otherWords = ["MARF", "CSID", "ADDR", "ISDT", "RTRN", "PURP", "ULTC", "ULTD", "OCMT", "CHGS", "EXCH", "RATE"];
const slashedWord = new RegExp(`/(${[...words, ...otherWords].join("|")})/`);

function readSlashed(text: string): SwiftInformation {
  const [before, ...pieces] = text.split(new RegExp(slashedWord, "g"));
  const values = new Map<string, string[]>();
  for (let at = 0; at < pieces.length; at += 2) {
    const value = trimEnds(pieces[at + 1]!, "/ ", "end").trim();
    values.set(pieces[at]!, [...(values.get(pieces[at]!) ?? []), value]);
  }
  const value = (word: string) => values.get(word)?.find((each) => each !== "");
  const ambiguous = ["NAME", "ACCT", "IBAN", "BIC", "BANK", "CNTP"].some((word) => (values.get(word)?.length ?? 0) > 1);
  const sure = (word: string) => (ambiguous ? undefined : value(word));
  // CNTP holds account, bank, name and place, divided by single slashes.
  const parts = sure("CNTP")?.split("/") ?? [];
  const reference = value("EREF");
  const note = [
    (before ?? "").trim(),
    ...(values.get("REMI") ?? []).map((each) => each.replace(/^(?:USTD|STRD)\/+/, "")),
  ];
  return {
    counterparty: counterpartyOf(
      sure("NAME") ?? sure("ORDP") ?? sure("BENM") ?? (parts[2] || undefined),
      sure("ACCT") ?? sure("IBAN") ?? (parts[0] || undefined),
      sure("BIC") ?? sure("BANK") ?? (parts[1] || undefined),
    ),
    note: note.filter((part) => part !== "").join("\n"),
    ...(reference !== undefined && !/^NOTPROVIDED$/i.test(reference) && { endToEndReference: reference }),
    ambiguous,
  };
}

/** A bank is named by BIC, by CNAPS, by a national number or by its name. */
function counterpartyOf(name: string | undefined, account: string | undefined, bank: string | undefined): Counterparty {
  const cnaps = readCnaps(bank ?? "");
  const isBic = bank !== undefined && /^[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(bank);
  return {
    ...(name !== undefined && { name }),
    ...(account !== undefined && { account }),
    bank: bank === undefined ? {} : cnaps.ok ? { cnaps: cnaps.normalized } : isBic ? { bic: bank } : { name: bank },
  };
}
