"use client";

import { useTranslations } from "next-intl";
import type { CSSProperties } from "react";
import { longestAnswer, TICKED } from "@/lib/domain/contracts/fields/field-answer";
import { isAnswer } from "@/lib/domain/contracts/fields/field-kinds";
import type { RoomField } from "@/lib/domain/signing/open-room";
import type { Outline } from "@/lib/standards/seal-drawing/outline";
import { PT_PER_MM } from "@/lib/standards/seal-drawing/pdf-form";
import { OutlineView } from "../seals/outline-view";
import { classNames } from "../ui/class-names";
import { boxOf, currentLook, fieldElementId, labelOf, nameOf, openLook, textSize, writtenLook } from "./answer-look";
import { RadioPlace } from "./radio-place";

export type FieldOverlayProps = {
  fields: readonly RoomField[];
  others: readonly (RoomField & { name: string; signed: boolean })[];
  /** CSS pixels for one point. */
  scale: number;
  values: Readonly<Record<string, string>>;
  placed: ReadonlySet<string>;
  /** What stands in a place once it is put there. */
  outlineOf: (field: RoomField) => Outline | null;
  /** How strongly seals are inked, 0.6 to 1. */
  opacity: number;
  /** The field that the guide leads to now. */
  current: string | null;
  today: string;
  disabled: boolean;
  onValue: (id: string, value: string) => void;
  onPlace: (id: string) => void;
};

/** The fields of one page as real controls, lying where they will stand on paper. */
export function FieldOverlay(props: FieldOverlayProps) {
  const { fields, others, scale } = props;
  return (
    <>
      {others
        .filter((field) => !field.signed)
        .map((field) => (
          <OtherField key={field.id} field={field} style={boxOf(field, scale)} scale={scale} />
        ))}
      {fields.map((field) => {
        if (field.kind === "cross_page") return null;
        if (field.kind === "signature" || field.kind === "seal")
          return <InkPlace key={field.id} {...props} field={field} />;
        if (field.kind === "select") return <ChoicePlace key={field.id} {...props} field={field} />;
        if (field.kind === "radio")
          return (
            <RadioPlace
              key={field.id}
              field={field}
              scale={scale}
              value={props.values[field.id] ?? ""}
              isCurrent={props.current === field.id}
              disabled={props.disabled}
              onValue={(value) => props.onValue(field.id, value)}
            />
          );
        if (field.kind === "checkbox") return <TickPlace key={field.id} {...props} field={field} />;
        if (isAnswer(field.kind)) return <TextPlace key={field.id} {...props} field={field} />;
        return <DatePlace key={field.id} field={field} scale={scale} today={props.today} />;
      })}
    </>
  );
}

type PlaceProps = FieldOverlayProps & { field: RoomField };

function InkPlace({ field, scale, outlineOf, opacity, placed, current, disabled, onPlace }: PlaceProps) {
  const t = useTranslations("room");
  const outline = outlineOf(field);
  const done = outline !== null && placed.has(field.id);
  const seal = field.kind === "seal";
  const page = field.page + 1;
  return (
    <button
      type="button"
      id={fieldElementId(field.id)}
      disabled={disabled}
      onClick={() => onPlace(field.id)}
      aria-label={
        seal
          ? t(done ? "field.sealPlaced" : "field.seal", { page })
          : t(done ? "field.signaturePlaced" : "field.signature", { page })
      }
      style={boxOf(field, scale)}
      className={classNames(
        "absolute grid scroll-m-28 place-items-center text-center text-xs font-[560] text-[#9E2514]",
        done ? "rounded-sm border border-transparent hover:border-seal/40" : openLook,
        current === field.id && currentLook,
      )}
    >
      {done && seal ? (
        <span
          className="pointer-events-none absolute mix-blend-multiply"
          style={sealBox(outline, field, scale, opacity)}
        >
          <OutlineView outline={outline} size="fill" />
        </span>
      ) : done ? (
        <span className="absolute bottom-0 left-0 mix-blend-multiply" style={inkBox(outline, field, scale)}>
          <OutlineView outline={outline} size="fill" />
        </span>
      ) : (
        <span className="truncate px-1">{t(seal ? "field.sealHere" : "field.signHere")}</span>
      )}
    </button>
  );
}

/** As large as it will be on paper, or smaller where the field is. */
function inkBox(outline: Outline, field: RoomField, scale: number): CSSProperties {
  const fit = Math.min(1, field.width / (outline.widthMm * PT_PER_MM), field.height / (outline.heightMm * PT_PER_MM));
  return { width: outline.widthMm * PT_PER_MM * fit * scale, height: outline.heightMm * PT_PER_MM * fit * scale };
}

