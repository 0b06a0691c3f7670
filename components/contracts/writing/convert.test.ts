import fc from "fast-check";
import { DOMParser } from "prosemirror-model";
import { EditorState, TextSelection } from "prosemirror-state";
import { describe, expect, it } from "vitest";
import { startNames } from "@/lib/domain/contracts/written/starting-texts/start-names";
import { startingText } from "@/lib/domain/contracts/written/starting-texts/starting-text";
import { type Block, type Piece, writtenTextSchema } from "@/lib/domain/contracts/written/written-text.schema";
import { fromSurface, toSurface } from "./convert";
import { backspace, changeLevel, emptyTable, insertBlock, makeLines, splitLine, widenColumn } from "./surface-commands";
import { surfaceSchema } from "./surface-schema";

const marks = { bold: fc.constantFrom(true as const, undefined), italic: fc.constantFrom(true as const, undefined) };
const piece: fc.Arbitrary<Piece> = fc.oneof(
  fc.record({ text: fc.stringMatching(/^[a-z合同，。 ]{1,6}$/), ...marks }),
  fc.record({ variable: fc.constantFrom("price", "day"), inWords: fc.constantFrom(true as const, undefined) }),
  fc.constant({ lineBreak: true as const }),
) as fc.Arbitrary<Piece>;
const pieces = fc.array(piece, { maxLength: 5 });
const level = fc.constantFrom(1, 2, 3);
const align = fc.constantFrom("start" as const, "center" as const, "end" as const);
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant("heading" as const), level: fc.constantFrom(1 as const, 2 as const), text: pieces }),
  fc.record({ kind: fc.constant("clause" as const), level, text: pieces }),
  fc.record({ kind: fc.constant("paragraph" as const), align, under: fc.constantFrom(0, 1, 3), text: pieces }),
  fc.record({ kind: fc.constant("item" as const), numbered: fc.boolean(), text: pieces }),
  fc.constant({ kind: "pageBreak" as const }),
  fc.record({
    kind: fc.constant("signature" as const),
    id: fc.uuid(),
    label: fc.constant("甲方"),
    as: fc.constantFrom("person" as const, "organization" as const),
    date: fc.boolean(),
  }),
  fc.integer({ min: 1, max: 4 }).chain((width) =>
    fc.record({
      kind: fc.constant("table" as const),
      header: fc.boolean(),
      columns: fc.array(fc.record({ width: fc.constantFrom(1, 2.5), align }), { minLength: width, maxLength: width }),
      rows: fc.array(fc.array(pieces, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
    }),
  ),
);

/** Neighbours in one style are one piece, and what is not set is not there. */
const joined = (blocks: Block[]): Block[] => {
  const line = (all: Piece[]): Piece[] =>
    all.reduce<Piece[]>((kept, next) => {
      const clean = JSON.parse(JSON.stringify(next)) as Piece;
      const last = kept.at(-1);
      if (last && "text" in last && "text" in clean && last.bold === clean.bold && last.italic === clean.italic)
        last.text += clean.text;
      else kept.push(clean);
      return kept;
    }, []);
  return blocks.map((one) => {
    if ("text" in one) return { ...one, text: line(one.text) };
    return one.kind === "table" ? { ...one, rows: one.rows.map((row) => row.map(line)) } : one;
  });
};

const stateOf = (blocks: Block[], line = 0, offset = 0) => {
  const doc = toSurface(blocks);
  let at = 1;
  for (let index = 0; index < line; index++) at += doc.child(index).nodeSize;
  return EditorState.create({ doc, selection: TextSelection.create(doc, at + offset) });
};
const done = (state: EditorState, command: Parameters<typeof run>[1]) => fromSurface(run(state, command).doc);
function run(state: EditorState, command: (state: EditorState, dispatch: (tr: EditorState["tr"]) => void) => boolean) {
  let next = state;
  command(state, (tr) => {
    next = state.apply(tr);
  });
  return next;
}

describe("the surface", () => {
  it("gives back what it was given, whatever that is", () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 8 }), (blocks) => {
        const doc = toSurface(blocks);
        doc.check();
        expect(fromSurface(doc)).toEqual(joined(blocks));
      }),
    );
    for (const name of startNames)
      for (const locale of ["en", "zh"] as const) {
        const text = startingText(name, locale);
        expect(writtenTextSchema.parse({ ...text, blocks: fromSurface(toSurface(text.blocks)) })).toEqual(text);
      }
  });

  it("takes what is pasted: titles, lists, tables with joined cells, and none of its looks", () => {
    const page = window.document.createElement("div");
    page.innerHTML = `<h1>Title</h1><p style="text-align:center;color:red"><b>Bold</b> <span style="font-weight:700">too</span></p>
      <ol><li><p>one</p></li><li>two</li></ol><script>alert(1)</script>
      <table><tr><th colspan="2">Wide</th></tr><tr><td>a</td><td>b</td></tr></table>`;
    const blocks = fromSurface(DOMParser.fromSchema(surfaceSchema).parse(page));
    expect(blocks).toMatchObject([
      { kind: "heading", level: 1, text: [{ text: "Title" }] },
      {
        kind: "paragraph",
        align: "center",
        text: [{ text: "Bold", bold: true }, { text: " " }, { text: "too", bold: true }],
      },
      { kind: "item", numbered: true, text: [{ text: "one" }] },
      { kind: "item", numbered: true, text: [{ text: "two" }] },
      {
        kind: "table",
        header: true,
        rows: [
          [[{ text: "Wide" }], []],
          [[{ text: "a" }], [{ text: "b" }]],
        ],
      },
    ]);
    expect(JSON.stringify(blocks)).not.toContain("alert");
  });
});

