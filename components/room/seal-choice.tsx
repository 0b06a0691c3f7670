"use client";

import { useTranslations } from "next-intl";
import type { RoomSealOfOrganization } from "@/lib/domain/signing/open-room";
import { OutlineView } from "../seals/outline-view";
import { useKindBeside } from "../seals/use-kind-beside";
import { RadioGroup } from "../ui/radio-group";
import { Segmented } from "../ui/segmented";

export type SealChoiceProps = {
  seals: readonly RoomSealOfOrganization[];
  /** The one that stands in all places; null where they differ, or nothing is chosen. */
  value: string | null;
  onChoose: (id: string) => void;
  opacity: number;
  onOpacity: (opacity: number) => void;
};

const inks = ["0.6", "0.7", "0.85", "1"] as const;

/** Which of the organization's seals stands in the places of seals, and how strongly it is inked. */
export function SealChoice({ seals, value, onChoose, opacity, onOpacity }: SealChoiceProps) {
  const t = useTranslations("room.seals");
  const beside = useKindBeside();
  const chosen = seals.find(({ id }) => id === value);
  return (
    <div id="choose-seal" className="grid gap-3">
      <RadioGroup
        label={t("organizationLabel")}
        hideLabel
        look="cards"
        className="w-full"
        value={value ?? ""}
        onValueChange={onChoose}
        options={seals.map((seal) => ({
          value: seal.id,
          label: (
            <span className="grid">
              <span className="line-clamp-2">{seal.name}</span>
              <span className="line-clamp-1 text-xs font-normal text-ink-3 empty:hidden">{beside(seal)}</span>
            </span>
          ),
          picture: (
            <span className="on-paper grid h-24 w-full place-items-center rounded-sm bg-white p-1.5">
              <OutlineView outline={seal.outline} size="box" />
            </span>
          ),
        }))}
      />
      {chosen?.approval ? (
        <p className="text-meta text-ink-2">{t("needsApproval", { name: chosen.approval.approver })}</p>
      ) : null}
      <details>
        <summary className="min-h-8 cursor-pointer content-center text-meta text-ink-2">{t("ink")}</summary>
        <Segmented
          label={t("inkHint")}
          value={String(opacity) as (typeof inks)[number]}
          options={inks.map((ink) => ({ value: ink, label: `${Math.round(Number(ink) * 100)} %` }))}
          onValueChange={(ink) => onOpacity(Number(ink))}
        />
      </details>
    </div>
  );
}
