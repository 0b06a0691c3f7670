"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import type { Room } from "@/lib/domain/signing/open-room";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { DocumentTabs } from "../contracts/document-tabs";
import { urlOf, useShownDocument } from "../contracts/use-shown-document";
import { RoomLayout } from "../layouts/room-layout";
import { prepareForPdf } from "../pdf/load-pdf";
import { PdfBar } from "../pdf/pdf-bar";
import { PdfPages, type RenderOverlay } from "../pdf/pdf-pages";
import { PdfThumbnails } from "../pdf/pdf-thumbnails";
import { Button } from "../ui/button";
import { useOnDemand } from "../ui/use-on-demand";
import { FieldOverlay } from "./field-overlay";
import { HandOver } from "./hand-over";
import type { RoomActions } from "./room-actions";

export type ApproverRoomProps = {
  room: Room;
  actions: Pick<RoomActions, "decline" | "handOver"> & {
    approve: (input: { participantId: string }) => Promise<ActionResult<unknown>>;
  };
};

// Before the page is drawn: its first page waits for the slowest of all.
prepareForPdf();

const nothing = new Set<string>();
const loadApprove = () => import("./approve-dialog").then(({ ApproveDialog }) => ApproveDialog);
const loadDecline = () => import("./decline-dialog").then(({ DeclineDialog }) => DeclineDialog);

/** Where somebody reads a contract and agrees that it goes on, without signing it. */
export function ApproverRoom({ room, actions }: ApproverRoomProps) {
  const t = useTranslations("room");
  const format = useFormatter();
  const { contract, participantId } = room;
  const { document, viewer, open } = useShownDocument(room.documents, undefined, urlOf(contract.id));
  const { pages } = document;
  const [approving, setApproving] = useState(false);
  const [declining, setDeclining] = useState(false);
  const approval = useOnDemand(loadApprove);
  const refusal = useOnDemand(loadDecline);
  const signers = [...new Set(room.others.map(({ name }) => name))];

  const { others } = room;
  const documentId = document.id;
  const overlay = useCallback<RenderOverlay>(
    (page, { scale }) => (
      <FieldOverlay
        fields={[]}
        others={others.filter((field) => field.documentId === documentId && field.page === page)}
        scale={scale}
        values={{}}
        placed={nothing}
        outlineOf={() => null}
        opacity={1}
        current={null}
        today=""
        disabled
        onValue={() => {}}
        onPlace={() => {}}
      />
    ),
    [others, documentId],
  );

  const details = [
    t("from", { sender: contract.sender }),
    contract.expiresAt
      ? t("due", { date: format.dateTime(contract.expiresAt, { day: "numeric", month: "short" }) })
      : null,
    t("pages", { count: room.documents.reduce((sum, one) => sum + one.pages.length, 0) }),
  ];
  function openDecline() {
    setDeclining(true);
    refusal.ask();
  }
  const decline = (size: "sm" | "md") => (
    <Button variant="quiet" size={size} onPointerEnter={refusal.prepare} onClick={openDecline}>
      {t("approve.decline")}
    </Button>
  );
  return (
    <>
      <RoomLayout
        backHref="/contracts"
        backLabel={t("back")}
        title={contract.title}
        detail={details.filter(Boolean).join(" · ")}
        phoneDetail={t("page", { page: viewer.page + 1, count: pages.length })}
        actions={decline("md")}
        phoneActions={decline("sm")}
        thumbnails={<PdfThumbnails viewer={viewer} />}
        deskBar={<PdfBar viewer={viewer} />}
        rail={{
          title: t("approve.title", { name: room.name }),
          lead: t("approve.lead"),
          steps: (
            <div className="grid gap-4">
              <dl className="grid gap-4 border-t border-line pt-4">
                <div className="grid gap-1">
                  <dt className="text-meta text-ink-3">{t("approve.parties")}</dt>
                  <dd>
                    <ul className="grid gap-1">
                      {signers.map((name) => (
                        <li key={name}>{name}</li>
                      ))}
                    </ul>
                  </dd>
                </div>
                {contract.message ? (
                  <div className="grid gap-1">
                    <dt className="text-meta text-ink-3">{t("approve.message")}</dt>
                    <dd className="whitespace-pre-line">{contract.message}</dd>
                  </div>
                ) : null}
              </dl>
              <HandOver participantId={participantId} handOver={actions.handOver} />
            </div>
          ),
        }}
        action={
          <Button
            size="lg"
            wide
            onPointerEnter={approval.prepare}
            onFocus={approval.prepare}
            onClick={() => {
              setApproving(true);
              approval.ask();
            }}
          >
            {t("approve.action")}
          </Button>
        }
        step={{ title: t("approve.title", { name: room.name }) }}
      >
        <DocumentTabs documents={room.documents} current={document.id} onOpen={open} />
        <PdfPages viewer={viewer} renderOverlay={overlay} />
      </RoomLayout>
      {approval.Part ? (
        <approval.Part
          open={approving}
          onOpenChange={setApproving}
          participantId={participantId}
          approve={actions.approve}
        />
      ) : null}
      {refusal.Part ? (
        <refusal.Part open={declining} onOpenChange={setDeclining} contractId={contract.id} decline={actions.decline} />
      ) : null}
    </>
  );
}
