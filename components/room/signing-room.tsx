"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useState } from "react";
import { isAnswer } from "@/lib/domain/contracts/fields/field-kinds";
import type { ConsentText } from "@/lib/domain/people/consent.schema";
import type { Room, RoomField } from "@/lib/domain/signing/open-room";
import type { Outline } from "@/lib/standards/seal-drawing/outline";
import { PT_PER_MM } from "@/lib/standards/seal-drawing/pdf-form";
import { DocumentTabs } from "../contracts/document-tabs";
import { urlOf, useShownDocument } from "../contracts/use-shown-document";
import { RoomLayout } from "../layouts/room-layout";
import { prepareForPdf } from "../pdf/load-pdf";
import { PdfBar } from "../pdf/pdf-bar";
import { PdfPages, type RenderOverlay } from "../pdf/pdf-pages";
import { PdfThumbnails } from "../pdf/pdf-thumbnails";
import { stripPlaces } from "../pdf/strip-places";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { Tag } from "../ui/tag";
import { useOnDemand } from "../ui/use-on-demand";
import { useSteady } from "../ui/use-steady";
import { fieldElementId } from "./answer-look";
import { ApprovalNote, approvalStanding } from "./approval-note";
import { AskedNote } from "./asked-note";
import type { ConfirmDialogProps } from "./confirm-dialog";
import { FieldOverlay } from "./field-overlay";
import { HandOver } from "./hand-over";
import { OnPhone } from "./on-phone";
import type { RoomActions } from "./room-actions";
import { type RoomSeal, RoomSteps } from "./room-steps";
import { isPlace, isSealPlace, nextTask, progressOf, seenPage, type Task, tasksOf } from "./room-tasks";
import { StripOverlay } from "./strip-overlay";
import { useAutosave } from "./use-autosave";
import { usePlacement } from "./use-placement";
import { useSigning } from "./use-signing";

// Before the page is drawn: its first page waits for the slowest of all.
prepareForPdf();

const loadConfirm = () => import("./confirm-dialog").then(({ ConfirmDialog }) => ConfirmDialog);
const loadDecline = () => import("./decline-dialog").then(({ DeclineDialog }) => DeclineDialog);

const noSeals: NonNullable<Room["organization"]>["seals"] = [];

/** Of seals: the text below stays readable. */
const usualInk = 0.85;

/** Rooms of signers whose name is proven; the page shows everything else before. */
export type ReadyRoom = Room & {
  identity: Room["identity"] & { verifiedName: string; certificate: NonNullable<Room["identity"]["certificate"]> };
};

export type SigningRoomProps = {
  room: ReadyRoom;
  seals: RoomSeal[];
  today: string;
  /** What is agreed to before a comparison of faces; null where none is offered. */
  faceConsent: ConsentText | null;
  /** Mails wait in the local outbox. */
  outbox: boolean;
  actions: RoomActions;
};

