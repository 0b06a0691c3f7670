"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type DesignInput, type DesignProblem, sealLimits } from "@/lib/domain/seals/organization/seal.schema";
import type { Outline } from "@/lib/standards/seal-drawing/outline";
import { SEAL_CUTS, SEAL_FACES, type SealFace } from "@/lib/standards/seal-drawing/seal/description";
import { SEAL_KINDS, type SealKind, type SealNames } from "@/lib/standards/seal-drawing/seal/design";
import { Checkbox } from "../ui/checkbox";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Segmented } from "../ui/segmented";
import { Select } from "../ui/select";
import { ColorChoice } from "./color-choice";
import { EmblemField } from "./emblem-field";
import { controlsOf, shapesOf, sizeKey, sizesOf, withKind, withShape, withSize } from "./studio-design";

export type StudioFormProps = {
  design: DesignInput;
  onDesign: (design: DesignInput) => void;
  name: string;
  onName: (name: string) => void;
  names: SealNames;
  /** A seal stays of the kind that it was made as. */
  kindStays: boolean;
  /** Another official seal has no place. */
  hasOfficial: boolean;
  problem: { field: DesignProblem["field"]; message: string } | null;
  nameError: string | undefined;
  /** What the seal is called where nothing is typed. */
  usualName: string;
};

/** Everything that whoever makes a seal decides, in the order in which a seal is described. */
export function StudioForm(props: StudioFormProps) {
  const { design, onDesign, names, problem } = props;
  const t = useTranslations("studio.form");
  const kinds = useTranslations("studio.kinds");
  const set = (change: Partial<DesignInput>) => onDesign({ ...design, ...change });
  const errorOf = (...fields: DesignProblem["field"][]) =>
    problem && fields.includes(problem.field) ? problem.message : undefined;
  const shown = controlsOf(design);
  const shapes = shapesOf(design.kind);
  const sizes = sizesOf(design.kind, design.shape);
  const own = design.kind === "legal_representative";
  return (
    <div className="grid content-start gap-5">
      <Field label={t("kind")} hint={props.kindStays ? t("kindStays") : undefined}>
        <Select
          value={design.kind}
          disabled={props.kindStays}
          onChange={(event) => onDesign(withKind(design, event.target.value as SealKind))}
        >
          {SEAL_KINDS.map((kind) => (
            <option key={kind} value={kind} disabled={kind === "official" && props.hasOfficial}>
              {kinds(`${kind}.option`)}
            </option>
          ))}
        </Select>
      </Field>
      {shapes.length > 1 ? (
        <Told error={errorOf("shape")}>
          <Segmented
            label={t("shape")}
            value={design.shape}
            options={shapes.map((shape) => ({ value: shape, label: t(`shapes.${shape}`) }))}
            onValueChange={(shape) => onDesign(withShape(design, shape))}
          />
        </Told>
      ) : null}
      {sizes.length > 1 ? (
        <Told error={errorOf("size")}>
          <Segmented
            label={t(design.shape === "round" ? "diameter" : "size")}
            value={sizeKey([design.widthMm, design.heightMm])}
            options={sizes.map((size) => ({
              value: sizeKey(size),
              label: <span className="num">{size[0] === size[1] ? size[0] : `${size[0]} × ${size[1]}`}</span>,
            }))}
            onValueChange={(key) => onDesign(withSize(design, key))}
          />
        </Told>
      ) : (
        <p className="text-meta text-ink-3">{t("prescribed", { width: design.widthMm, height: design.heightMm })}</p>
      )}
      <Field
        label={t(own ? "personName" : design.shape === "square" ? "nameInside" : "name")}
        hint={t("nameHint")}
        error={errorOf("name", "names")}
      >
        <Input readOnly value={(own ? names.legalRepresentative : names.organization) ?? ""} />
      </Field>
      {shown.line ? (
        <Field label={t(design.shape === "square" ? "lineInside" : "line")} optional error={errorOf("line")}>
          <Input
            value={design.line}
            maxLength={sealLimits.line}
            onChange={(event) => set({ line: event.target.value })}
          />
        </Field>
      ) : null}
      {shown.code ? (
        <Field
          label={t(design.kind === "invoice" ? "number" : design.kind === "foreign" ? "foreignName" : "code")}
          optional
          error={errorOf("code")}
        >
          <Input
            value={design.code}
            maxLength={sealLimits.code}
            onChange={(event) => set({ code: event.target.value })}
          />
        </Field>
      ) : null}
      {shown.centre ? (
        <Segmented
          label={t("centre")}
          value={design.centre}
          options={(["star", "emblem", "none"] as const).map((centre) => ({
            value: centre,
            label: t(`centres.${centre}`),
          }))}
          onValueChange={(centre) => set({ centre })}
        />
      ) : null}
      {shown.emblem ? (
        <EmblemField
          value={(design.emblem as Outline | null) ?? null}
          onValueChange={(emblem) => set({ emblem })}
          error={design.emblem ? errorOf("emblem") : undefined}
        />
      ) : null}
      <ColorChoice value={design.color} onValueChange={(color) => set({ color })} />
      <More title={t("lettering")}>
        <Field label={t("face")}>
          <Select value={design.face} onChange={(event) => set({ face: event.target.value as SealFace })}>
            {SEAL_FACES.map((face) => (
              <option key={face} value={face}>
                {t(`faces.${face}`)}
              </option>
            ))}
          </Select>
        </Field>
        {shown.nameScale ? (
          <Field
            label={t("nameScale")}
            aside={<span className="num text-ink-3">{Math.round(design.nameScale * 100)} %</span>}
          >
            <NameScale value={design.nameScale} onValueChange={(nameScale) => set({ nameScale })} />
          </Field>
        ) : null}
        {shown.cut ? (
          <Segmented
            label={t("cut")}
            value={design.cut}
            options={SEAL_CUTS.map((cut) => ({ value: cut, label: t(`cuts.${cut}`) }))}
            onValueChange={(cut) => set({ cut })}
          />
        ) : null}
        {shown.doubleBorder ? (
          <Checkbox
            label={t("doubleBorder")}
            checked={design.doubleBorder}
            onChange={(event) => set({ doubleBorder: event.target.checked })}
          />
        ) : null}
      </More>
      {shown.copying ? (
        <More title={t("copying")}>
          {(["microText", "finePattern", "serial"] as const).map((detail) => (
            <Checkbox
              key={detail}
              label={t(detail)}
              hint={t(`${detail}Hint`)}
              checked={design[detail]}
              onChange={(event) => set({ [detail]: event.target.checked })}
            />
          ))}
        </More>
      ) : null}
      <Field
        label={t("listName")}
        hint={t("listNameHint")}
        error={props.nameError}
        className="border-t border-line pt-5"
      >
        <Input
          value={props.name}
          placeholder={props.usualName}
          maxLength={sealLimits.name}
          onChange={(event) => props.onName(event.target.value)}
        />
      </Field>
    </div>
  );
}

