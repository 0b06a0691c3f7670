import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DraftField } from "@/lib/domain/contracts/draft.schema";
import { type EditorAction, editorReducer, initialState } from "./editor-state";

const empty = initialState({
  title: "T",
  message: null,
  locale: "en",
  ordered: false,
  signerLevel: 1,
  expiresAt: null,
  participants: [],
  fields: [],
});

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

const ids = fc.constantFrom("a", "b", "c", "d");
const fieldActions: fc.Arbitrary<EditorAction> = fc.oneof(
  ids.map((id): EditorAction => ({ type: "add_field", field: field(`${id}${Math.random()}`) })),
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
      (state, one) => editorReducer(state, { type: "add_field", field: one }),
      empty,
    );
    const undone = editorReducer(two, { type: "undo" });
    const anew = editorReducer(undone, { type: "add_field", field: field("c") });
    expect(editorReducer(anew, { type: "redo" })).toBe(anew);
  });

  it("takes a person's fields away with her, for good", () => {
    const actions: EditorAction[] = [
      { type: "add_participant", participant: { id: "p", name: "P", email: "" } },
      { type: "add_participant", participant: { id: "q", name: "Q", email: "" } },
      { type: "add_field", field: field("a", "p") },
      { type: "add_field", field: field("b", "q") },
      { type: "remove_field", id: "a" },
      { type: "remove_participant", id: "p" },
      { type: "undo" },
    ];
    expect(actions.reduce(editorReducer, empty).fields.map((one) => one.id)).toEqual(["b"]);
  });

  it("moves people up and down without losing one", () => {
    const people = ["a", "b", "c"].map((id) => ({ id, name: id, email: "" }));
    const start = { ...empty, participants: people };
    const order = (by: -1 | 1, id: string) =>
      editorReducer(start, { type: "move_participant", id, by }).participants.map((one) => one.id);
    expect(order(1, "a")).toEqual(["b", "a", "c"]);
    expect(order(-1, "a")).toEqual(["a", "b", "c"]);
    expect(order(1, "c")).toEqual(["a", "b", "c"]);
  });
});
