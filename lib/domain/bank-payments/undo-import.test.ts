import { beforeAll, expect, it } from "vitest";
import { getImportPage } from "@/lib/domain/administration/get-import-page";
import { newAdministrator } from "@/lib/domain/administration/test-support";
import { ensureAuthority } from "@/lib/domain/certificates/authority";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { commitImport } from "./commit-import";
import { previewImport } from "./import-statement";
import { ensureReceivingAccount } from "./receiving-accounts";
import { sandboxStatement } from "./sandbox/pay-from-sandbox";
import { asked } from "./test-support";
import { undoImport } from "./undo-import";

let finance: Actor & { administratorId: string };

beforeAll(async () => {
  await ensureAuthority();
  await ensureReceivingAccount();
  finance = await newAdministrator("finance");
});

const reason = "The wrong month was uploaded";
const stranger = { payerName: "若溪服饰有限公司", payerKind: "corporate", amountCents: 81_234, note: "定金" } as const;

async function takenIn(payments: Parameters<typeof sandboxStatement>[0]) {
  const file = sandboxStatement(payments, "csv");
  const importId = await previewImport(finance, { fileName: "s.csv", bytes: file.bytes });
  await commitImport(finance, { importId });
  return { importId, bytes: file.bytes };
}

it("tells which lines stay and why, takes out the rest, and finds those that stayed known", async () => {
  const payer = await asked(0, "清和书坊（杭州）有限公司");
  const proving = {
    payerName: payer.name,
    payerKind: "corporate",
    amountCents: payer.amount,
    note: payer.code,
  } as const;
  const { importId, bytes } = await takenIn([proving, stranger]);
  const before = await getImportPage(finance, importId);
  expect(before.undoable).toMatchObject({ lines: 1 });
  expect(before.staying).toMatchObject({ count: 1, lines: [{ why: "matched", payerName: payer.name }] });
  expect(await undoImport(finance, { importId, reason })).toEqual({ out: 1, stay: 1 });
  expect(await db().bankTransaction.findMany({ where: { importId }, select: { challengeId: true } })).toEqual([
    { challengeId: payer.id },
  ]);
  const after = await getImportPage(finance, importId);
  expect(after).toMatchObject({ state: "undone", undoable: null, staying: { count: 1 } });
  const again = await previewImport(finance, { fileName: "s.csv", bytes });
  expect((await commitImport(finance, { importId: again })).counts).toMatchObject({ fresh: 1, known: 1 });
});

it("is not offered where every line stays, and changes nothing when it is asked for", async () => {
  const payer = await asked(1, "兰亭纸业股份有限公司");
  const { importId } = await takenIn([
    { payerName: payer.name, payerKind: "corporate", amountCents: payer.amount, note: payer.code },
  ]);
  expect(await getImportPage(finance, importId)).toMatchObject({ undoable: null, staying: { count: 1 } });
  await expect(undoImport(finance, { importId, reason })).rejects.toMatchObject({ code: "import_has_effects" });
  expect(await db().bankTransaction.count({ where: { importId } })).toBe(1);
  expect(await getImportPage(finance, importId)).toMatchObject({ state: "committed" });
});

it("leaves what the bank took back in another file, and takes a pair of one file out whole", async () => {
  const refused = { ...stranger, amountCents: 4_321 };
  const { importId } = await takenIn([refused, { ...stranger, amountCents: 4_322 }]);
  const line = await db().bankTransaction.findFirstOrThrow({ where: { importId, amountCents: 4_321n } });
  const pair = await takenIn([{ ...stranger, amountCents: 77 }]);
  await db().bankTransaction.updateMany({
    where: { importId: pair.importId },
    data: { reason: "reversed", state: "set_aside" },
  });
  expect(await getImportPage(finance, pair.importId)).toMatchObject({ undoable: { lines: 1 }, staying: { count: 0 } });
  await db().bankTransaction.update({ where: { id: line.id }, data: { reason: "reversed", state: "set_aside" } });
  await db().bankTransaction.updateMany({ where: { importId: pair.importId }, data: { amountCents: 4_321n } });
  expect(await getImportPage(finance, importId)).toMatchObject({
    undoable: { lines: 1 },
    staying: { lines: [{ id: line.id, why: "taken_back" }] },
  });
});
