import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asSigner, type DraftField, draftProblems } from "../drafting/draft.schema";
import type { SetPlace } from "./setting/places-in";
import { alignWithBlocks, type Desk } from "./signature-places";
import type { BlockOf } from "./written-text.schema";

type Signature = BlockOf<"signature">;
let made = 0;
const newId = () => `0192d3a0-0000-7000-8000-${String(++made).padStart(12, "0")}`;
const documentId = newId();
const empty: Desk = { participants: [], fields: [], places: [] };

const block = (label: string, changes: Partial<Signature> = {}): Signature => ({
  kind: "signature",
  id: newId(),
  label,
  as: "person",
  date: true,
  ...changes,
});

/** Where blocks are set: one below the other on a page. */
const setOf = (blocks: readonly Signature[], page = 0): SetPlace[] =>
  blocks.flatMap(({ id, as, date }, index) => {
    const size = as === "person" ? { width: 150, height: 50 } : { width: 127, height: 127 };
    const at = { blockId: id, page, x: 70, y: 20 + index * 180 };
    return [
      { ...at, part: "sign" as const, ...size },
      ...(date ? [{ ...at, part: "date" as const, y: at.y + 140, width: 110, height: 20 }] : []),
    ];
  });
const align = (desk: Desk, blocks: readonly Signature[], page = 0, pageCount = 3) =>
  alignWithBlocks(desk, documentId, blocks, setOf(blocks, page), pageCount, newId);

describe("signature blocks", () => {
  it("make an open place for each party, with what it signs in", () => {
    const desk = align(empty, [block("甲方", { as: "organization" }), block("乙方", { date: false })]);
    expect(desk.participants).toMatchObject([
      { place: "甲方", name: "", email: "", organizationName: "" },
      { place: "乙方", name: "", email: "" },
    ]);
    expect(desk.fields.map(({ kind }) => kind)).toEqual(["seal", "date", "signature"]);
  });

  it("take their fields along, and leave all others where they are", () => {
    const blocks = [block("甲方")];
    const desk = align(empty, blocks);
    const owner = desk.participants[0]!.id;
    const other: DraftField = {
      ...desk.fields[0]!,
      id: newId(),
      kind: "text",
      page: 1,
      x: 300,
      y: 300,
      participantId: owner,
    };
    const label = { ...desk.fields[0]!, label: "Here" };
    const next = align({ ...desk, fields: [label, desk.fields[1]!, other] }, blocks, 2);
    expect(next.fields).toEqual([{ ...label, page: 2 }, { ...desk.fields[1]!, page: 2 }, other]);
    // A page less: what stood on it goes, but for what belongs to the blocks.
    const short = align(next, blocks, 0, 1);
    expect(short.fields.map(({ id }) => id).sort()).toEqual(desk.fields.map(({ id }) => id).sort());
    expect(short.participants).toEqual(desk.participants);
  });

  it("leave taken away what the sender has taken away, and bring nobody back twice", () => {
    const blocks = [block("甲方")];
    const desk = align(empty, blocks);
    const next = align({ ...desk, fields: [desk.fields[0]!] }, blocks);
    expect(next.fields).toHaveLength(1);
    const without = { participants: [], fields: [], places: desk.places };
    expect(align(without, blocks)).toMatchObject({ participants: [{ place: "甲方" }], fields: [{}, {}] });
  });

  it("that are gone take the open place with them, but nobody who is known", () => {
    const blocks = [block("甲方"), block("乙方")];
    const desk = align(empty, blocks);
    const known = desk.participants.map((one, index) =>
      index === 1 ? { ...one, name: "Bo", email: "bo@example.com" } : one,
    );
    const next = align({ ...desk, participants: known }, []);
    expect(next.participants).toEqual([known[1]]);
    expect(next.fields).toEqual([]);
  });

  it("are given to whoever stands there by name, or has no block yet", () => {
    const bo = asSigner({ id: newId(), name: "Bo", email: "bo@example.com" });
    const desk = align({ ...empty, participants: [bo] }, [block("甲方", { as: "organization" }), block("乙方")]);
    expect(desk.participants.map(({ place, name }) => place ?? name)).toEqual(["Bo", "甲方"]);
    expect(desk.fields.filter(({ participantId }) => participantId === bo.id).map(({ kind }) => kind)).toEqual([
      "signature",
      "date",
    ]);
  });

  it("never make a draft that stands in its own way, whatever is added, removed and changed", () => {
    const step = fc.record({
      keep: fc.array(fc.boolean(), { maxLength: 4 }),
      add: fc.array(fc.record({ organization: fc.boolean(), date: fc.boolean() }), { maxLength: 3 }),
      page: fc.integer({ min: 0, max: 2 }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
        let blocks: Signature[] = [];
        let desk = empty;
        for (const { keep, add, page } of steps) {
          blocks = blocks.filter((_, index) => keep[index] ?? true);
          for (const { organization, date } of add)
            if (blocks.length < 4)
              blocks.push(block(`P${made}`, { as: organization ? "organization" : "person", date }));
          desk = align(desk, blocks, page);
          expect(desk.places.map(({ blockId }) => blockId)).toEqual(blocks.map(({ id }) => id));
          expect(desk.participants).toHaveLength(blocks.length);
          expect(desk.fields).toHaveLength(setOf(blocks).length);
          const draft = {
            title: "x",
            message: null,
            locale: "en" as const,
            signerLevel: 1,
            expiresAt: null,
            documentIds: [documentId],
            participants: desk.participants,
            fields: desk.fields,
          };
          const pages = { [documentId]: Array.from({ length: 3 }, () => ({ width: 595, height: 842 })) };
          const found = draftProblems(draft, pages, new Date(), "template").map(({ code }) => code);
          expect(found).toEqual(blocks.length > 0 ? [] : ["participant_needed"]);
        }
      }),
      { numRuns: 200 },
    );
  });
});
