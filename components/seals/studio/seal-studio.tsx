"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type DesignInput, type SealPreview, sealLimits } from "@/lib/domain/seals/organization/seal.schema";
import { presetDesign } from "@/lib/domain/seals/organization/seal-presets";
import { usualLabels } from "@/lib/domain/seals/usual-label";
import type { ActionResult } from "@/lib/platform/web/action-result";
import type { Outline } from "@/lib/standards/seal-drawing/outline";
import type { SealNames } from "@/lib/standards/seal-drawing/seal/design";
import { useDeed } from "../../organizations/use-deed";
import { Button } from "../../ui/button";
import { Notice } from "../../ui/notice";
import { OutlineView } from "../outline-view";
import { SealSheet } from "./seal-sheet";
import { StudioAside, type StudioUser } from "./studio-aside";
import { isSameDesign, usualName } from "./studio-design";
import { StudioForm } from "./studio-form";
import { StudioLayout } from "./studio-layout";
import { type PreviewOf, usePreview } from "./use-preview";

/** Of a seal that is being changed: how it looks now, and whether it bears a former name. */
export type StudioBefore = { outline: Outline; version: number; outdated: boolean };

export type SealStudioProps = {
  names: SealNames;
  hasOfficial: boolean;
  users: readonly StudioUser[];
  approval: string;
  design: DesignInput;
  /** What it is called in lists; empty for the name of its kind. */
  name: string;
  first: SealPreview;
  before?: StudioBefore;
  back: { href: string; label: string };
  discard: string;
  preview: PreviewOf;
  save: (input: { name: string; design: DesignInput; draft: boolean }) => Promise<ActionResult<{ sealId: string }>>;
  onSaved: (sealId: string) => void;
};

/** Where a seal of an organization is made or changed: the form, the drawing in its true proportions, who may use it. */
export function SealStudio(props: SealStudioProps) {
  const t = useTranslations("studio");
  const problems = useTranslations("errors.codes");
  const flow = useTranslations("organizations.flow");
  const [design, setDesign] = useState(props.design);
  const [typed, setTyped] = useState(props.name);
  const deed = useDeed();
  const waitsForEmblem = design.centre === "emblem" && design.emblem === null;
  const { outline, problem, failure, behind } = usePreview(
    waitsForEmblem ? null : design,
    props.first,
    props.preview,
    flow("noConnection"),
  );
  const name = typed.trim();
  const usual = t(`kinds.${design.kind}.name`);
  const called = usualName(design, usualLabels[design.kind]);
  const { before } = props;
  const refused = deed.error?.field;
  const shownProblem = problem
    ? {
        field: problem.problem.field,
        message:
          problem.problem.code === "code" && design.kind === "foreign"
            ? t("form.foreignTooLong")
            : problems(`seal_${problem.problem.code}`, { characters: problem.characters ?? "" }),
      }
    : null;
  const unchanged = before?.outdated === false && isSameDesign(design, props.design) && name === props.name;
  const size = design.widthMm === design.heightMm ? `${design.widthMm}` : `${design.widthMm} × ${design.heightMm}`;
  const save = (draft: boolean) =>
    deed.run(
      () => props.save({ name: name || called, design, draft }),
      ({ sealId }) => props.onSaved(sealId),
    );
  const cannot = waitsForEmblem || problem !== null;
  const general = deed.general("name");
  return (
    <StudioLayout
      back={props.back}
      title={before ? t("change.title", { name: props.name }) : t("new.title", { kind: usual })}
      actions={
        <>
          <Button asChild variant="quiet" className="phone:hidden">
            <Link href={props.discard}>{t("discard")}</Link>
          </Button>
          {before ? null : (
            <Button
              variant="secondary"
              className="phone:hidden"
              disabled={cannot}
              busy={deed.pending}
              onClick={() => save(true)}
            >
              {t("new.draft")}
            </Button>
          )}
          <Button disabled={cannot || unchanged} busy={deed.pending} onClick={() => save(false)}>
            {t(before ? "change.save" : "new.save")}
          </Button>
        </>
      }
      form={
        <StudioForm
          design={design}
          onDesign={(next) => {
            deed.clear();
            setDesign(next);
          }}
          start={before ? props.design : presetDesign(design.kind)}
          name={typed}
          onName={(next) => {
            deed.clear();
            setTyped(next.slice(0, sealLimits.name));
          }}
          names={props.names}
          kindStays={before !== undefined}
          hasOfficial={props.hasOfficial}
          problem={shownProblem}
          nameError={refused === "name" && problem === null ? deed.errorOf("name") : undefined}
          usualName={called}
        />
      }
      desk={
        <div className="relative grid w-full justify-items-center gap-4">
          <SealSheet
            outline={outline}
            faded={problem !== null || waitsForEmblem}
            label={t("drawing", { kind: usual, name: props.names.organization })}
            className="w-[min(520px,100%,calc(100dvh-200px))] max-lg:w-[min(280px,64vw,30dvh)]"
          />
          <div aria-live="polite" className="sr-only">
            {behind ? "" : problem ? shownProblem?.message : ""}
          </div>
          {/* At a desk it stands below, without moving the sheet. */}
          <div className="grid w-full justify-items-center gap-3 empty:hidden lg:absolute lg:top-full lg:pt-4 lg:pb-8">
            {before?.outdated && !general && !failure ? (
              <Notice tone="warning" title={t("detail.outdated")} className="max-w-[520px]">
                {t("change.outdated")}
              </Notice>
            ) : null}
            {failure || general ? (
              <Notice tone="error" announce className="max-w-[520px]">
                {general ?? failure}
              </Notice>
            ) : waitsForEmblem ? (
              <p className="text-center text-meta text-ink-2">{t("form.emblemNeeded")}</p>
            ) : shownProblem ? (
              <p className="max-w-[460px] text-center text-meta text-seal-ink">{shownProblem.message}</p>
            ) : null}
          </div>
        </div>
      }
      aside={
        <StudioAside
          users={props.users}
          approval={props.approval}
          size={size}
          outline={outline}
          before={before ? <BeforeChange {...before} /> : null}
        >
          {before ? null : (
            <Button
              variant="secondary"
              className="w-full sm:hidden"
              disabled={cannot}
              busy={deed.pending}
              onClick={() => save(true)}
            >
              {t("new.draft")}
            </Button>
          )}
        </StudioAside>
      }
    />
  );
}

function BeforeChange({ outline, version }: StudioBefore) {
  const t = useTranslations("studio.change");
  return (
    <section className="grid gap-2" aria-labelledby="studio-before">
      <h2 id="studio-before" className="text-subheading">
        {t("before")}
      </h2>
      <div className="on-paper grid justify-items-center rounded-lg border border-line bg-sheet p-5">
        <OutlineView outline={outline} label={t("beforeLabel", { version })} />
      </div>
      <p className="text-meta text-ink-2">{t("beforeDetail", { version })}</p>
    </section>
  );
}
