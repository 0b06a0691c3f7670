"use client";

import {
  AlignCenter,
  AlignLeft,
  AlignRight,
  Bold,
  IndentDecrease,
  IndentIncrease,
  Italic,
  type LucideIcon,
  Redo2,
  Underline,
  Undo2,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { redo, redoDepth, undo, undoDepth } from "prosemirror-history";
import type { Command, EditorState } from "prosemirror-state";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Select } from "@/components/ui/select";
import { type Alignment, alignments } from "@/lib/domain/contracts/written/written-text.schema";
import {
  alignAt,
  changeLevel,
  isWorn,
  type LineKind,
  lineKindAt,
  lineKinds,
  makeLines,
  setAlign,
  toggleBold,
  toggleItalic,
  toggleUnderline,
} from "./surface-commands";
import { TableTools } from "./table-tools";

export type ToolbarProps = {
  state: EditorState | null;
  run: (command: Command) => void;
  /** The menu of what can be put into the text. */
  insert: ReactNode;
  /** At the end: what leads to the details on a narrow screen. */
  end?: ReactNode;
};

const alignIcons: Record<Alignment, LucideIcon> = { start: AlignLeft, center: AlignCenter, end: AlignRight };

/** The tools of the writing page. Each says by `aria-pressed` whether it is on where the cursor stands. */
export function Toolbar({ state, run, insert, end }: ToolbarProps) {
  const t = useTranslations("writing.tools");
  const kind = state && lineKindAt(state);
  const align = state && alignAt(state);
  const worn = (name: "bold" | "italic" | "underline") => state !== null && isWorn(state, name);
  return (
    <div className="flex items-center gap-1 overflow-x-auto border-b border-line bg-sheet px-4 py-1.5 max-md:px-2">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
      <div role="group" aria-label={t("label")} className="flex shrink-0 items-center gap-1">
        <Tool label={t("undo")} Icon={Undo2} off={!state || undoDepth(state) === 0} onPress={() => run(undo)} />
        <Tool label={t("redo")} Icon={Redo2} off={!state || redoDepth(state) === 0} onPress={() => run(redo)} />
        <Line />
        <Select
          aria-label={t("kind")}
          value={kind ?? ""}
          disabled={kind === null}
          onChange={(event) => run(makeLines(event.target.value as LineKind))}
          className="w-40"
        >
          {kind === null ? <option value="">{t("noKind")}</option> : null}
          {lineKinds.map((one) => (
            <option key={one} value={one}>
              {t(`kinds.${one}`)}
            </option>
          ))}
        </Select>
        <Tool label={t("outdent")} Icon={IndentDecrease} off={!kind} onPress={() => run(changeLevel(-1))} />
        <Tool label={t("indent")} Icon={IndentIncrease} off={!kind} onPress={() => run(changeLevel(1))} />
        <Line />
        <Tool label={t("bold")} Icon={Bold} on={worn("bold")} onPress={() => run(toggleBold)} />
        <Tool label={t("italic")} Icon={Italic} on={worn("italic")} onPress={() => run(toggleItalic)} />
        <Tool label={t("underline")} Icon={Underline} on={worn("underline")} onPress={() => run(toggleUnderline)} />
        <Line />
        {alignments.map((one) => (
          <Tool
            key={one}
            label={t(`align.${one}`)}
            Icon={alignIcons[one]}
            on={align === one}
            off={align === null}
            onPress={() => run(setAlign(one))}
          />
        ))}
        <Line />
        {insert}
        <TableTools state={state} run={run} />
      </div>
      <span className="ml-auto shrink-0">{end}</span>
    </div>
  );
}

const Line = () => <span aria-hidden="true" className="mx-1 h-6 w-px shrink-0 bg-line" />;

type ToolProps = { label: string; Icon: LucideIcon; on?: boolean; off?: boolean; onPress: () => void };

function Tool({ label, Icon, on, off = false, onPress }: ToolProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={on}
      disabled={off}
      // The text keeps what is chosen in it.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
      className={classNames(
        "grid size-9 shrink-0 place-items-center rounded-md text-ink-2 hover:bg-hover hover:text-ink pointer-coarse:size-10",
        "disabled:cursor-not-allowed disabled:text-line-strong disabled:hover:bg-transparent",
        on && "bg-hover text-ink ring-1 ring-line-strong",
      )}
    >
      <Icon size={17} aria-hidden="true" />
    </button>
  );
}
