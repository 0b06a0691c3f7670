import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asSigner, type Draft, type DraftField } from "@/lib/domain/contracts/drafting/draft.schema";
import { type EditorAction, editorReducer, initialState, newParticipant, turnsOf } from "./editor-state";

const blank: Draft = {
  title: "T",
  message: null,
  locale: "en",
  signerLevel: 1,
  expiresAt: null,
  documentIds: ["d"],
  participants: [],
  fields: [],
};
const documents = ["d", "e"].map((id) => ({ id, fileName: `${id}.pdf`, pageCount: 1, pages: [], remarks: [] }));
const empty = initialState({ draft: blank, documents });

const field = (id: string, participantId = "p"): DraftField => ({
  id,
  documentId: "d",
  participantId,
  kind: "signature",
  label: null,
  required: true,
  page: 0,
  x: 0,
  y: 0,
  width: 10,
  height: 10,
});

describe("whoever signs for an organization", () => {
  const person = newParticipant({ id: "p", name: "王珊", email: "p@example.com" });
  const company = { ...person, id: "c", organizationName: "清和书坊有限公司" };
  const signing = { ...field("one"), x: 200, y: 300, width: 150, height: 50 };
  const state = {
    ...empty,
    participants: [person, company],
    fields: [signing, { ...signing, id: "two", kind: "date" as const }],
  };

  it("has seals where signatures were, around the same middle, and back", () => {
    const organizationName = "";
    const sealed = editorReducer(state, { type: "change_participant", id: "p", changes: { organizationName } });
    const [seal, date] = sealed.fields;
    expect([seal?.kind, date?.kind]).toEqual(["seal", "date"]);
    expect(seal!.x + seal!.width / 2).toBeCloseTo(275);
    expect(seal!.y + seal!.height / 2).toBeCloseTo(325);
    const back = editorReducer(sealed, { type: "change_participant", id: "p", changes: { organizationName: null } });
    expect(back.fields[0]).toMatchObject({ kind: "signature", width: 150, height: 50 });
  });

  it("keeps no cross-page seal when she signs for herself", () => {
    const crossing = { ...field("three", "c"), kind: "cross_page" as const };
    const before = { ...state, fields: [crossing] };
    const after = editorReducer(before, { type: "change_participant", id: "c", changes: { organizationName: null } });
    expect(after.fields).toEqual([]);
  });

  it("gets a seal's place where a signature's is given to it", () => {
    const after = editorReducer(state, { type: "change_field", id: "one", changes: { participantId: "c" } });
    expect(after.fields[0]).toMatchObject({ kind: "seal", participantId: "c" });
  });
});

const ids = fc.constantFrom("a", "b", "c", "d");
const fieldActions: fc.Arbitrary<EditorAction> = fc.oneof(
  ids.map((id): EditorAction => ({ type: "add_fields", fields: [field(`${id}${Math.random()}`)] })),
  fc.record({ type: fc.constant("change_field" as const), id: ids, changes: fc.record({ x: fc.nat() }) }),
  fc.record({ type: fc.constant("remove_field" as const), id: ids }),
);

