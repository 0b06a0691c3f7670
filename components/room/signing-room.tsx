"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { Room } from "@/lib/domain/signing/open-room";
import { RoomLayout } from "../layouts/room-layout";
import { PdfBar } from "../pdf/pdf-bar";
import { PdfPages } from "../pdf/pdf-pages";
import { PdfThumbnails } from "../pdf/pdf-thumbnails";
import { usePdfViewer } from "../pdf/use-pdf-viewer";
import { Button } from "../ui/button";
import { Tag } from "../ui/tag";
import { ConfirmDialog } from "./confirm-dialog";
import { DeclineDialog } from "./decline-dialog";
import { FieldOverlay, fieldElementId } from "./field-overlay";
import { forgetPlacement, keepPlacement, keptPlacement } from "./kept-placement";
import type { RoomActions } from "./room-actions";
import { type RoomSeal, RoomSteps } from "./room-steps";
import { nextTask, progressOf, type Task, tasksOf } from "./room-tasks";
import { useAutosave } from "./use-autosave";
import { useSigning } from "./use-signing";

/** Rooms of signers whose name is proven; the page shows everything else before. */
export type ReadyRoom = Room & {
  identity: Room["identity"] & { verifiedName: string; certificate: NonNullable<Room["identity"]["certificate"]> };
};

export type SigningRoomProps = {
  room: ReadyRoom;
  seals: RoomSeal[];
  fileUrl: string;
  today: string;
  /** Mails wait in the local outbox. */
  outbox: boolean;
  actions: RoomActions;
};

