import type {
  AmountColumns,
  ColumnMapping,
  CounterpartyColumns,
  DateOrder,
  NegativeMeaning,
  PartyColumns,
} from "@/lib/standards/bank-statements/csv-mapping";

/** Roles that one column each may have. Empty: no column. */
export const columnRoles = [
  "date",
  "time",
  "amount",
  "credit",
  "debit",
  "direction",
  "name",
  "account",
  "bank",
  "bankCode",
  "payerName",
  "payerAccount",
  "payerBank",
  "payerBankCode",
  "payeeName",
  "payeeAccount",
  "payeeBank",
  "payeeBankCode",
  "reference",
  "balance",
  "currency",
  "ownAccount",
] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** What a person chooses, as the form holds it. */
export type MapperState = {
  columns: Record<ColumnRole, string>;
  dateOrder: DateOrder;
  amountKind: AmountColumns["kind"];
  positive: "credit" | "debit";
  negative: NegativeMeaning;
  partyKind: CounterpartyColumns["kind"];
  defaultCurrency: string;
  notes: string[];
  /** Kept as it came: nobody chooses these here. */
  rest: Pick<ColumnMapping, "valueDate" | "typeCode">;
};

/** The form as it begins: with a mapping that is remembered or guessed, or empty. */
export function stateOf(mapping: ColumnMapping | undefined): MapperState {
  const columns = Object.fromEntries(columnRoles.map((role) => [role, ""])) as Record<ColumnRole, string>;
  const empty: MapperState = {
    columns,
    dateOrder: "ymd",
    amountKind: "split",
    positive: "credit",
    negative: "reversal",
    partyKind: "other_side",
    defaultCurrency: "CNY",
    notes: [],
    rest: {},
  };
  if (!mapping) return empty;
  const { amount, counterparty } = mapping;
  const party = (side: PartyColumns, prefix: "payer" | "payee") => ({
    [`${prefix}Name`]: side.name ?? "",
    [`${prefix}Account`]: side.account ?? "",
    [`${prefix}Bank`]: side.bank ?? "",
    [`${prefix}BankCode`]: side.bankCode ?? "",
  });
  return {
    ...empty,
    dateOrder: mapping.dateOrder,
    amountKind: amount.kind,
    defaultCurrency: mapping.defaultCurrency,
    partyKind: counterparty.kind,
    notes: mapping.notes,
    rest: {
      ...(mapping.valueDate !== undefined && { valueDate: mapping.valueDate }),
      ...(mapping.typeCode !== undefined && { typeCode: mapping.typeCode }),
    },
    ...(amount.kind === "signed" ? { positive: amount.positive } : { negative: amount.negative }),
    columns: {
      ...columns,
      date: mapping.date,
      time: mapping.time ?? "",
      reference: mapping.reference ?? "",
      balance: mapping.balance ?? "",
      currency: mapping.currency ?? "",
      ownAccount: mapping.account ?? "",
      ...(amount.kind === "split"
        ? { credit: amount.credit, debit: amount.debit }
        : { amount: amount.amount, ...(amount.kind === "direction" && { direction: amount.direction }) }),
      ...(counterparty.kind === "payer_payee"
        ? { ...party(counterparty.payer, "payer"), ...party(counterparty.payee, "payee") }
        : {
            name: counterparty.name ?? "",
            account: counterparty.account ?? "",
            bank: counterparty.bank ?? "",
            bankCode: counterparty.bankCode ?? "",
          }),
    },
  };
}

/** Columns that a mapping cannot do without, as the form stands. Without the payer's name nothing can be matched. */
export function neededRoles({ amountKind, partyKind }: Pick<MapperState, "amountKind" | "partyKind">): ColumnRole[] {
  const amounts: Record<AmountColumns["kind"], ColumnRole[]> = {
    signed: ["amount"],
    split: ["credit", "debit"],
    direction: ["amount", "direction"],
  };
  return [
    "date",
    ...amounts[amountKind],
    ...(partyKind === "payer_payee" ? (["payerName", "payeeName"] as const) : (["name"] as const)),
  ];
}

/** The mapping that was chosen, or what is still missing. */
export function mappingOf(state: MapperState): { mapping: ColumnMapping } | { missing: ColumnRole[] } {
  const { columns, amountKind } = state;
  const missing = neededRoles(state).filter((role) => columns[role] === "");
  if (missing.length > 0) return { missing };
  const optional = <K extends string>(key: K, value: string) =>
    (value === "" ? {} : { [key]: value }) as { [name in K]?: string };
  const party = (prefix: "payer" | "payee"): PartyColumns => ({
    ...optional("name", columns[`${prefix}Name`]),
    ...optional("account", columns[`${prefix}Account`]),
    ...optional("bank", columns[`${prefix}Bank`]),
    ...optional("bankCode", columns[`${prefix}BankCode`]),
  });
  const amount: AmountColumns =
    amountKind === "signed"
      ? { kind: "signed", amount: columns.amount, positive: state.positive }
      : amountKind === "split"
        ? { kind: "split", credit: columns.credit, debit: columns.debit, negative: state.negative }
        : { kind: "direction", amount: columns.amount, direction: columns.direction, negative: state.negative };
  const counterparty: CounterpartyColumns =
    state.partyKind === "payer_payee"
      ? { kind: "payer_payee", payer: party("payer"), payee: party("payee") }
      : {
          kind: "other_side",
          ...optional("name", columns.name),
          ...optional("account", columns.account),
          ...optional("bank", columns.bank),
          ...optional("bankCode", columns.bankCode),
        };
  return {
    mapping: {
      date: columns.date,
      ...optional("time", columns.time),
      ...state.rest,
      dateOrder: state.dateOrder,
      amount,
      ...optional("balance", columns.balance),
      ...optional("currency", columns.currency),
      defaultCurrency: state.defaultCurrency,
      ...optional("account", columns.ownAccount),
      counterparty,
      notes: state.notes,
      ...optional("reference", columns.reference),
    },
  };
}