describe("the editor's state", () => {
  it("comes back to where it was by as many undos, and forth by redos", () => {
    fc.assert(
      fc.property(fc.array(fieldActions, { maxLength: 30 }), (actions) => {
        const end = actions.reduce(editorReducer, empty);
        const back = actions.reduce((state) => editorReducer(state, { type: "undo" }), end);
        expect(back.fields).toEqual([]);
        expect(actions.reduce((state) => editorReducer(state, { type: "redo" }), back).fields).toEqual(end.fields);
      }),
    );
  });

  it("forgets what could be redone once something new is done", () => {
    const two = [field("a"), field("b")].reduce(
      (state, one) => editorReducer(state, { type: "add_fields", fields: [one] }),
      empty,
    );
    const undone = editorReducer(two, { type: "undo" });
    const anew = editorReducer(undone, { type: "add_fields", fields: [field("c")] });
    expect(editorReducer(anew, { type: "redo" })).toBe(anew);
  });

  it("takes a person's fields away with her, for good", () => {
    const actions: EditorAction[] = [
      { type: "add_participant", participant: newParticipant({ id: "p", name: "P", email: "" }) },
      { type: "add_participant", participant: newParticipant({ id: "q", name: "Q", email: "" }) },
      { type: "add_fields", fields: [field("a", "p")] },
      { type: "add_fields", fields: [field("b", "q")] },
      { type: "remove_field", id: "a" },
      { type: "remove_participant", id: "p" },
      { type: "undo" },
    ];
    expect(actions.reduce(editorReducer, empty).fields.map((one) => one.id)).toEqual(["b"]);
  });

  it("moves people up and down without losing one", () => {
    const people = ["a", "b", "c"].map((id) => newParticipant({ id, name: id, email: "" }));
    const start = { ...empty, participants: people };
    const order = (by: -1 | 1, id: string) =>
      editorReducer(start, { type: "move_participant", id, by }).participants.map((one) => one.id);
    expect(order(1, "a")).toEqual(["b", "a", "c"]);
    expect(order(-1, "a")).toEqual(["a", "b", "c"]);
    expect(order(1, "c")).toEqual(["a", "b", "c"]);
  });
});

describe("turns", () => {
  const drafted = (...turns: number[]) =>
    turns.map((turn, index) => asSigner({ id: `p${index}`, name: "N", email: `p${index}@example.com`, turn }));
  const stateOf = (...turns: number[]) =>
    initialState({ draft: { ...blank, participants: drafted(...turns) }, documents });

  it("are those that were stored, whatever the order of the rows", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 8 }), (turns) => {
        const dense = [...new Set(turns)].sort((a, b) => a - b);
        const state = stateOf(...turns);
        const back = turnsOf(state);
        expect(turns.map((_, index) => back.get(`p${index}`))).toEqual(turns.map((turn) => dense.indexOf(turn) + 1));
      }),
    );
  });

  it("are one for everybody unless some act before others", () => {
    const state = stateOf(1, 2, 2);
    expect(state.ordered).toBe(true);
    expect([...turnsOf({ ...state, ordered: false }).values()]).toEqual([1, 1, 1]);
    expect(stateOf(1, 1).ordered).toBe(false);
  });

  it("begin with one after the other where an order is wished for", () => {
    const state = { ...stateOf(1, 1, 1), ordered: true };
    expect([...turnsOf(state).values()]).toEqual([1, 2, 3]);
  });
});

describe("whoever does not sign any more", () => {
  it("has no fields, and none comes back", () => {
    const actions: EditorAction[] = [
      { type: "add_participant", participant: newParticipant({ id: "p", name: "P", email: "" }) },
      { type: "add_fields", fields: [field("a", "p")] },
      { type: "change_participant", id: "p", changes: { role: "approver" } },
      { type: "undo" },
    ];
    expect(actions.reduce(editorReducer, empty).fields).toEqual([]);
  });
});

describe("documents", () => {
  it("change their order, and take their fields with them for good", () => {
    const there = { ...field("b", "p"), documentId: "e" };
    const actions: EditorAction[] = [
      { type: "add_fields", fields: [field("a", "p")] },
      { type: "add_fields", fields: [there] },
      { type: "move_document", id: "e", by: -1 },
      { type: "remove_document", id: "d" },
      { type: "undo" },
    ];
    const state = actions.reduce(editorReducer, empty);
    expect(state.documents.map(({ id }) => id)).toEqual(["e"]);
    expect(state.fields).toEqual([]);
    expect(editorReducer(state, { type: "redo" }).fields).toEqual([there]);
    expect(editorReducer(empty, { type: "move_document", id: "e", by: -1 }).documents.map(({ id }) => id)).toEqual([
      "e",
      "d",
    ]);
  });
});