/** Reading, filling, choosing a signature, and the way to the last confirmation. */
export function SigningRoom({ room, seals, fileUrl, today, outbox, actions }: SigningRoomProps) {
  const t = useTranslations("room");
  const format = useFormatter();
  const { participantId, contract, fields, identity } = room;
  const pages = room.document.pages;
  const viewer = usePdfViewer(fileUrl, pages);

  const [values, setValues] = useState<Record<string, string>>(() =>
    Object.fromEntries(fields.map((field) => [field.id, field.value ?? ""])),
  );
  const [sealId, setSealId] = useState<string | null>(seals[0]?.id ?? null);
  const [placed, setPlaced] = useState<ReadonlySet<string>>(new Set());
  const [seen, setSeen] = useState<ReadonlySet<number>>(new Set());
  const [confirming, setConfirming] = useState(false);
  const [declining, setDeclining] = useState(false);

  const save = useCallback(
    (changed: Record<string, string>) => actions.saveValues({ participantId, values: changed }),
    [actions, participantId],
  );
  const autosave = useAutosave(save);

  // Read after the first drawing: the server knows nothing of what this browser keeps.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as the room was when she came in
  useEffect(() => {
    const kept = keptPlacement(
      participantId,
      fields,
      seals.map(({ id }) => id),
    );
    if (!kept) return;
    setSealId(kept.sealId);
    setPlaced(kept.placed);
  }, [participantId]);

  function choose(next: { sealId?: string; placed?: ReadonlySet<string> }) {
    const now = { sealId, placed, ...next };
    setSealId(now.sealId);
    setPlaced(now.placed);
    keepPlacement(participantId, now, seals[0]?.id ?? null);
  }

  useEffect(() => {
    if (viewer.pdf.status === "ready")
      setSeen((before) => (before.has(viewer.page) ? before : new Set(before).add(viewer.page)));
  }, [viewer.page, viewer.pdf.status]);

  const signing = useSigning({
    participantId,
    sealId,
    values: Object.fromEntries(fields.filter(({ kind }) => kind === "text").map(({ id }) => [id, values[id] ?? ""])),
    actions,
    beforehand: autosave.flush,
    signed: () => {
      forgetPlacement(participantId);
      setConfirming(false);
    },
  });

  const tasks = useMemo(
    () => tasksOf(fields, pages.length, { values, sealId, placed, seen }),
    [fields, pages.length, values, sealId, placed, seen],
  );
  const task = nextTask(tasks);
  const { done, total } = progressOf(tasks);
  const seal = seals.find((one) => one.id === sealId) ?? null;

  function goToField(id: string) {
    const field = fields.find((one) => one.id === id);
    if (!field) return;
    viewer.goTo(field.page, field.y);
    // The page may have to be drawn first; its fields are there as soon as it comes near.
    let tries = 0;
    const focus = () => {
      const element = document.getElementById(fieldElementId(id));
      if (element) element.focus({ preventScroll: true });
      else if (tries++ < 40) setTimeout(focus, 50);
    };
    focus();
  }

  function place(id: string) {
    if (!sealId) {
      document.getElementById("choose-signature")?.querySelector<HTMLElement>("[role=radio], a, button")?.focus();
      return;
    }
    const next = new Set(placed);
    if (!next.delete(id)) next.add(id);
    choose({ placed: next });
  }

  function go() {
    if (!task) setConfirming(true);
    else if (task.kind === "text") goToField(task.field.id);
    else if (task.kind === "place") {
      // The focus stays on this one button: on the field, the next press would take the signature away again.
      viewer.goTo(task.field.page, task.field.y);
      place(task.field.id);
    } else if (task.kind === "choose")
      document.getElementById("choose-signature")?.querySelector<HTMLElement>("[role=radio], a, button")?.focus();
  }

  const lead = leadOf(task);
  function leadOf(next: Task | null) {
    if (!next) return t("rail.ready");
    return "field" in next
      ? t("rail.left", { done, total, page: next.field.page + 1 })
      : t("rail.choose", { done, total });
  }
  function actionLabel(next: Task | null) {
    if (!next) return t("action.sign");
    if (next.kind === "text")
      return next.field.label
        ? t("action.fillNamed", { label: next.field.label })
        : t("action.fill", { page: next.field.page + 1 });
    return next.kind === "place" ? t("action.place", { page: next.field.page + 1 }) : t("action.choose");
  }

  const overlay = (page: number, { scale }: { scale: number }) => (
    <FieldOverlay
      fields={fields.filter((field) => field.page === page)}
      others={room.others.filter((field) => field.page === page)}
      scale={scale}
      values={values}
      placed={placed}
      outline={seal?.outline ?? null}
      current={task && "field" in task ? task.field.id : null}
      today={today}
      disabled={false}
      onValue={(id, value) => {
        setValues((before) => ({ ...before, [id]: value }));
        autosave.change(id, value);
      }}
      onPlace={place}
    />
  );

  const details = [
    t("from", { sender: contract.sender }),
    contract.expiresAt
      ? t("due", { date: format.dateTime(contract.expiresAt, { day: "numeric", month: "short" }) })
      : null,
    t("pages", { count: pages.length }),
  ];
  const saveLabel = { saved: t("save.later"), saving: t("save.saving"), failed: t("save.later") }[autosave.state];
  return (
    <>
      <RoomLayout
        backHref="/contracts"
        backLabel={t("back")}
        title={contract.title}
        detail={details.filter(Boolean).join(" · ")}
        phoneDetail={
          <>
            {t("page", { page: viewer.page + 1, count: pages.length })}
            {identity.sandbox ? (
              <Tag tone="amber" className="ml-1.5 min-h-5 px-1.5 text-[11px]">
                {t("sandbox")}
              </Tag>
            ) : null}
          </>
        }
        status={<Tag tone={identity.sandbox ? "amber" : "jade"}>{identity.sandbox ? t("sandbox") : t("verified")}</Tag>}
        actions={
          <>
            <Button variant="quiet" onClick={() => setDeclining(true)}>
              {t("decline.open")}
            </Button>
            <Button variant="secondary" asChild>
              <Link href="/contracts">{saveLabel}</Link>
            </Button>
          </>
        }
        phoneActions={
          <Button variant="quiet" size="sm" onClick={() => setDeclining(true)}>
            {t("decline.open")}
          </Button>
        }
        thumbnails={<PdfThumbnails viewer={viewer} />}
        deskBar={<PdfBar viewer={viewer} />}
        rail={{
          title: t("rail.title", { name: identity.verifiedName }),
          lead,
          progress: done / total,
          progressLabel: t("rail.progress"),
          steps: (
            <RoomSteps
              participantId={participantId}
              tasks={tasks}
              current={task}
              seals={seals}
              sealId={sealId}
              onSeal={(id) => choose({ sealId: id })}
              onGo={goToField}
            />
          ),
        }}
        action={
          <Button size="lg" wide onClick={go}>
            {actionLabel(task)}
          </Button>
        }
        note={autosave.state === "failed" ? (autosave.problem?.message ?? t("save.failed")) : t("note")}
        step={{ title: actionLabel(task), counter: `${done} / ${total}` }}
      >
        <PdfPages viewer={viewer} renderOverlay={overlay} />
      </RoomLayout>
      {seal ? (
        <ConfirmDialog
          open={confirming}
          onOpenChange={setConfirming}
          title={contract.title}
          name={identity.verifiedName}
          certificate={identity.certificate}
          outline={seal.outline}
          sandbox={identity.sandbox}
          passkey={room.passkey}
          outbox={outbox}
          onSendCode={signing.sendCode}
          onCode={signing.signByCode}
          onPasskey={signing.signByPasskey}
        />
      ) : null}
      <DeclineDialog decline={actions.decline} open={declining} onOpenChange={setDeclining} contractId={contract.id} />
    </>
  );
}