/** In the middle of its place, as large as it will be on paper. */
function sealBox(outline: Outline, field: RoomField, scale: number, opacity: number): CSSProperties {
  const [width, height] = [outline.widthMm * PT_PER_MM * scale, outline.heightMm * PT_PER_MM * scale];
  return {
    width,
    height,
    left: (field.width * scale - width) / 2,
    top: (field.height * scale - height) / 2,
    opacity,
  };
}

function TextPlace({ field, scale, values, current, disabled, onValue }: PlaceProps) {
  const t = useTranslations("room");
  const label = labelOf(t, field);
  const value = values[field.id] ?? "";
  const several = field.kind === "multiline" || field.height >= 32;
  const shared = {
    id: fieldElementId(field.id),
    "aria-label": nameOf(t, field),
    "aria-required": field.required,
    placeholder: label,
    disabled,
    value,
    maxLength: longestAnswer(field.kind),
    onChange: (event: { target: { value: string } }) => onValue(field.id, event.target.value),
    style: {
      ...boxOf(field, scale),
      fontSize: textSize(several ? { ...field, height: 17 } : field, scale),
      lineHeight: 1.25,
    },
    className: classNames("placeholder:text-[#9E2514]", writtenLook(value !== "", current === field.id)),
  };
  return several ? (
    <textarea {...shared} className={classNames(shared.className, "resize-none")} />
  ) : (
    <input type="text" inputMode={inputModes[field.kind] ?? "text"} autoComplete="off" {...shared} />
  );
}

const inputModes: Partial<Record<RoomField["kind"], "decimal" | "tel" | "email">> = {
  number: "decimal",
  amount: "decimal",
  phone: "tel",
  email: "email",
};

function ChoicePlace({ field, scale, values, current, disabled, onValue }: PlaceProps) {
  const t = useTranslations("room");
  const label = labelOf(t, field);
  const value = values[field.id] ?? "";
  const choices = field.ask && "choices" in field.ask ? field.ask.choices : [];
  return (
    <select
      id={fieldElementId(field.id)}
      aria-label={nameOf(t, field)}
      aria-required={field.required}
      disabled={disabled}
      value={value}
      onChange={(event) => onValue(field.id, event.target.value)}
      style={{ ...boxOf(field, scale), fontSize: textSize(field, scale) }}
      className={classNames("truncate", writtenLook(value !== "", current === field.id))}
    >
      <option value="">{label}</option>
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {choice}
        </option>
      ))}
    </select>
  );
}

function TickPlace({ field, scale, values, current, disabled, onValue }: PlaceProps) {
  const t = useTranslations("room");
  const ticked = values[field.id] === TICKED;
  return (
    <input
      id={fieldElementId(field.id)}
      type="checkbox"
      aria-label={nameOf(t, field)}
      aria-required={field.required}
      disabled={disabled}
      checked={ticked}
      onChange={(event) => onValue(field.id, event.target.checked ? TICKED : "")}
      style={boxOf(field, scale)}
      className={classNames(
        "absolute scroll-m-28 accent-[#1B1A17] outline-offset-1",
        !ticked && openLook,
        current === field.id && currentLook,
      )}
    />
  );
}

function DatePlace({ field, scale, today }: { field: RoomField; scale: number; today: string }) {
  const t = useTranslations("room");
  return (
    <div
      id={fieldElementId(field.id)}
      style={{ ...boxOf(field, scale), fontSize: textSize(field, scale) }}
      className="absolute flex items-center rounded-sm border border-dashed border-[#CFC8BA] px-[3px] text-[#57534A]"
    >
      <span className="sr-only">{t("field.date")}</span>
      <span className="truncate">{today}</span>
    </div>
  );
}

function OtherField({
  field,
  style,
  scale,
}: {
  field: RoomField & { name: string };
  style: CSSProperties;
  scale: number;
}) {
  const t = useTranslations("room");
  return (
    <div
      style={{ ...style, fontSize: Math.min(11, 10 * scale) }}
      className="absolute flex items-center justify-center overflow-hidden rounded-sm border border-dashed border-[#CFC8BA] bg-[#F4F1EB]/60 px-1 text-[#57534A]"
    >
      <span className="truncate">{t(`others.${field.kind}`, { name: field.name })}</span>
    </div>
  );
}
