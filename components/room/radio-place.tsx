"use client";

import { useTranslations } from "next-intl";
import type { Ask } from "@/lib/domain/contracts/fields/ask.schema";
import { choicePlaces } from "@/lib/domain/contracts/fields/choice-places";
import type { RoomField } from "@/lib/domain/signing/open-room";
import { classNames } from "../ui/class-names";
import { boxOf, currentLook, fieldElementId, nameOf } from "./answer-look";

export type RadioPlaceProps = {
  field: RoomField;
  /** CSS pixels for one point. */
  scale: number;
  value: string;
  isCurrent: boolean;
  disabled: boolean;
  onValue: (value: string) => void;
};

/** Radio buttons where they stand on the page; their words are drawn there, and can be pressed like the buttons. */
export function RadioPlace({ field, scale, value, isCurrent, disabled, onValue }: RadioPlaceProps) {
  const t = useTranslations("room");
  const places = choicePlaces({ ...field, x: 0, y: 0 }, field.ask as Extract<Ask, { choices: string[] }>);
  // The guide's focus comes to the chosen answer, or to the first.
  const focused = places.find((place) => place.value === value)?.value ?? places[0]?.value;
  return (
    <div
      role="radiogroup"
      aria-label={nameOf(t, field)}
      aria-required={field.required}
      style={boxOf(field, scale)}
      className={classNames("absolute scroll-m-28 rounded-sm", isCurrent && currentLook, !value && "bg-seal/[.06]")}
    >
      {places.map(({ value: answer, button, words }) => (
        <label key={answer}>
          <input
            id={answer === focused ? fieldElementId(field.id) : undefined}
            type="radio"
            name={field.id}
            aria-label={answer}
            disabled={disabled}
            checked={answer === value}
            onChange={() => onValue(answer)}
            // What may stay empty can be taken back.
            onClick={() => !field.required && answer === value && onValue("")}
            style={boxOf(button, scale)}
            className="absolute m-0 accent-[#1B1A17] outline-offset-1"
          />
          {words ? <span aria-hidden="true" style={boxOf(words, scale)} className="absolute cursor-pointer" /> : null}
        </label>
      ))}
    </div>
  );
}