describe("writing", () => {
  const clause = (level: number, text: string, bold = false): Block => ({
    kind: "clause",
    level,
    text: text ? [{ text, ...(bold && { bold: true as const }) }] : [],
  });

  it("goes on from the title of an article with its first clause, from a clause with the next, and steps out of an empty one", () => {
    expect(done(stateOf([clause(1, "Term", true)], 0, 4), splitLine)).toEqual([clause(1, "Term", true), clause(2, "")]);
    expect(done(stateOf([clause(2, "One two")], 0, 3), splitLine)).toEqual([clause(2, "One"), clause(2, " two")]);
    expect(done(stateOf([clause(3, "")]), splitLine)).toEqual([clause(2, "")]);
    expect(done(stateOf([clause(1, "")]), splitLine)).toMatchObject([{ kind: "paragraph" }]);
  });

  it("changes levels within their bounds, and gives a number up at the beginning of its line", () => {
    expect(done(stateOf([clause(2, "a")]), changeLevel(1))).toEqual([clause(3, "a")]);
    expect(done(stateOf([clause(3, "a")]), changeLevel(1))).toEqual([clause(3, "a")]);
    expect(done(stateOf([clause(2, "a")]), backspace)).toEqual([clause(1, "a")]);
    expect(done(stateOf([clause(1, "a")]), backspace)).toMatchObject([{ kind: "paragraph" }]);
  });

  it("puts a block in the place of an empty line, and leaves a line after it to go on with", () => {
    const empty: Block = { kind: "paragraph", align: "start", under: 0, text: [] };
    const table = done(stateOf([clause(1, "a"), empty], 1), insertBlock(emptyTable(2, 3)));
    expect(table.map(({ kind }) => kind)).toEqual(["clause", "table", "paragraph"]);
    const state = run(stateOf([empty]), insertBlock(emptyTable(2, 2)));
    const [widened] = fromSurface(run(state, widenColumn(1)).doc);
    expect(widened).toMatchObject({ header: true, columns: [{ width: 1.25 }, { width: 1 }] });
  });

  it("makes all chosen lines into another kind, and no cell of a table", () => {
    const doc = toSurface([clause(1, "a"), clause(2, "b")]);
    const all = EditorState.create({ doc, selection: TextSelection.create(doc, 1, doc.content.size - 1) });
    expect(done(all, makeLines("bullet")).map(({ kind }) => kind)).toEqual(["item", "item"]);
    const inTable = run(
      stateOf([{ kind: "paragraph", align: "start", under: 0, text: [] }]),
      insertBlock(emptyTable(1, 1)),
    );
    expect(makeLines("bullet")(inTable)).toBe(false);
  });
});