/** Reading, filling, choosing a signature, and the way to the last confirmation. */
export function SigningRoom({ room, seals, today, faceConsent, outbox, actions }: SigningRoomProps) {
  const t = useTranslations("room");
  const format = useFormatter();
  const { participantId, contract, fields, identity } = room;
  const { documents } = room;
  const { document, viewer, show, open } = useShownDocument(
    documents,
    documents.find(({ id }) => fields.some(({ documentId }) => documentId === id))?.id,
    urlOf(contract.id),
  );
  const { pages } = document;
  const documentId = document.id;

  const [values, setValues] = useState<Record<string, string>>(() =>
    Object.fromEntries(fields.map((field) => [field.id, field.value ?? ""])),
  );
  const organization = room.organization;
  const ours = organization?.seals ?? noSeals;
  const placement = usePlacement(
    participantId,
    fields,
    seals.map(({ id }) => id),
    ours,
  );
  const { sealId, placed } = placement;
  const [opacity, setOpacity] = useState(usualInk);
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const [confirming, setConfirming] = useState(false);
  const [declining, setDeclining] = useState(false);
  const confirmation = useOnDemand(loadConfirm);
  const refusing = useOnDemand(loadDecline);

  const save = useCallback(
    (changed: Record<string, string>) => actions.saveValues({ participantId, values: changed }),
    [actions, participantId],
  );
  const autosave = useAutosave(save);

  const { from, to } = viewer.inView;
  useEffect(() => {
    if (viewer.pdf.status !== "ready") return;
    const shown = Array.from({ length: to - from + 1 }, (_, i) => seenPage(document.id, from + i));
    setSeen((before) => (shown.every((page) => before.has(page)) ? before : new Set([...before, ...shown])));
  }, [document.id, from, to, viewer.pdf.status]);

  const signing = useSigning({
    participantId,
    choice: { sealId, seals: placement.seals, opacity },
    values: Object.fromEntries(fields.filter(({ kind }) => isAnswer(kind)).map(({ id }) => [id, values[id] ?? ""])),
    actions,
    beforehand: autosave.flush,
    signed: () => {
      placement.forget();
      setConfirming(false);
    },
  });

  const tasks = useMemo(
    () =>
      tasksOf(
        fields,
        documents,
        { values, sealId, seals: placement.seals, placed, seen },
        { locale: contract.locale, today: new Date().toISOString().slice(0, 10) },
      ),
    [fields, documents, contract.locale, values, sealId, placement.seals, placed, seen],
  );
  const task = nextTask(tasks);
  const { done, total } = progressOf(tasks);
  const seal = seals.find((one) => one.id === sealId) ?? null;
  const outlineOf = useCallback(
    (field: RoomField): Outline | null =>
      isSealPlace(field)
        ? (ours.find(({ id }) => id === placement.seals[field.id])?.outline ?? null)
        : (seal?.outline ?? null),
    [ours, placement.seals, seal],
  );
  const strips = useMemo(
    () =>
      fields
        .filter(({ kind, documentId }) => kind === "cross_page" && documentId === document.id)
        .flatMap((field) => {
          const { widthMm } = ours.find(({ id }) => id === placement.seals[field.id])?.outline ?? {};
          return stripPlaces(field, pages, widthMm && widthMm * PT_PER_MM).map((place) => ({ field, place }));
        }),
    [fields, document.id, pages, ours, placement.seals],
  );
  // The last confirmation is the next thing to be pressed: its code comes before it is.
  const { prepare: prepareConfirmation } = confirmation;
  useEffect(() => {
    if (!task) prepareConfirmation();
  }, [task, prepareConfirmation]);
  const standing = organization ? approvalStanding(ours, organization.approvals, placement.seals) : "none";
  const mayGo = standing === "none" || standing === "approved";

  function goToField(id: string) {
    const field = fields.find((one) => one.id === id);
    if (!field) return;
    show(field);
    // The page may have to be drawn first; its fields are there as soon as it comes near.
    let tries = 0;
    const focus = () => {
      const element = window.document.getElementById(fieldElementId(id));
      if (element) element.focus({ preventScroll: true });
      else if (tries++ < 40) setTimeout(focus, 50);
    };
    focus();
  }

  const focusIn = (id: string) =>
    window.document.getElementById(id)?.querySelector<HTMLElement>("input, a, button")?.focus();

  function place(id: string) {
    const field = fields.find((one) => one.id === id);
    if (!field || !outlineOf(field)) return focusIn(field && isSealPlace(field) ? "choose-seal" : "choose-signature");
    const next = new Set(placed);
    if (!next.delete(id)) next.add(id);
    placement.choose({ placed: next });
  }

  function openDecline() {
    setDeclining(true);
    refusing.ask();
  }

  async function ask() {
    setAsking(true);
    setRefusal((await signing.askForSeals())?.message ?? null);
    setAsking(false);
  }

  function go() {
    if (!task) {
      if (!mayGo) return void ask();
      setConfirming(true);
      confirmation.ask();
    } else if (task.kind === "text") goToField(task.field.id);
    else if (task.kind === "place") {
      // The focus stays on this one button: on the field, the next press would take the signature away again.
      show(task.field);
      place(task.field.id);
    } else if (task.kind === "choose") focusIn("choose-signature");
    else if (task.kind === "choose_seal") focusIn("choose-seal");
  }

  /** Each drawing once, with the number of its places. */
  function drawings(): ConfirmDialogProps["outlines"] {
    const places = fields.filter(isPlace);
    const own = places.filter((field) => !isSealPlace(field));
    const signature = seal && own.length > 0 ? [seal] : [];
    return [
      ...ours.flatMap(({ id, name, outline }) => {
        const its = places.filter((field) => placement.seals[field.id] === id);
        const own = its.filter(({ kind }) => kind !== "cross_page").length;
        return its.length > 0 ? [{ id, label: name, outline, places: own, acrossPages: its.length > own }] : [];
      }),
      ...signature.map(({ id, outline }) => ({
        id,
        label: t("confirm.signature", { name: identity.verifiedName }),
        outline,
        places: own.length,
        acrossPages: false,
      })),
    ];
  }

  const lead = leadOf(task);
  function leadOf(next: Task | null) {
    if (!next) return t(mayGo ? "rail.ready" : standing === "waiting" ? "rail.waiting" : "rail.ask");
    return "field" in next
      ? t("rail.left", { done, total, page: next.field.page + 1 })
      : t("rail.choose", { done, total });
  }
  function actionLabel(next: Task | null) {
    if (!next) return t(mayGo ? "action.sign" : standing === "waiting" ? "action.waiting" : "action.ask");
    if (next.kind === "text")
      return next.field.label
        ? t("action.fillNamed", { label: next.field.label })
        : t("action.fill", { page: next.field.page + 1 });
    if (next.kind === "place") {
      if (next.field.kind === "cross_page") return t("action.crossPage");
      return t(next.field.kind === "seal" ? "action.placeSeal" : "action.place", { page: next.field.page + 1 });
    }
    return t(next.kind === "choose_seal" ? "action.chooseSeal" : "action.choose");
  }

  const current = task && "field" in task ? task.field.id : null;
  const onPlace = useSteady(place);
  const onValue = useSteady((id: string, value: string) => {
    setValues((before) => ({ ...before, [id]: value }));
    autosave.change(id, value);
  });
  const { others } = room;
  const overlay = useCallback<RenderOverlay>(
    (page, { scale }) => (
      <>
        <StripOverlay
          strips={strips.filter(({ place: strip }) => strip.page === page)}
          scale={scale}
          outlineOf={outlineOf}
          opacity={opacity}
          placed={placed}
          current={current}
          onPlace={onPlace}
        />
        <FieldOverlay
          fields={fields.filter((field) => field.documentId === documentId && field.page === page)}
          others={others.filter((field) => field.documentId === documentId && field.page === page)}
          scale={scale}
          values={values}
          placed={placed}
          outlineOf={outlineOf}
          opacity={opacity}
          current={current}
          today={today}
          disabled={false}
          onValue={onValue}
          onPlace={onPlace}
        />
      </>
    ),
    [strips, outlineOf, opacity, placed, current, onPlace, fields, others, documentId, values, today, onValue],
  );

  const details = [
    t("from", { sender: contract.sender }),
    contract.expiresAt
      ? t("due", { date: format.dateTime(contract.expiresAt, { day: "numeric", month: "short" }) })
      : null,
    t("pages", { count: documents.reduce((sum, one) => sum + one.pages.length, 0) }),
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
            <Button variant="quiet" onPointerEnter={refusing.prepare} onClick={openDecline}>
              {t("decline.open")}
            </Button>
            <Button variant="secondary" asChild>
              <Link href="/contracts" prefetch={false}>
                {saveLabel}
              </Link>
            </Button>
          </>
        }
        phoneActions={
          <Button variant="quiet" size="sm" onPointerEnter={refusing.prepare} onClick={openDecline}>
            {t("decline.open")}
          </Button>
        }
        thumbnails={<PdfThumbnails viewer={viewer} />}
        deskBar={<PdfBar viewer={viewer} />}
        rail={{
          title: t(room.role === "witness" ? "rail.witness" : "rail.title", {
            name: organization?.name ?? identity.verifiedName,
          }),
          lead,
          progress: { label: t("rail.progress"), value: done / total },
          steps: (
            <div className="grid gap-4">
              {organization ? (
                <p className="text-meta text-ink-2">{t("rail.actingFor", { name: identity.verifiedName })}</p>
              ) : null}
              {organization ? (
                <ApprovalNote standing={standing} seals={ours} approvals={organization.approvals} />
              ) : null}
              <AskedNote asked={room.asked} />
              {refusal ? (
                <Notice tone="error" announce>
                  {refusal}
                </Notice>
              ) : null}
              <RoomSteps
                participantId={participantId}
                tasks={tasks}
                fileNameOf={(id) =>
                  documents.length > 1 ? documents.find((one) => one.id === id)?.fileName : undefined
                }
                current={task}
                seals={seals}
                sealId={sealId}
                onSeal={(id) => placement.choose({ sealId: id })}
                organization={
                  organization && {
                    seals: ours,
                    chosen: placement.seals,
                    onChoose: placement.chooseSeal,
                    opacity,
                    onOpacity: setOpacity,
                  }
                }
                onGo={goToField}
              />
              <OnPhone participantId={participantId} />
              {room.mayHandOver ? <HandOver participantId={participantId} handOver={actions.handOver} /> : null}
            </div>
          ),
        }}
        action={
          <Button size="lg" wide busy={asking} disabled={!task && standing === "waiting"} onClick={go}>
            {actionLabel(task)}
          </Button>
        }
        note={autosave.state === "failed" ? (autosave.problem?.message ?? t("save.failed")) : t("note")}
        step={{ title: actionLabel(task), counter: `${done} / ${total}` }}
      >
        <DocumentTabs documents={documents} current={document.id} onOpen={open} />
        <PdfPages viewer={viewer} renderOverlay={overlay} />
      </RoomLayout>
      {task || !confirmation.Part ? null : (
        <confirmation.Part
          open={confirming}
          onOpenChange={setConfirming}
          title={contract.title}
          documents={documents.filter(({ id }) => fields.some(({ documentId }) => documentId === id))}
          name={identity.verifiedName}
          organization={organization?.name ?? null}
          certificate={identity.certificate}
          outlines={drawings()}
          sandbox={identity.sandbox}
          ways={room.ways}
          outbox={outbox}
          onSendCode={signing.sendCode}
          onCode={signing.signByCode}
          onPasskey={signing.signByPasskey}
          onPassword={signing.signByPassword}
          face={
            faceConsent && {
              consent: faceConsent,
              begin: signing.beginFace,
              follow: signing.followFace,
              sign: signing.signByFace,
            }
          }
        />
      )}
      {refusing.Part ? (
        <refusing.Part
          decline={actions.decline}
          open={declining}
          onOpenChange={setDeclining}
          contractId={contract.id}
        />
      ) : null}
    </>
  );
}
