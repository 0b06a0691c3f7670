"use client";

import {
  AlignLeft,
  Banknote,
  BookOpen,
  CalendarDays,
  CircleDot,
  Hash,
  IdCard,
  ListChecks,
  Mail,
  PenLine,
  Phone,
  Quote,
  SquareCheck,
  Stamp,
  Type,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent, PointerEvent as ReactPointerEvent } from "react";
import { classNames } from "@/components/ui/class-names";
import type { DraftField } from "@/lib/domain/contracts/drafting/draft.schema";
import type { ParticipantColor } from "../participant-color";
import { ChoiceSketch } from "./choice-sketch";
import type { Rect } from "./field-geometry";

export const fieldIcons = {
  signature: PenLine,
  seal: Stamp,
  cross_page: BookOpen,
  date: CalendarDays,
  text: Type,
  multiline: AlignLeft,
  number: Hash,
  amount: Banknote,
  identity_number: IdCard,
  phone: Phone,
  email: Mail,
  statement: Quote,
  select: ListChecks,
  radio: CircleDot,
  checkbox: SquareCheck,
} as const;

export type FieldBoxProps = {
  field: DraftField;
  /** Where it is drawn: under the pointer while it is dragged. */
  rect: Rect;
  scale: number;
  owner: { name: string; number: number; color: ParticipantColor };
  selected: boolean;
  dragging: boolean;
  helpId: string;
  onSelect: () => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  onDragStart: (event: ReactPointerEvent<HTMLElement>, mode: "move" | "resize") => void;
};

/** A field on a page in the editor: it can be dragged, sized at its corner, and worked by keyboard. */
export function FieldBox(props: FieldBoxProps) {
  const { field, owner, rect, scale, selected, dragging } = props;
  const t = useTranslations("editor");
  const Icon = fieldIcons[field.kind];
  const place = { page: field.page + 1, x: Math.round(field.x), y: Math.round(field.y) };
  const kind = field.label || t(`kinds.${field.kind}`);
  const choices = field.kind === "radio" && field.ask && "choices" in field.ask ? field.ask : null;
  // A strip is too narrow for words.
  const roomy = field.kind !== "cross_page";
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button would swallow the drag of what is inside it
    <div
      id={`field-${field.id}`}
      role="button"
      tabIndex={0}
      aria-pressed={selected}
      aria-label={t("field.label", { kind, name: owner.name, ...place })}
      aria-describedby={props.helpId}
      onFocus={props.onSelect}
      onKeyDown={props.onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.focus({ preventScroll: true });
        props.onDragStart(event, "move");
      }}
      className={classNames(
        "absolute flex touch-none select-none items-center justify-center overflow-visible rounded-xs border-[1.5px]",
        field.required ? "border-solid" : "border-dashed",
        dragging ? "z-20 cursor-grabbing opacity-90" : "cursor-grab",
        selected && "z-10 ring-2 ring-offset-1",
      )}
      style={{
        left: rect.x * scale,
        top: rect.y * scale,
        width: rect.width * scale,
        height: rect.height * scale,
        color: owner.color.ink,
        background: `color-mix(in srgb, ${owner.color.wash} 72%, transparent)`,
        borderColor: owner.color.line,
        ["--tw-ring-color" as string]: owner.color.line,
      }}
    >
      {choices ? <ChoiceSketch ask={choices} size={rect} scale={scale} /> : null}
      <span
        aria-hidden="true"
        hidden={choices !== null}
        className="pointer-events-none flex min-w-0 max-w-full items-center gap-1 px-1 font-sans leading-[1.35]"
        style={{ fontSize: Math.max(8, Math.min(12, rect.height * scale * 0.55)) }}
      >
        {rect.width * scale > 15 ? <Icon className="size-[1.1em] shrink-0" /> : null}
        {roomy && rect.width * scale > 44 ? <span className="truncate font-[560]">{kind}</span> : null}
        {roomy && rect.width * scale > 110 ? <span className="truncate opacity-90">· {owner.name}</span> : null}
      </span>
      <span
        aria-hidden="true"
        className="num pointer-events-none absolute -top-2 -left-2 grid size-4 place-items-center rounded-full font-sans text-[10px] leading-none font-[650] text-white"
        style={{ background: owner.color.ink }}
      >
        {owner.number}
      </span>
      {selected ? (
        <span
          aria-hidden="true"
          onPointerDown={(event) => props.onDragStart(event, "resize")}
          className="absolute -right-3.5 -bottom-3.5 grid size-7 touch-none cursor-nwse-resize place-items-center"
        >
          <span className="size-2.5 rounded-xs border-2 bg-white" style={{ borderColor: owner.color.ink }} />
        </span>
      ) : null}
    </div>
  );
}