function NameScale({ value, onValueChange }: { value: number; onValueChange: (value: number) => void }) {
  const t = useTranslations("studio.form");
  return (
    <input
      type="range"
      min={0.7}
      max={1.2}
      step={0.05}
      value={value}
      aria-label={t("nameScale")}
      aria-valuetext={`${Math.round(value * 100)} %`}
      onChange={(event) => onValueChange(Math.round(Number(event.target.value) * 100) / 100)}
      className="h-8 w-full cursor-pointer accent-seal pointer-coarse:h-10"
    />
  );
}

function Told({ error, children }: { error: string | undefined; children: ReactNode }) {
  return (
    <div className="grid gap-1.5">
      {children}
      <div aria-live="polite" className="text-meta text-seal-ink empty:hidden">
        {error}
      </div>
    </div>
  );
}

function More({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="group border-t border-line pt-3">
      <summary className="flex min-h-10 cursor-pointer list-none items-center justify-between rounded-sm text-meta font-[560] [&::-webkit-details-marker]:hidden">
        {title}
        <span
          aria-hidden="true"
          className="mr-1 size-2 rotate-45 border-r-[1.5px] border-b-[1.5px] border-ink-3 transition-transform group-open:-rotate-135"
        />
      </summary>
      <div className="grid gap-4 pt-2 pb-1">{children}</div>
    </details>
  );
}
