import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RoomField } from "@/lib/domain/signing/open-room";
import { isRequired, nextTask, type Progress, progressOf, seenPage, tasksOf } from "./room-tasks";

const field = (id: string, kind: RoomField["kind"], page: number, y: number, required = true): RoomField => ({
  id,
  documentId: "d",
  kind,
  label: id,
  required,
  page,
  x: 10,
  y,
  width: 100,
  height: 20,
  value: null,
  options: null,
  ask: null,
});
const documents = [{ id: "d", pages: [1, 2, 3] }];
const nothing: Progress = { values: {}, sealId: null, seals: {}, placed: new Set(), seen: new Set() };

const fields = [
  field("sign", "signature", 2, 50),
  field("address", "text", 0, 300),
  field("note", "text", 0, 100, false),
  field("day", "date", 2, 90),
];

describe("the steps of a signer", () => {
  it("leads from field to field in reading order and past what is optional", () => {
    const asked = (progress: Partial<Progress>) => {
      const task = nextTask(tasksOf(fields, documents, { ...nothing, ...progress }));
      return task && ("field" in task ? task.field.id : task.kind);
    };
    expect(asked({})).toBe("address");
    expect(asked({ values: { address: "  " } })).toBe("address");
    expect(asked({ values: { address: "Hangzhou" } })).toBe("choose");
    expect(asked({ values: { address: "Hangzhou" }, sealId: "s" })).toBe("sign");
    expect(asked({ values: { address: "Hangzhou" }, sealId: "s", placed: new Set(["sign"]) })).toBeNull();
  });

  it("goes through one document after the other, and counts the pages of all", () => {
    const second = { ...field("first page of the second", "text", 0, 10), documentId: "e" };
    const two = [...documents, { id: "e", pages: [1] }];
    const tasks = tasksOf([second, ...fields], two, {
      ...nothing,
      seen: new Set([seenPage("d", 0), seenPage("e", 0)]),
    });
    expect(tasks.flatMap((task) => (task.kind === "text" ? [task.field.id] : []))).toEqual([
      "note",
      "address",
      "first page of the second",
    ]);
    expect(tasks[0]).toMatchObject({ kind: "read", seen: 2, pages: 4, done: false });
  });

  it("asks again when the chosen signature is taken away", () => {
    const tasks = tasksOf(fields, documents, { ...nothing, values: { address: "x" }, placed: new Set(["sign"]) });
    expect(nextTask(tasks)?.kind).toBe("choose");
  });

  it("never has all done before the confirmation, whatever is filled", () => {
    const kinds = fc.constantFrom<RoomField["kind"]>("signature", "seal", "cross_page", "text", "date");
    fc.assert(
      fc.property(
        fc.array(fc.record({ kind: kinds, done: fc.boolean(), required: fc.boolean() }), { maxLength: 12 }),
        fc.boolean(),
        (plan, chosen) => {
          const all = plan.map(({ kind, required }, i) => field(`f${i}`, kind, i % 3, i, required));
          const doneIds = all.filter((_, i) => plan[i]?.done).map(({ id }) => id);
          const tasks = tasksOf(all, documents, {
            values: Object.fromEntries(doneIds.map((id) => [id, "x"])),
            seals: Object.fromEntries(doneIds.map((id) => [id, "s"])),
            placed: new Set(doneIds),
            sealId: chosen ? "s" : null,
            seen: new Set(),
          });
          const { done, total } = progressOf(tasks);
          expect(done).toBeLessThan(total);
          expect(nextTask(tasks) === null).toBe(tasks.filter(isRequired).every((task) => task.done));
        },
      ),
    );
  });
});
