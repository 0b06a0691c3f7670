"use client";

import { useTranslations } from "next-intl";
import {
  NAME_SEAL_SHAPES,
  NAME_SEAL_SIDES,
  type NameSealLook,
  type NameSealStart,
} from "@/lib/domain/seals/personal/name-seal.schema";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { SEAL_CUTS } from "@/lib/standards/seal-drawing/seal/description";
import { hasRoomForSuffix } from "@/lib/standards/seal-drawing/seal/name-seal";
import { Checkbox } from "../../ui/checkbox";
import { Field } from "../../ui/field";
import { Notice } from "../../ui/notice";
import { RadioGroup } from "../../ui/radio-group";
import { Segmented } from "../../ui/segmented";
import { Select } from "../../ui/select";
import { OutlineView } from "../outline-view";
import { KeepButton } from "./keep-button";
import { TrueSize } from "./true-size";
import { type PreviewNameSeal, useNameSeal } from "./use-name-seal";

export type NameSealMakerProps = {
  start: NameSealStart;
  preview: PreviewNameSeal;
  save: (look: NameSealLook) => Promise<ActionResult<{ id: string }>>;
  onKept: (id: string) => void;
};

/** A name seal 印 cut from the verified name: its form, its cut, its hand, at true size. */
export function NameSealMaker({ start, preview, save, onKept }: NameSealMakerProps) {
  const t = useTranslations("seals.nameSeal");
  const seal = useNameSeal(start, preview);
  const { form, change, look } = seal;
  const text = start.parts.find(({ part }) => part === form.part)?.text ?? "";
  return (
    <div className="grid gap-5">
      <div className="grid gap-x-5 gap-y-4 sm:grid-cols-2">
        {start.parts.length > 1 ? (
          <Segmented
            label={t("part")}
            options={start.parts.map((one) => ({ value: one.part, label: <span lang="zh">{one.text}</span> }))}
            value={form.part}
            onValueChange={(part) => change({ part })}
          />
        ) : null}
        <Segmented
          label={t("cut")}
          options={SEAL_CUTS.map((cut) => ({ value: cut, label: t(`cuts.${cut}`) }))}
          value={form.cut}
          onValueChange={(cut) => change({ cut })}
        />
        <Segmented
          label={t("shape")}
          options={NAME_SEAL_SHAPES.map((shape) => ({ value: shape, label: t(`shapes.${shape}`) }))}
          value={form.shape}
          onValueChange={(shape) => change({ shape })}
        />
        <Field label={t(form.shape === "square" ? "side" : "height")}>
          <Select
            value={form.sizeMm}
            onChange={({ target }) => {
              const sizeMm = NAME_SEAL_SIDES.find((side) => side === Number(target.value));
              if (sizeMm) change({ sizeMm });
            }}
          >
            {NAME_SEAL_SIDES.map((side) => (
              <option key={side} value={side}>
                {t("millimetres", { side })}
              </option>
            ))}
          </Select>
        </Field>
        {hasRoomForSuffix(text) ? (
          <Checkbox
            label={t("suffix")}
            checked={form.suffix}
            onChange={({ target }) => change({ suffix: target.checked })}
            className="self-end"
          />
        ) : null}
      </div>
      <RadioGroup
        label={t("face")}
        look="cards"
        value={seal.face ?? ""}
        onValueChange={(next) => {
          const choice = seal.choices.find(({ face }) => face === next);
          if (choice) seal.setFace(choice.face);
        }}
        options={seal.choices.map((choice) => ({
          value: choice.face,
          label: t(`faces.${choice.face}`),
          ...("missing" in choice
            ? { disabled: true, hint: t("missing", { characters: choice.missing.join(" ") }) }
            : {
                picture: (
                  <span className="on-paper grid h-32 w-full grid-rows-[100%] place-items-center rounded-md bg-sheet p-3">
                    <OutlineView outline={choice.outline} size="fill" />
                  </span>
                ),
              }),
        }))}
      />
      {seal.outline ? <TrueSize outline={seal.outline} label={t("yours")} /> : <Notice>{t("uncuttable")}</Notice>}
      {seal.error ? (
        <Notice tone="error" announce>
          {seal.error}
        </Notice>
      ) : null}
      <KeepButton keep={look ? () => save(look) : null} onKept={onKept} />
    </div>
  );
}
