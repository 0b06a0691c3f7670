"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { type DesignInput, type DesignProblem, sealLimits } from "@/lib/domain/seals/organization/seal.schema";
import type { Outline } from "@/lib/standards/seal-drawing/outline";
import { SEAL_KINDS, type SealKind, type SealNames } from "@/lib/standards/seal-drawing/seal/design";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { Segmented } from "../../ui/segmented";
import { Select } from "../../ui/select";
import { ColorChoice } from "./color-choice";
import { EmblemField } from "./emblem-field";
import { Told } from "./form-parts";
import { controlsOf, isSameDesign, shapesOf, sizeKey, sizesOf, withKind, withShape, withSize } from "./studio-design";
import { StudioDetails } from "./studio-details";

export type StudioFormProps = {
  design: DesignInput;
  onDesign: (design: DesignInput) => void;
  /** Where the design can go back to. */
  start: DesignInput;
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
  const { design, onDesign, start, names, problem } = props;
  const t = useTranslations("studio.form");
  const kinds = useTranslations("studio.kinds");
  const form = useRef<HTMLDivElement>(null);
  const set = (change: Partial<DesignInput>) => onDesign({ ...design, ...change });
  const errorOf = (...fields: DesignProblem["field"][]) =>
    problem && fields.includes(problem.field) ? problem.message : undefined;
  const shown = controlsOf(design);
  const shapes = shapesOf(design.kind);
  const sizes = sizesOf(design.kind, design.shape);
  const own = design.kind === "legal_representative";
  return (
    <div ref={form} tabIndex={-1} className="grid content-start gap-5 outline-none">
      <Field
        label={t("kind")}
        hint={props.kindStays ? t("kindStays") : undefined}
        aside={
          isSameDesign(design, start) ? null : (
            <button
              type="button"
              className="link"
              onClick={() => {
                onDesign(start);
                // The button goes, and the focus would go with it.
                form.current?.focus();
              }}
            >
              {t(props.kindStays ? "asItIs" : "asUsual")}
            </button>
          )
        }
      >
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
        <Field
          label={t(design.shape === "square" ? "lineInside" : "line")}
          optional
          hint={design.kind === "department" || design.kind === "other" ? t(`lineHints.${design.kind}`) : undefined}
          error={errorOf("line")}
        >
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
          hint={design.kind === "invoice" || design.kind === "foreign" ? undefined : t("codeHint")}
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
      <StudioDetails design={design} set={set} />
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
