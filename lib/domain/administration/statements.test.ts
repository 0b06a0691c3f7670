import { beforeAll, expect, it } from "vitest";
import { commitImport } from "@/lib/domain/bank-payments/commit-import";
import { previewImport } from "@/lib/domain/bank-payments/import-statement";
import { confirmEntry } from "@/lib/domain/bank-payments/manual-entry";
import { ensureReceivingAccount } from "@/lib/domain/bank-payments/receiving-accounts";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { newId } from "@/lib/platform/ids";
import { getImportPage } from "./get-import-page";
import { listImports, listWaitingImports } from "./list-imports";
import { officeFrame } from "./office-frame";
import { officeOverview } from "./office-overview";
import { listTransactions } from "./payments-room";
import { revealAccount } from "./reveal-account";
import { searchPayments } from "./search-payments";
import { newAdministrator, newSignedIn } from "./test-support";
import { typePayment } from "./type-payment";

const code = (expected: string) => expect.objectContaining({ code: expected });
const reason = "Compared with the bank";
let [first, second]: (Actor & { administratorId: string })[] = [];
const [one, other] = [() => first!, () => second!];

beforeAll(async () => {
  await ensureReceivingAccount();
  [first, second] = [await newAdministrator("finance"), await newAdministrator("chief")];
});

const table = (...lines: string[]) =>
  Buffer.from(["交易日期,对方户名,对方账号,贷方发生额,借方发生额,余额,附言,流水号", ...lines].join("\n"));
const upload = (bytes: Uint8Array) => previewImport(one(), { fileName: "november.csv", bytes });

it("does not take in a statement whose balances contradict its lines, and says so before anybody tries", async () => {
  const importId = await upload(
    table(
      "2026-11-20,甲有限公司,62220001,0.11,,100.11,,A1",
      "2026-11-20,乙有限公司,62220002,0.12,,100.23,,A2",
      "2026-11-20,丙有限公司,62220003,0.13,,999.36,,A3",
    ),
  );
  expect(await getImportPage(one(), importId)).toMatchObject({ state: "preview", blockedBy: "balance_mismatch" });
  expect((await officeFrame(one())).waiting).toMatchObject({ payments: 1 });
  const { queues } = await officeOverview(one());
  expect(queues.find(({ name }) => name === "statements")).toMatchObject({ count: 1, oldest: expect.any(Date) });
  await expect(commitImport(one(), { importId })).rejects.toEqual(code("statement_does_not_add_up"));
  expect(await db().bankTransaction.count()).toBe(0);
});

it("finds payments by name, code, reference, the end of an account, and a whole account by its index alone", async () => {
  const importId = await upload(
    table(
      "2026-11-20,清河书坊（杭州）有限公司,6222 0211 0000 1234,0.11,,100.11,VM-7K2F9,GX20261120001",
      "2026-11-20,兰亭纸业有限公司,6222021100005678,0.12,,100.23,,GX20261120002",
    ),
  );
  expect(await getImportPage(one(), importId)).toMatchObject({ blockedBy: null, mine: true, counts: { fresh: 2 } });
  expect(await getImportPage(other(), importId)).toMatchObject({ mine: false, undoable: null });
  await commitImport(one(), { importId });
  expect((await getImportPage(one(), importId)).undoable).toMatchObject({ lines: 2 });
  const found = async (query: string) => {
    const { by, transactions } = await searchPayments(one(), { query });
    return `${by}: ${transactions.map(({ payerName }) => payerName.slice(0, 2)).join(" ")}`;
  };
  expect(await found("清河书坊(杭州)")).toBe("text: 清河");
  expect(await found("vm-7k2f9")).toBe("text: 清河");
  expect(await found("GX20261120002")).toBe("text: 兰亭");
  expect(await found("****5678")).toBe("masked: 兰亭");
  expect(await found("62*************34")).toBe("masked: 清河");
  expect(await found("31*************34")).toBe("masked: ");
  expect(await found("6222-0211-0000-1234")).toBe("account: 清河");
  expect(await found("6222021100009999")).toBe("account: ");
  expect(await found(" ")).toBe("nothing: ");
  const acts = await db().administratorAct.findMany({ where: { action: "bank_transaction.searched" } });
  expect(acts).toHaveLength(8);
  expect(JSON.stringify(acts)).not.toMatch(/6222|7K2F9|清河/i);
});

it("shows a payer's account in full for a reason, which stands in the record", async () => {
  const [payment] = (await searchPayments(one(), { query: "*5678" })).transactions;
  const look = { of: "bank_transaction", id: payment!.id } as const;
  await expect(revealAccount(one(), { ...look, reason: "" })).rejects.toEqual(code("reason_too_short"));
  expect(await revealAccount(one(), { ...look, reason })).toEqual({ value: "6222021100005678" });
  expect(await db().administratorAct.findMany({ where: { action: "bank_transaction.account_seen" } })).toMatchObject([
    { subjectId: payment!.id, reason, administratorId: one().administratorId },
  ]);
  await expect(revealAccount(one(), { ...look, id: newId(), reason })).rejects.toEqual(code("not_found"));
  await expect(revealAccount(await newAdministrator("reviewer"), { ...look, reason })).rejects.toEqual(
    code("not_allowed"),
  );
});

it("takes a payment typed by one administrator in once another has compared it", async () => {
  const typed = {
    payerName: "丁有限公司",
    payerAccount: "6222 0211 0000 4444",
    payerBank: "",
    amount: "0.21",
    day: "2026-11-21",
    reference: "PAPER-1",
    note: "",
    reason,
  };
  await expect(typePayment(one(), { ...typed, reference: "" })).rejects.toEqual(code("entry_incomplete"));
  await expect(typePayment(one(), { ...typed, amount: "much" })).rejects.toEqual(code("entry_amount"));
  await expect(typePayment(one(), { ...typed, amount: "0" })).rejects.toEqual(code("entry_amount"));
  await expect(typePayment(await newSignedIn(), typed)).rejects.toEqual(code("not_found"));
  const { importId } = await typePayment(one(), typed);
  expect(await getImportPage(other(), importId)).toMatchObject({
    mine: false,
    entry: {
      reason,
      payment: { payerName: "丁有限公司", amountCents: 21, booked: "2026-11-21", reference: "PAPER-1" },
    },
  });
  const waiting = async () => {
    const { queues } = await officeOverview(other());
    return queues.find(({ name }) => name === "entries")?.count;
  };
  expect(await waiting()).toBe(1);
  expect(await listWaitingImports(other())).toMatchObject([
    { id: importId, payment: { payerName: "丁有限公司", money: { cents: 21 } }, mine: false },
  ]);
  expect((await listWaitingImports(one()))[0]?.mine).toBe(true);
  expect((await listImports(one())).find(({ id }) => id === importId)).toMatchObject({ waitsForAnother: true });
  await expect(confirmEntry(one(), { importId })).rejects.toEqual(code("needs_another_administrator"));
  await confirmEntry(other(), { importId });
  expect([await waiting(), await listWaitingImports(other())]).toEqual([0, []]);
  const { transactions } = await listTransactions(one(), { list: "unmatched" });
  expect(transactions.map(({ payerName }) => payerName)).toContain("丁有限公司");
  expect(await getImportPage(one(), importId)).toMatchObject({ state: "committed", entry: null });
});
