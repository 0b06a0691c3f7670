"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Outline } from "@/lib/standards/seal-drawing/outline";
import { OutlineView } from "../seals/outline-view";
import { Button } from "../ui/button";
import { RadioGroup } from "../ui/radio-group";
import { type Step, Stepper } from "../ui/stepper";
import type { Task } from "./room-tasks";

/** One of the signer's own signatures. */
export type RoomSeal = { id: string; kind: string; outline: Outline };

export type RoomStepsProps = {
  participantId: string;
  tasks: Task[];
  current: Task | null;
  seals: RoomSeal[];
  sealId: string | null;
  onSeal: (id: string) => void;
  onGo: (fieldId: string) => void;
};

/** The steps in the rail: each done, now or to come. */
export function RoomSteps({ participantId, tasks, current, seals, sealId, onSeal, onGo }: RoomStepsProps) {
  const t = useTranslations("room");
  const jump = (fieldId: string, label: string) => (
    <Button variant="quiet" size="sm" onClick={() => onGo(fieldId)}>
      {label}
    </Button>
  );
  const state = (task: Task): Step["state"] => (task.done ? "done" : task === current ? "now" : "todo");
  function stepOf(task: Task): Step {
    switch (task.kind) {
      case "read":
        return {
          id: "read",
          title: t("task.read"),
          detail: t("task.readDetail", { seen: task.seen, pages: task.pages }),
          state: task.done ? "done" : "todo",
        };
      case "text": {
        const optional = task.field.required ? undefined : t("task.optional");
        return {
          id: task.field.id,
          title: task.field.label || t("field.text"),
          detail: task.done ? <span className="line-clamp-2">{task.value}</span> : optional,
          state: state(task),
          aside: jump(task.field.id, t("task.edit")),
        };
      }
      case "choose":
        return {
          id: "choose",
          title: t("task.choose"),
          detail: t("task.chooseLead"),
          state: state(task),
          content: <SealChoice participantId={participantId} seals={seals} sealId={sealId} onSeal={onSeal} />,
        };
      case "place":
        return {
          id: task.field.id,
          title: t("task.place", { page: task.field.page + 1 }),
          detail: task.done ? t("task.placed") : undefined,
          state: state(task),
        };
      case "date":
        return { id: task.field.id, title: t("task.date"), detail: t("task.dateDetail"), state: "todo" };
    }
  }
  const confirm: Step = {
    id: "confirm",
    title: t("task.confirm"),
    detail: t("task.confirmDetail"),
    state: current ? "todo" : "now",
  };
  return <Stepper label={t("rail.progress")} steps={[...tasks.map(stepOf), confirm]} />;
}

function SealChoice({
  participantId,
  seals,
  sealId,
  onSeal,
}: Pick<RoomStepsProps, "participantId" | "seals" | "sealId" | "onSeal">) {
  const t = useTranslations("room.seals");
  const make = (
    <Button variant="secondary" size="sm" icon={<Plus size={15} aria-hidden="true" />} asChild>
      <Link href={`/signature?next=${encodeURIComponent(`/sign/${participantId}`)}`}>{t("new")}</Link>
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
            label: seal.kind === "drawn" ? t("drawn") : t("generated"),
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
