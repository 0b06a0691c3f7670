"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { SignatureInfo } from "@/lib/domain/seals/personal/signature.schema";
import type { RoomField, RoomSealOfOrganization } from "@/lib/domain/signing/open-room";
import { OutlineView } from "../seals/outline-view";
import { signatureWord } from "../seals/personal/signature-word";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { RadioGroup } from "../ui/radio-group";
import { Select } from "../ui/select";
import { type Step, Stepper } from "../ui/stepper";
import { isRequired, isSealPlace, type RequiredTask, type Task } from "./room-tasks";
import { SealChoice } from "./seal-choice";

/** One of the signer's own signatures or name seals. */
export type RoomSeal = Pick<SignatureInfo, "id" | "kind" | "origin" | "cut" | "outline">;

export type RoomStepsProps = {
  participantId: string;
  tasks: Task[];
  /** Of a contract with several documents: whose place it is. */
  fileNameOf?: (documentId: string) => string | undefined;
  current: Task | null;
  seals: RoomSeal[];
  sealId: string | null;
  onSeal: (id: string) => void;
  /** Of the organization that she signs for. */
  organization: {
    seals: readonly RoomSealOfOrganization[];
    /** Which stands in which place. */
    chosen: Readonly<Record<string, string>>;
    onChoose: (sealId: string, fieldId?: string) => void;
    opacity: number;
    onOpacity: (opacity: number) => void;
  } | null;
  onGo: (fieldId: string) => void;
};

/** The steps in the rail, as many as are counted: each done, now or to come. Below them what is only to be known. */
export function RoomSteps({
  participantId,
  tasks,
  fileNameOf = () => undefined,
  current,
  seals,
  sealId,
  onSeal,
  organization,
  onGo,
}: RoomStepsProps) {
  const t = useTranslations("room");
  const faults = useTranslations("errors.codes");
  const jump = (fieldId: string, label: string) => (
    <Button variant="quiet" size="sm" onClick={() => onGo(fieldId)}>
      {label}
    </Button>
  );
  const state = (task: Task): Step["state"] => (task.done ? "done" : task === current ? "now" : "todo");
  function stepOf(task: RequiredTask): Step {
    switch (task.kind) {
      case "text":
        return {
          id: task.field.id,
          title: task.field.label || t("field.text"),
          detail: detailOf(task),
          state: state(task),
          aside: jump(task.field.id, t("task.edit")),
        };
      case "choose":
        return {
          id: "choose",
          title: t("task.choose"),
          detail: t("task.chooseLead"),
          state: state(task),
          content: <SignatureChoice participantId={participantId} seals={seals} sealId={sealId} onSeal={onSeal} />,
        };
      case "choose_seal":
        return {
          id: "choose_seal",
          title: t("task.chooseSeal"),
          detail: t("task.chooseSealLead"),
          state: state(task),
          content: organization ? (
            <SealChoice
              seals={organization.seals}
              value={onlyOne(Object.values(organization.chosen))}
              onChoose={organization.onChoose}
              opacity={organization.opacity}
              onOpacity={organization.onOpacity}
            />
          ) : undefined,
        };
      case "place":
        return {
          id: task.field.id,
          title: placeTitle(task.field),
          detail: task.done ? t("task.placed") : fileNameOf(task.field.documentId),
          state: state(task),
          ...(isSealPlace(task.field) &&
            organization &&
            organization.seals.length > 1 && { content: sealOf(task.field.id, organization) }),
        };
    }
  }
  function detailOf({ done, fault, field, value }: Extract<Task, { kind: "text" }>): ReactNode {
    if (done) return field.kind === "checkbox" ? t("task.ticked") : <span className="line-clamp-2">{value}</span>;
    if (!fault) return fileNameOf(field.documentId);
    return <span className="text-seal-ink">{faults(fault, { label: field.label || t("field.text") })}</span>;
  }
  function placeTitle({ kind, page }: RoomField): string {
    if (kind === "cross_page") return t("task.crossPage");
    return t(kind === "seal" ? "task.placeSeal" : "task.place", { page: page + 1 });
  }
  /** Another seal for one place: a contract may want the official one and the legal representative's. */
  function sealOf(fieldId: string, { seals: choices, chosen, onChoose }: NonNullable<RoomStepsProps["organization"]>) {
    return (
      <Field label={t("task.sealHere")} hideLabel>
        <Select value={chosen[fieldId] ?? ""} onChange={(event) => onChoose(event.target.value, fieldId)}>
          {choices.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
    );
  }
  const confirm: Step = {
    id: "confirm",
    title: t("task.confirm"),
    detail: t("task.confirmDetail"),
    state: current ? "todo" : "now",
  };
  return (
    <>
      <Stepper label={t("rail.progress")} steps={[...tasks.filter(isRequired).map(stepOf), confirm]} />
      <RoomNotes tasks={tasks} jump={jump} />
    </>
  );
}

/** What is no step and is not counted: what she has had in view, what may stay empty, what fills itself. */
function RoomNotes({ tasks, jump }: { tasks: Task[]; jump: (fieldId: string, label: string) => ReactNode }) {
  const t = useTranslations("room");
  const dated = tasks.some((task) => task.kind === "date");
  return (
    <ul aria-label={t("info.label")} className="grid gap-1.5 border-t border-line pt-3 text-meta text-ink-3">
      {tasks.map((task) => {
        if (task.kind === "read")
          return (
            <li key="read">{t(task.done ? "info.seenAll" : "info.seen", { seen: task.seen, pages: task.pages })}</li>
          );
        if (task.kind !== "text" || task.field.required) return null;
        return (
          <li key={task.field.id} className="flex items-center justify-between gap-2">
            <span className="min-w-0 wrap-break-word">
              {t("info.optional", { label: task.field.label || t("field.text") })}
            </span>
            {jump(task.field.id, t("task.edit"))}
          </li>
        );
      })}
      {dated ? <li>{t("info.date")}</li> : null}
    </ul>
  );
}

/** The value that all of them are; null where they differ. */
const onlyOne = (values: readonly string[]): string | null => (new Set(values).size === 1 ? (values[0] ?? null) : null);

function SignatureChoice({
  participantId,
  seals,
  sealId,
  onSeal,
}: Pick<RoomStepsProps, "participantId" | "seals" | "sealId" | "onSeal">) {
  const t = useTranslations("room.seals");
  const make = (
    <Button variant="secondary" size="sm" icon={<Plus size={15} aria-hidden="true" />} asChild>
      <Link href={`/signature?next=${encodeURIComponent(`/sign/${participantId}`)}`} prefetch={false}>
        {t("new")}
      </Link>
    </Button>
  );
  return (
    <div id="choose-signature" className="grid justify-items-start gap-3">
      {seals.length === 0 ? (
        <p className="text-ink-2">{t("none")}</p>
      ) : (
        <RadioGroup
          label={t("label")}
          hideLabel
          look="cards"
          className="w-full"
          value={sealId ?? ""}
          onValueChange={onSeal}
          options={seals.map((seal) => ({
            value: seal.id,
            label: t(`origins.${signatureWord(seal)}`),
            picture: (
              <span className="on-paper grid h-14 w-full place-items-center rounded-sm bg-white p-1.5">
                <OutlineView outline={seal.outline} size="box" />
              </span>
            ),
          }))}
        />
      )}
      {make}
    </div>
  );
}
