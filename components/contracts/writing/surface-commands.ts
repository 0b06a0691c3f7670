import { chainCommands, joinBackward, selectNodeBackward, splitBlock, toggleMark } from "prosemirror-commands";
import type { Node, NodeType } from "prosemirror-model";
import { type Command, type EditorState, NodeSelection, Selection, TextSelection } from "prosemirror-state";
import { isInTable, selectedRect } from "prosemirror-tables";
import type { Alignment, Block } from "@/lib/domain/contracts/written/written-text.schema";
import { marks, nodes } from "./surface-schema";

/** What a line can be made into. */
export const lineKinds = [
  "paragraph",
  "heading1",
  "heading2",
  "clause1",
  "clause2",
  "clause3",
  "bullet",
  "numbered",
] as const;
export type LineKind = (typeof lineKinds)[number];

const lineTypes: Record<LineKind, [NodeType, Record<string, unknown>]> = {
  paragraph: [nodes.paragraph, { align: "start", under: 0 }],
  heading1: [nodes.heading, { level: 1 }],
  heading2: [nodes.heading, { level: 2 }],
  clause1: [nodes.clause, { level: 1 }],
  clause2: [nodes.clause, { level: 2 }],
  clause3: [nodes.clause, { level: 3 }],
  bullet: [nodes.item, { numbered: false }],
  numbered: [nodes.item, { numbered: true }],
};

/** What the line with the cursor is; null where there is none, as in a table. */
export function lineKindAt({ selection }: EditorState): LineKind | null {
  const { parent } = selection.$from;
  const { level, numbered } = parent.attrs;
  if (parent.type === nodes.paragraph) return "paragraph";
  if (parent.type === nodes.heading) return level === 1 ? "heading1" : "heading2";
  if (parent.type === nodes.clause) return `clause${level as 1 | 2 | 3}`;
  if (parent.type === nodes.item) return numbered ? "numbered" : "bullet";
  return null;
}

/** Makes the chosen lines into another kind. */
export function makeLines(kind: LineKind): Command {
  const [type, attrs] = lineTypes[kind];
  return (state, dispatch) => {
    const lines = chosenLines(state);
    if (lines.length === 0) return false;
    const tr = state.tr;
    for (const { at } of lines) tr.setNodeMarkup(at, type, attrs);
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

function chosenLines({ doc, selection }: EditorState): { node: Node; at: number }[] {
  const lines: { node: Node; at: number }[] = [];
  doc.nodesBetween(selection.from, selection.to, (node, at, parent) => {
    if (parent === doc && node.isTextblock) lines.push({ node, at });
    return parent === null;
  });
  return lines;
}

/** One level deeper or less deep: clauses, and paragraphs that stand below one. */
export function changeLevel(by: 1 | -1): Command {
  return (state, dispatch) => {
    const tr = state.tr;
    for (const { node, at } of chosenLines(state)) {
      const isClause = node.type === nodes.clause;
      if (!isClause && node.type !== nodes.paragraph) continue;
      const name = isClause ? "level" : "under";
      const next = Math.min(3, Math.max(isClause ? 1 : 0, node.attrs[name] + by));
      if (next !== node.attrs[name]) tr.setNodeMarkup(at, null, { ...node.attrs, [name]: next });
    }
    if (!tr.docChanged) return false;
    dispatch?.(tr);
    return true;
  };
}

export const isInClause = ({ selection }: EditorState): boolean => selection.$from.parent.type === nodes.clause;

/** Of paragraphs, or of the column of a table with the cursor. */
export function setAlign(align: Alignment): Command {
  return (state, dispatch) => {
    if (isInTable(state)) return setColumn({ align })(state, dispatch);
    const tr = state.tr;
    for (const { node, at } of chosenLines(state))
      if (node.type === nodes.paragraph) tr.setNodeMarkup(at, null, { ...node.attrs, align });
    if (!tr.docChanged) return false;
    dispatch?.(tr);
    return true;
  };
}

/** How a paragraph or column with the cursor is aligned; null where that cannot be said. */
export function alignAt(state: EditorState): Alignment | null {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth);
    if (node.type === nodes.paragraph || node.type === nodes.table_cell || node.type === nodes.table_header)
      return node.attrs.align as Alignment;
  }
  return null;
}

/** Changes the attributes of every cell in the chosen columns. */
function setColumn(changes: Record<string, unknown> | ((attrs: Node["attrs"]) => Record<string, unknown>)): Command {
  return (state, dispatch) => {
    if (!isInTable(state)) return false;
    const { map, tableStart, table, left, right } = selectedRect(state);
    const tr = state.tr;
    const cells = new Set<number>();
    for (let row = 0; row < map.height; row++)
      for (let column = left; column < right; column++) cells.add(map.map[row * map.width + column] ?? 0);
    for (const at of cells) {
      const cell = table.nodeAt(at);
      if (!cell) continue;
      const own = typeof changes === "function" ? changes(cell.attrs) : changes;
      tr.setNodeMarkup(tableStart + at, null, { ...cell.attrs, ...own });
    }
    dispatch?.(tr);
    return true;
  };
}

/** A column a quarter wider or narrower. */
export const widenColumn = (by: 1 | -1): Command =>
  setColumn(({ share }) => {
    const next = Number(share) * (by === 1 ? 1.25 : 0.8);
    return { share: Math.min(20, Math.max(0.2, Math.round(next * 100) / 100)) };
  });

export const toggleBold = toggleMark(marks.bold);
export const toggleItalic = toggleMark(marks.italic);
export const toggleUnderline = toggleMark(marks.underline);

