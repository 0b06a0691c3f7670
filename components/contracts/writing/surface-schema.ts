import { type DOMOutputSpec, type NodeSpec, Schema } from "prosemirror-model";
import { tableNodes } from "prosemirror-tables";
import { alignments } from "@/lib/domain/contracts/written/written-text.schema";

/**
 * What the writing surface can hold: our own blocks (written-text.schema.ts), one node for each kind. Flat on purpose:
 * a clause is a line with a level, so that it can be typed, split, moved and undone like any other line.
 */

const align = { default: "start", validate: "string" } as const;
const isAlign = (value: string | null) => (alignments as readonly string[]).includes(value ?? "");
const alignOf = (dom: HTMLElement) => {
  const said = dom.dataset.align ?? { center: "center", right: "end" }[dom.style.textAlign] ?? "start";
  return isAlign(said) ? said : "start";
};

const line = (spec: NodeSpec): NodeSpec => ({ group: "block", content: "inline*", ...spec });

const { table, table_row, table_cell, table_header } = tableNodes({
  tableGroup: "block",
  cellContent: "cell_line",
  cellAttributes: {
    align: {
      default: "start",
      getFromDOM: alignOf,
      setDOMAttr: (value, attributes) => {
        attributes["data-align"] = value;
      },
    },
    /** The width of its column as a share of the whole. */
    share: {
      default: 1,
      getFromDOM: (dom) => Number(dom.dataset.share) || 1,
      setDOMAttr: (value, attributes) => {
        attributes["data-share"] = value;
        attributes.style = `width: ${Number(value) * 3}%`;
      },
    },
  },
});

export const surfaceSchema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: line({
      attrs: { align, under: { default: 0, validate: "number" } },
      parseDOM: [
        { tag: "li > p", skip: true, priority: 60 },
        {
          tag: "p",
          getAttrs: (dom) => ({ align: alignOf(dom), under: Math.min(3, Number(dom.dataset.under) || 0) }),
        },
      ],
      toDOM: ({ attrs }): DOMOutputSpec => ["p", { "data-align": attrs.align, "data-under": attrs.under }, 0],
    }),
    heading: line({
      attrs: { level: { default: 1, validate: "number" } },
      defining: true,
      parseDOM: [
        { tag: "h1", attrs: { level: 1 } },
        { tag: "h2", attrs: { level: 1 } },
        { tag: "h3", attrs: { level: 2 } },
        { tag: "h4", attrs: { level: 2 } },
      ],
      toDOM: ({ attrs }): DOMOutputSpec => [attrs.level === 1 ? "h2" : "h3", 0],
    }),
    clause: line({
      attrs: { level: { default: 1, validate: "number" } },
      defining: true,
      parseDOM: [
        { tag: "div[data-clause]", getAttrs: (dom) => ({ level: Math.min(3, Number(dom.dataset.clause) || 1) }) },
      ],
      toDOM: ({ attrs }): DOMOutputSpec => ["div", { "data-clause": attrs.level }, 0],
    }),
    item: line({
      attrs: { numbered: { default: false, validate: "boolean" } },
      defining: true,
      parseDOM: [
        { tag: "div[data-item]", getAttrs: (dom) => ({ numbered: dom.dataset.item === "numbered" }) },
        { tag: "ol > li", attrs: { numbered: true } },
        { tag: "li", attrs: { numbered: false } },
      ],
      toDOM: ({ attrs }): DOMOutputSpec => ["div", { "data-item": attrs.numbered ? "numbered" : "bullet" }, 0],
    }),
    table,
    table_row,
    table_cell,
    table_header,
    cell_line: {
      content: "inline*",
      parseDOM: [{ tag: "div[data-cell]" }],
      toDOM: (): DOMOutputSpec => ["div", { "data-cell": "" }, 0],
    },
    page_break: {
      group: "block",
      parseDOM: [{ tag: "hr" }],
      toDOM: (): DOMOutputSpec => ["hr"],
    },
    signature: {
      group: "block",
      attrs: {
        id: { validate: "string" },
        label: { validate: "string" },
        as: { default: "person", validate: "string" },
        date: { default: true, validate: "boolean" },
      },
      // What is pasted is a copy: it must have a place of its own, which only the page can give.
      toDOM: ({ attrs }): DOMOutputSpec => ["div", { "data-signature": attrs.id }, attrs.label],
    },
    variable: {
      group: "inline",
      inline: true,
      leafText: ({ attrs }) => `{${attrs.key}}`,
      attrs: { key: { validate: "string" }, inWords: { default: false, validate: "boolean" } },
      parseDOM: [
        {
          tag: "span[data-variable]",
          getAttrs: (dom) => ({ key: dom.dataset.variable, inWords: dom.dataset.words === "true" }),
        },
      ],
      toDOM: ({ attrs }): DOMOutputSpec => [
        "span",
        { "data-variable": attrs.key, "data-words": String(attrs.inWords) },
        `{${attrs.key}}`,
      ],
    },
    line_break: {
      group: "inline",
      inline: true,
      selectable: false,
      leafText: () => "\n",
      linebreakReplacement: true,
      parseDOM: [{ tag: "br" }],
      toDOM: (): DOMOutputSpec => ["br"],
    },
    text: { group: "inline" },
  },
  marks: {
    bold: {
      parseDOM: [
        { tag: "strong" },
        { tag: "b", getAttrs: (dom) => (dom.style.fontWeight === "normal" ? false : null) },
        { style: "font-weight", getAttrs: (value) => (/^(bold(er)?|[6-9]\d{2})$/.test(value) ? null : false) },
      ],
      toDOM: (): DOMOutputSpec => ["strong", 0],
    },
    italic: {
      parseDOM: [{ tag: "em" }, { tag: "i" }, { style: "font-style=italic" }],
      toDOM: (): DOMOutputSpec => ["em", 0],
    },
    underline: {
      parseDOM: [{ tag: "u" }, { style: "text-decoration=underline" }],
      toDOM: (): DOMOutputSpec => ["u", 0],
    },
  },
});

export const { nodes, marks } = surfaceSchema;
