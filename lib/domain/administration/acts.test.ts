import { expect, it } from "vitest";
import { db } from "@/lib/platform/db/client";
import { transaction } from "@/lib/platform/db/transaction";
import { newId } from "@/lib/platform/ids";
import type { JsonValue } from "@/lib/standards/canonical-json/canonical-json";
import { chainStart, followChain } from "./act-chain";
import { checkActs, recordAct } from "./acts";
import { newAdministrator } from "./test-support";

const act = (data = {}) => ({ action: "review.approved", subjectKind: "review", subjectId: newId(), data });
const lines = () => db().administratorAct.findMany({ orderBy: { sequence: "asc" } });

it("keeps one sequence without gaps, whoever writes at once and whatever is rolled back", async () => {
  const who = await newAdministrator("reviewer");
  const administrator = { id: who.administratorId, address: who.address };
  const writes = Array.from({ length: 40 }, (_, index) =>
    transaction(async (tx) => {
      await recordAct(tx, index % 2 ? administrator : null, act({ index }));
      if (index % 5 === 0) throw new Error("rolled back");
    }),
  );
  const outcomes = await Promise.allSettled(writes);
  expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(8);
  const kept = await lines();
  expect(kept.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 32 }, (_, index) => index + 1));
  expect(await checkActs()).toEqual({ intact: true, lines: 32 });
});

it("tells which line was changed, left out or put in, and cannot be changed in place", async () => {
  await expect(db().$executeRaw`UPDATE administrator_act SET reason = 'x' WHERE sequence = 3`).rejects.toThrow();
  await expect(db().$executeRaw`DELETE FROM administrator_act WHERE sequence = 3`).rejects.toThrow();
  const kept = (await lines()).map((row) => ({ ...row, data: row.data as JsonValue }));
  const changed = kept.map((row) => (row.sequence === 7 ? { ...row, reason: "another" } : row));
  expect(followChain(chainStart(), changed)).toEqual({ brokenAt: 7 });
  expect(
    followChain(
      chainStart(),
      kept.filter(({ sequence }) => sequence !== 4),
    ),
  ).toEqual({ brokenAt: 4 });
  expect(followChain(chainStart(), [...kept].reverse())).toEqual({ brokenAt: 1 });
  // Somebody with the database's own rights, past the triggers:
  await db().$executeRaw`ALTER TABLE administrator_act DISABLE TRIGGER USER`;
  await db().$executeRaw`UPDATE administrator_act SET reason = 'another' WHERE sequence = 20`;
  await db().$executeRaw`ALTER TABLE administrator_act ENABLE TRIGGER USER`;
  expect(await checkActs()).toEqual({ intact: false, lines: 32, brokenAt: 20 });
});

it("refuses what may not stand in it for ever, and writes nothing", async () => {
  const before = await db().administratorAct.count();
  const write = (over: object) => transaction((tx) => recordAct(tx, null, { ...act(), ...over }));
  await expect(write({ data: { name: "张三" } })).rejects.toThrow("name");
  await expect(write({ subjectId: "110105194912310021" })).rejects.toThrow();
  await expect(write({ action: "Something else" })).rejects.toThrow();
  expect(await db().administratorAct.count()).toBe(before);
});