/** Whether what is chosen, or what is typed next, wears a mark. */
export function isWorn({ selection, storedMarks, doc }: EditorState, name: "bold" | "italic" | "underline"): boolean {
  const { from, to, empty, $from } = selection;
  if (empty) return marks[name].isInSet(storedMarks ?? $from.marks()) !== undefined;
  return doc.rangeHasMark(from, to, marks[name]);
}

export const insertLineBreak: Command = (state, dispatch) => {
  if (!state.selection.$from.parent.inlineContent) return false;
  dispatch?.(state.tr.replaceSelectionWith(nodes.line_break.create()).scrollIntoView());
  return true;
};

/** The value of a variable, where the cursor stands. */
export function insertVariable(key: string, inWords: boolean): Command {
  return (state, dispatch) => {
    if (!state.selection.$from.parent.inlineContent) return false;
    const worn = state.storedMarks ?? state.selection.$from.marks();
    const node = nodes.variable.create({ key, inWords }, null, worn);
    dispatch?.(state.tr.replaceSelectionWith(node, false).scrollIntoView());
    return true;
  };
}

/** A block after the one with the cursor; in the place of that one where it is an empty line. The cursor goes into it. */
export function insertBlock(node: Node): Command {
  return (state, dispatch) => {
    const { $from } = state.selection;
    const at = $from.depth === 0 ? state.selection.to : $from.after(1);
    const current = $from.depth === 0 ? null : $from.node(1);
    const replaces = current?.isTextblock && current.content.size === 0;
    const tr = state.tr;
    const from = replaces ? at - (current?.nodeSize ?? 0) : at;
    tr.replaceWith(from, at, node);
    const after = from + node.nodeSize;
    if (after >= tr.doc.content.size && !node.isTextblock) tr.insert(after, nodes.paragraph.create());
    const inside = node.isAtom ? after : from + 1;
    tr.setSelection(Selection.near(tr.doc.resolve(Math.min(inside, tr.doc.content.size))));
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

export function emptyTable(rows: number, columns: number): Node {
  const cells = (type: NodeType) => Array.from({ length: columns }, () => type.create(null, nodes.cell_line.create()));
  return nodes.table.create(
    null,
    Array.from({ length: rows }, (_, row) =>
      nodes.table_row.create(null, cells(row === 0 ? nodes.table_header : nodes.table_cell)),
    ),
  );
}

/** Changes a signature block in its place. */
export function changeSignature(id: string, changes: Partial<Extract<Block, { kind: "signature" }>>): Command {
  return (state, dispatch) => {
    let found = false;
    const tr = state.tr;
    state.doc.forEach((node, at) => {
      if (node.type !== nodes.signature || node.attrs.id !== id) return;
      const { kind: _, ...attrs } = changes;
      tr.setNodeMarkup(at, null, { ...node.attrs, ...attrs });
      found = true;
    });
    if (found) dispatch?.(tr);
    return found;
  };
}

/** The signature block that is chosen as a whole. */
export function chosenSignature({ selection }: EditorState): Node | null {
  return selection instanceof NodeSelection && selection.node.type === nodes.signature ? selection.node : null;
}

/** The text where a line is split: an article that is a title goes on with its first clause; an empty line steps out. */
export const splitLine: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection;
  const line = $from.parent;
  if (line.type === nodes.cell_line) return insertLineBreak(state, dispatch, view);
  if (empty && line.content.size === 0 && stepOut(state, dispatch)) return true;
  const isTitle = line.type === nodes.clause && line.attrs.level === 1 && isAllBold(line);
  if (empty && isTitle && $from.parentOffset === line.content.size) {
    const at = $from.after();
    const tr = state.tr.insert(at, nodes.clause.create({ level: 2 }));
    dispatch?.(
      tr
        .setSelection(TextSelection.create(tr.doc, at + 1))
        .setStoredMarks([])
        .scrollIntoView(),
    );
    return true;
  }
  if (line.type !== nodes.clause && line.type !== nodes.item) return splitBlock(state, dispatch, view);
  const tr = state.tr.deleteSelection();
  const at = tr.mapping.map($from.pos);
  tr.split(at, 1, [{ type: line.type, attrs: line.attrs }]);
  const worn = state.storedMarks ?? (empty ? $from.marks() : []);
  dispatch?.(tr.ensureMarks(worn).scrollIntoView());
  return true;
};

function isAllBold(line: Node): boolean {
  let all = line.content.size > 0;
  line.forEach((child) => {
    if (!marks.bold.isInSet(child.marks)) all = false;
  });
  return all;
}

/** At the beginning of a line, or where it is empty: a clause one level up, an item or the last clause a paragraph. */
function stepOut(state: EditorState, dispatch: Parameters<Command>[1]): boolean {
  const { $from } = state.selection;
  const line = $from.parent;
  const at = $from.before();
  const tr = state.tr;
  if (line.type === nodes.clause && line.attrs.level > 1) tr.setNodeMarkup(at, null, { level: line.attrs.level - 1 });
  else if (line.type === nodes.clause || line.type === nodes.item || line.type === nodes.heading)
    tr.setNodeMarkup(at, nodes.paragraph, { align: "start", under: 0 });
  else if (line.type === nodes.paragraph && line.attrs.under > 0)
    tr.setNodeMarkup(at, null, { ...line.attrs, under: 0 });
  else return false;
  dispatch?.(tr);
  return true;
}

export const backspace: Command = chainCommands(
  (state, dispatch) => {
    const { $from, empty } = state.selection;
    if (!empty || $from.parentOffset > 0 || $from.depth !== 1) return false;
    return stepOut(state, dispatch);
  },
  joinBackward,
  selectNodeBackward,
);
