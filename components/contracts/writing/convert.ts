import type { Mark, Node } from "prosemirror-model";
import { TableMap } from "prosemirror-tables";
import {
  type Alignment,
  type Block,
  type BlockOf,
  type Piece,
  writtenLimits,
} from "@/lib/domain/contracts/written/written-text.schema";
import { marks, nodes, surfaceSchema } from "./surface-schema";

/** Our blocks as the surface edits them. */
export const toSurface = (blocks: readonly Block[]): Node => nodes.doc.create(null, blocks.map(nodeOf));

function nodeOf(block: Block): Node {
  switch (block.kind) {
    case "paragraph":
      return nodes.paragraph.create({ align: block.align, under: block.under }, inline(block.text));
    case "heading":
      return nodes.heading.create({ level: block.level }, inline(block.text));
    case "clause":
      return nodes.clause.create({ level: block.level }, inline(block.text));
    case "item":
      return nodes.item.create({ numbered: block.numbered }, inline(block.text));
    case "pageBreak":
      return nodes.page_break.create();
    case "signature":
      return nodes.signature.create({ id: block.id, label: block.label, as: block.as, date: block.date });
    case "table":
      return nodes.table.create(
        null,
        block.rows.map((row, at) =>
          nodes.table_row.create(
            null,
            row.map((pieces, column) => {
              const { align = "start", width = 1 } = block.columns[column] ?? {};
              const type = block.header && at === 0 ? nodes.table_header : nodes.table_cell;
              return type.create({ align, share: width }, nodes.cell_line.create(null, inline(pieces)));
            }),
          ),
        ),
      );
  }
}

function inline(pieces: readonly Piece[]): Node[] {
  return pieces.flatMap((piece): Node[] => {
    if ("lineBreak" in piece) return [nodes.line_break.create()];
    const style = (["bold", "italic", "underline"] as const).flatMap((name) =>
      piece[name] ? [marks[name].create()] : [],
    );
    if ("variable" in piece)
      return [nodes.variable.create({ key: piece.variable, inWords: piece.inWords === true }, null, style)];
    return piece.text === "" ? [] : [surfaceSchema.text(piece.text, style)];
  });
}

/** What stands on the surface, as our blocks. */
export function fromSurface(doc: Node): Block[] {
  const blocks: Block[] = [];
  doc.forEach((node) => {
    blocks.push(blockOf(node));
  });
  return blocks;
}

function blockOf(node: Node): Block {
  const { attrs } = node;
  switch (node.type) {
    case nodes.heading:
      return { kind: "heading", level: attrs.level, text: piecesOf(node) };
    case nodes.clause:
      return { kind: "clause", level: attrs.level, text: piecesOf(node) };
    case nodes.item:
      return { kind: "item", numbered: attrs.numbered, text: piecesOf(node) };
    case nodes.page_break:
      return { kind: "pageBreak" };
    case nodes.signature:
      return { kind: "signature", id: attrs.id, label: attrs.label, as: attrs.as, date: attrs.date };
    case nodes.table:
      return tableOf(node);
    default:
      return { kind: "paragraph", align: attrs.align, under: attrs.under, text: piecesOf(node) };
  }
}

/** Cells over several columns or rows, as they can be pasted, become one and empty ones beside it. */
function tableOf(table: Node): BlockOf<"table"> {
  const map = TableMap.get(table);
  const width = Math.min(map.width, writtenLimits.columns);
  const height = Math.min(map.height, writtenLimits.rows);
  const cellAt = (row: number, column: number) => table.nodeAt(map.map[row * map.width + column] ?? 0);
  const isFirst = (row: number, column: number) =>
    map.map.indexOf(map.map[row * map.width + column] ?? 0) === row * map.width + column;
  const range = (length: number) => Array.from({ length }, (_, index) => index);
  return {
    kind: "table",
    header: range(width).every((column) => cellAt(0, column)?.type === nodes.table_header),
    columns: range(width).map((column) => ({
      width: Number(cellAt(0, column)?.attrs.share ?? 1),
      align: (cellAt(0, column)?.attrs.align ?? "start") as Alignment,
    })),
    rows: range(height).map((row) =>
      range(width).map((column) => {
        const content = isFirst(row, column) ? cellAt(row, column)?.firstChild : null;
        return content ? piecesOf(content) : [];
      }),
    ),
  };
}

function piecesOf(node: Node): Piece[] {
  const pieces: Piece[] = [];
  node.forEach((child) => {
    const style = styleOf(child.marks);
    if (child.isText && child.text) pieces.push({ text: child.text, ...style });
    else if (child.type === nodes.line_break) pieces.push({ lineBreak: true });
    else if (child.type === nodes.variable)
      pieces.push({ variable: child.attrs.key, ...(child.attrs.inWords && { inWords: true as const }), ...style });
  });
  return pieces;
}

function styleOf(worn: readonly Mark[]): { bold?: true; italic?: true; underline?: true } {
  const has = (name: "bold" | "italic" | "underline") => worn.some(({ type }) => type === marks[name]);
  return {
    ...(has("bold") && { bold: true as const }),
    ...(has("italic") && { italic: true as const }),
    ...(has("underline") && { underline: true as const }),
  };
}
