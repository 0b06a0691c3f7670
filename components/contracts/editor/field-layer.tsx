"use client";

import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import type { PageSize } from "@/components/pdf/page-layout";
import type { StripPlace } from "@/components/pdf/strip-places";
import type { DraftField } from "@/lib/domain/contracts/drafting/draft.schema";
import { participantColor } from "../participant-color";
import { type EditedParticipant, partyName } from "./editor-state";
import { FieldBox } from "./field-box";
import type { useFieldDrag } from "./use-field-drag";

export type FieldLayerProps = {
  page: number;
  size: PageSize;
  scale: number;
  fields: readonly DraftField[];
  /** The strips of cross-page seals on this page, as they are while one is dragged. */
  strips: readonly { field: DraftField; rect: StripPlace }[];
  participants: readonly EditedParticipant[];
  selected: string | null;
  helpId: string;
  drag: ReturnType<typeof useFieldDrag>;
  onSelect: (id: string) => void;
  onFieldKey: (event: KeyboardEvent<HTMLElement>, field: DraftField) => void;
};

/** The fields of one page, in reading order, and the lines they align with while one is dragged. */
export function FieldLayer(props: FieldLayerProps) {
  const { drag, fields, page, participants, scale } = props;
  const t = useTranslations("editor");
  const { dragged } = drag;
  const here = fields.filter((field) => field.page === page).sort((a, b) => a.y - b.y || a.x - b.x);
  const visiting = dragged && dragged.page === page ? dragged : null;
  return (
    <>
      {here.map((field) => {
        const position = participants.findIndex((participant) => participant.id === field.participantId);
        const mine = dragged?.id === field.id ? dragged : null;
        const party = participants[position];
        const strip = props.strips.find((one) => one.field.id === field.id)?.rect;
        return (
          <FieldBox
            key={field.id}
            field={field}
            rect={strip ?? (mine && mine.page === page ? mine.rect : field)}
            scale={scale}
            owner={{
              name: (party && partyName(party)) || t("parties.unnamed"),
              number: position + 1,
              color: participantColor(Math.max(0, position)),
            }}
            selected={props.selected === field.id}
            dragging={mine !== null}
            helpId={props.helpId}
            onSelect={() => props.onSelect(field.id)}
            onKeyDown={(event) => props.onFieldKey(event, field)}
            onDragStart={(event, mode) => drag.begin(event, field, scale, mode)}
          />
        );
      })}
      {props.strips.map(({ field, rect }) => {
        if (field.page === page) return null;
        const { line, wash } = participantColor(
          Math.max(
            0,
            participants.findIndex(({ id }) => id === field.participantId),
          ),
        );
        return (
          // By keyboard, the seal is worked on its first page.
          <div
            key={field.id}
            aria-hidden="true"
            onPointerDown={(event) => {
              props.onSelect(field.id);
              drag.begin(event, field, scale, "move");
            }}
            className="absolute cursor-grab touch-none rounded-xs border-[1.5px]"
            style={{
              left: rect.x * scale,
              top: rect.y * scale,
              width: rect.width * scale,
              height: rect.height * scale,
              background: `color-mix(in srgb, ${wash} 72%, transparent)`,
              borderColor: line,
            }}
          />
        );
      })}
      {visiting && !visiting.options && !here.some((field) => field.id === visiting.id) ? (
        <div
          aria-hidden="true"
          className="pointer-events-none absolute rounded-xs border-[1.5px] border-dashed border-seal bg-seal/10"
          style={{
            left: visiting.rect.x * scale,
            top: visiting.rect.y * scale,
            width: visiting.rect.width * scale,
            height: visiting.rect.height * scale,
          }}
        />
      ) : null}
      {visiting?.guides.map((guide) => (
        <div
          key={guide.axis}
          aria-hidden="true"
          className={
            guide.axis === "x"
              ? "pointer-events-none absolute inset-y-0 w-px bg-[#3b7cbf]"
              : "pointer-events-none absolute inset-x-0 h-px bg-[#3b7cbf]"
          }
          style={guide.axis === "x" ? { left: guide.at * scale } : { top: guide.at * scale }}
        />
      ))}
    </>
  );
}
