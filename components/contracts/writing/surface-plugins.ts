import { baseKeymap, chainCommands, deleteSelection } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { type Command, Plugin, PluginKey } from "prosemirror-state";
import { goToNextCell, tableEditing } from "prosemirror-tables";
import { Decoration, DecorationSet } from "prosemirror-view";
import { isIndented } from "@/lib/domain/contracts/written/indented";
import { numberBlocks } from "@/lib/domain/contracts/written/numbering";
import type { BlockOf, WrittenText } from "@/lib/domain/contracts/written/written-text.schema";
import { fromSurface } from "./convert";
import {
  backspace,
  changeLevel,
  insertLineBreak,
  isInClause,
  splitLine,
  toggleBold,
  toggleItalic,
  toggleUnderline,
} from "./surface-commands";

const localeKey = new PluginKey<{ locale: WrittenText["locale"]; marks: DecorationSet }>("numbers");

/** Tells the surface in which language clauses are numbered from now on. */
export const numberIn =
  (locale: WrittenText["locale"]): Command =>
  (state, dispatch) => {
    dispatch?.(state.tr.setMeta(localeKey, locale));
    return true;
  };

/** Shows what the pages will show beside the words: numbers, and first lines that stand in. */
function numbers(first: WrittenText["locale"]) {
  const mark = (doc: Parameters<typeof fromSurface>[0], locale: WrittenText["locale"]) => {
    const blocks = fromSurface(doc);
    const found = numberBlocks(blocks, locale);
    const decorations: Decoration[] = [];
    doc.forEach((node, at, index) => {
      const one = found[index];
      const block = blocks[index];
      const indented = block?.kind === "paragraph" && isIndented(block as BlockOf<"paragraph">, locale);
      if (one)
        decorations.push(
          Decoration.node(at, at + node.nodeSize, { "data-number": one.number, "data-level": String(one.level) }),
        );
      else if (indented) decorations.push(Decoration.node(at, at + node.nodeSize, { "data-indented": "" }));
    });
    return { locale, marks: DecorationSet.create(doc, decorations) };
  };
  return new Plugin({
    key: localeKey,
    state: {
      init: (_, { doc }) => mark(doc, first),
      apply: (tr, before) => {
        const locale = (tr.getMeta(localeKey) as WrittenText["locale"] | undefined) ?? before.locale;
        return tr.docChanged || locale !== before.locale ? mark(tr.doc, locale) : before;
      },
    },
    props: { decorations: (state) => localeKey.getState(state)?.marks },
  });
}

/** Tab moves within the text; after Escape it leaves it, so that nobody is kept inside by the keyboard. */
function tabs() {
  let leaves = false;
  const unlessLeaving =
    (command: Command): Command =>
    (...given) =>
      !leaves && command(...given);
  const inClause =
    (command: Command): Command =>
    (state, dispatch, view) => {
      if (!isInClause(state)) return false;
      command(state, dispatch, view);
      return true;
    };
  return [
    new Plugin({
      props: {
        handleDOMEvents: {
          keydown: (_, event) => {
            if (event.key !== "Tab" && event.key !== "Shift") leaves = event.key === "Escape";
            return false;
          },
          focus: () => {
            leaves = false;
            return false;
          },
        },
      },
    }),
    keymap({
      Tab: unlessLeaving(chainCommands(goToNextCell(1), inClause(changeLevel(1)))),
      "Shift-Tab": unlessLeaving(chainCommands(goToNextCell(-1), inClause(changeLevel(-1)))),
    }),
  ];
}

export const surfacePlugins = (locale: WrittenText["locale"]): Plugin[] => [
  history(),
  numbers(locale),
  ...tabs(),
  keymap({
    "Mod-z": undo,
    "Mod-y": redo,
    "Mod-Shift-z": redo,
    "Mod-b": toggleBold,
    "Mod-i": toggleItalic,
    "Mod-u": toggleUnderline,
    "Mod-]": changeLevel(1),
    "Mod-[": changeLevel(-1),
    "Shift-Enter": insertLineBreak,
    Enter: splitLine,
    Backspace: chainCommands(deleteSelection, backspace),
  }),
  keymap(baseKeymap),
  tableEditing(),
];
