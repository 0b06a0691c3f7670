/** In which order a date is written. `ymd` takes any of 2026-11-22, 2026/11/22, 20261122 and 2026年11月22日. */
export type DateOrder = "ymd" | "dmy" | "mdy";

/**
 * What an amount below zero means where its direction is said already: `refuse` it as an error, take it as the
 * `reversal` of such an entry (红字), or as `decoration` of a debit (an expense written as -5), a credit below zero
 * being an error still.
 */
export type NegativeMeaning = "refuse" | "reversal" | "decoration";

/** Which column says the amount and its direction. */
export type AmountColumns =
  | { kind: "signed"; amount: string; positive: "credit" | "debit" }
  | { kind: "split"; credit: string; debit: string; negative: NegativeMeaning }
  | { kind: "direction"; amount: string; direction: string; negative: NegativeMeaning };

export interface PartyColumns {
  name?: string;
  account?: string;
  /** Name of the bank or branch. */
  bank?: string;
  /** 联行号, or BIC. */
  bankCode?: string;
}

/** Which column says who the other side is: the same ones always, or payer and payee, one of whom we are. */
export type CounterpartyColumns =
  | ({ kind: "other_side" } & PartyColumns)
  | { kind: "payer_payee"; payer: PartyColumns; payee: PartyColumns };

/**
 * Which column of a bank's export says what. Columns are named by their headings as `headers` of a table gives them.
 * Plain data, so that it can be kept and used again for the next file with the same headings.
 */
export interface ColumnMapping {
  /** Day of booking, or day and time together. */
  date: string;
  /** Time of booking, where it has a column of its own. */
  time?: string;
  valueDate?: string;
  dateOrder: DateOrder;
  amount: AmountColumns;
  balance?: string;
  currency?: string;
  /** Where there is no column of the currency, or its cell is empty. ISO 4217. */
  defaultCurrency: string;
  /** Our account. */
  account?: string;
  counterparty: CounterpartyColumns;
  /** Their cells are joined in this order. */
  notes: string[];
  /** The bank's own reference, which must be another for each entry. */
  reference?: string;
  typeCode?: string;
}

/** The headings that a mapping speaks of, each once. */
export function mappedHeaders(mapping: ColumnMapping): string[] {
  const { amount, counterparty } = mapping;
  const parties: PartyColumns[] =
    counterparty.kind === "payer_payee" ? [counterparty.payer, counterparty.payee] : [counterparty];
  const amounts = {
    signed: () => (amount.kind === "signed" ? [amount.amount] : []),
    split: () => (amount.kind === "split" ? [amount.credit, amount.debit] : []),
    direction: () => (amount.kind === "direction" ? [amount.amount, amount.direction] : []),
  }[amount.kind]();
  const all = [
    ...[mapping.date, mapping.time, mapping.valueDate, mapping.balance, mapping.currency, mapping.account],
    ...[mapping.reference, mapping.typeCode, ...mapping.notes, ...amounts],
    ...parties.flatMap((party) => [party.name, party.account, party.bank, party.bankCode]),
  ];
  return [...new Set(all.filter((header) => header !== undefined))];
}

/** Characters of a heading; a longer cell is a text. */
const longestHeading = 100;

/** A heading for comparing: width and case folded, without spaces. */
export function headerKey(header: string): string {
  return header
    .normalize("NFKC")
    .replace(/[\s\u200b\ufeff]/g, "")
    .toLowerCase();
}

/** A heading for knowing what it means: also without its unit or its translation behind, such as `[ Trade Date ]`. */
export function headerMeaning(header: string): string {
  if (header.length > longestHeading) return header;
  let key = headerKey(header).replace(/^[*#]+|[*:]+$/g, "");
  for (;;) {
    const shorter = key.replace(/(?<=.)(?:\[[^[\]]*\]|\([^()]*\)|【[^【】]*】|\/(?:元|人民币元))$/, "");
    if (shorter === key) return key;
    key = shorter;
  }
}
