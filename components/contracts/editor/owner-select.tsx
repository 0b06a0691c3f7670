"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { signs } from "@/lib/domain/contracts/roles";
import { participantColor } from "../participant-color";
import { type EditedParticipant, partyName } from "./editor-state";

export type OwnerSelectProps = {
  label: string;
  hideLabel?: boolean;
  participants: readonly EditedParticipant[];
  value: string;
  onChange: (id: string) => void;
};

/** Whose field it is: the platform's own list, with the person's colour and number before it. */
export function OwnerSelect({ label, hideLabel = false, participants, value, onChange }: OwnerSelectProps) {
  const t = useTranslations("editor");
  const position = participants.findIndex((participant) => participant.id === value);
  const color = participantColor(Math.max(0, position));
  return (
    <Field label={label} hideLabel={hideLabel}>
      <span className="grid grid-cols-[28px_1fr] items-center gap-2">
        <span
          aria-hidden="true"
          className="num grid size-7 place-items-center rounded-full text-xs font-[650] text-white"
          style={{ background: color.ink }}
        >
          {position + 1}
        </span>
        <Select value={value} onChange={(event) => onChange(event.target.value)}>
          {participants.map((participant, index) =>
            signs(participant.role) ? (
              <option key={participant.id} value={participant.id}>
                {t("parties.option", { number: index + 1, name: partyName(participant) || t("parties.unnamed") })}
              </option>
            ) : null,
          )}
        </Select>
      </span>
    </Field>
  );
}
