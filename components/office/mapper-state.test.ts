import { describe, expect, it } from "vitest";
import type { ColumnMapping } from "@/lib/standards/bank-statements/csv-mapping";
import { mappingOf, neededRoles, stateOf } from "./mapper-state";

const mappings: ColumnMapping[] = [
  {
    date: "交易日期",
    time: "交易时间",
    dateOrder: "ymd",
    amount: { kind: "split", credit: "贷方发生额", debit: "借方发生额", negative: "reversal" },
    balance: "余额",
    defaultCurrency: "CNY",
    counterparty: {
      kind: "other_side",
      name: "对方户名",
      account: "对方账号",
      bank: "对方开户行",
      bankCode: "对方行号",
    },
    notes: ["摘要", "附言"],
    reference: "流水号",
  },
  {
    date: "Booked",
    valueDate: "Value",
    typeCode: "Code",
    dateOrder: "dmy",
    amount: { kind: "signed", amount: "Amount", positive: "debit" },
    currency: "Ccy",
    defaultCurrency: "EUR",
    account: "IBAN",
    counterparty: {
      kind: "payer_payee",
      payer: { name: "Payer", bankCode: "BIC" },
      payee: { name: "Payee", account: "To" },
    },
    notes: [],
  },
  {
    date: "日期",
    dateOrder: "mdy",
    amount: { kind: "direction", amount: "金额", direction: "借贷", negative: "refuse" },
    defaultCurrency: "CNY",
    counterparty: { kind: "other_side", name: "户名" },
    notes: ["用途"],
  },
];

it.each(mappings)("shows a mapping and gives it back unchanged: %#", (mapping) => {
  expect(mappingOf(stateOf(mapping))).toEqual({ mapping });
});

describe("a form that is not filled in", () => {
  it("says what is missing", () => {
    expect(mappingOf(stateOf(undefined))).toEqual({ missing: ["date", "credit", "debit", "name"] });
  });

  it.each([
    ["signed", "other_side", "date amount name"],
    ["split", "payer_payee", "date credit debit payerName payeeName"],
    ["direction", "other_side", "date amount direction name"],
  ] as const)("needs other columns for %s and %s", (amountKind, partyKind, needed) => {
    expect(neededRoles({ amountKind, partyKind }).join(" ")).toBe(needed);
  });

  it("forgets the columns of a way that is no longer chosen", () => {
    const state = stateOf(mappings[0]);
    const changed = { ...state, amountKind: "signed" as const, columns: { ...state.columns, amount: "余额" } };
    const result = mappingOf(changed);
    expect("mapping" in result && result.mapping.amount).toEqual({
      kind: "signed",
      amount: "余额",
      positive: "credit",
    });
  });
});
