"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import type { Room } from "@/lib/domain/signing/open-room";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { DocumentTabs } from "../contracts/document-tabs";
import { urlOf, useShownDocument } from "../contracts/use-shown-document";
import { RoomLayout } from "../layouts/room-layout";
import { PdfBar } from "../pdf/pdf-bar";
import { PdfPages } from "../pdf/pdf-pages";
import { PdfThumbnails } from "../pdf/pdf-thumbnails";
import { AlertDialog } from "../ui/alert-dialog";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { DeclineDialog } from "./decline-dialog";
import { FieldOverlay } from "./field-overlay";
import { HandOver } from "./hand-over";
import type { RoomActions } from "./room-actions";

export type ApproverRoomProps = {
  room: Room;
  actions: Pick<RoomActions, "decline" | "handOver"> & {
    approve: (input: { participantId: string }) => Promise<ActionResult<unknown>>;
  };
};

const nothing = new Set<string>();

/** Where somebody reads a contract and agrees that it goes on, without signing it. */
export function ApproverRoom({ room, actions }: ApproverRoomProps) {
  const t = useTranslations("room");
  const format = useFormatter();
  const router = useRouter();
  const { contract, participantId } = room;
  const { document, viewer, open } = useShownDocument(room.documents, undefined, urlOf(contract.id));
  const { pages } = document;
  const [approving, setApproving] = useState(false);
  const [declining, setDeclining] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const signers = [...new Set(room.others.map(({ name }) => name))];

  async function approve() {
    setBusy(true);
    const result = await actions.approve({ participantId }).catch(() => null);
    setBusy(false);
    if (!result?.ok) {
      setProblem(result?.error.message ?? t("approve.noConnection"));
      return;
    }
    setApproving(false);
    router.refresh();
  }

  const details = [
    t("from", { sender: contract.sender }),
    contract.expiresAt
      ? t("due", { date: format.dateTime(contract.expiresAt, { day: "numeric", month: "short" }) })
      : null,
    t("pages", { count: room.documents.reduce((sum, one) => sum + one.pages.length, 0) }),
  ];
  const decline = (size: "sm" | "md") => (
    <Button variant="quiet" size={size} onClick={() => setDeclining(true)}>
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
          <Button size="lg" wide onClick={() => setApproving(true)}>
            {t("approve.action")}
          </Button>
        }
        step={{ title: t("approve.title", { name: room.name }) }}
      >
        <DocumentTabs documents={room.documents} current={document.id} onOpen={open} />
        <PdfPages
          viewer={viewer}
          renderOverlay={(page, { scale }) => (
            <FieldOverlay
              fields={[]}
              others={room.others.filter((field) => field.documentId === document.id && field.page === page)}
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
          )}
        />
      </RoomLayout>
      <AlertDialog
        open={approving}
        onOpenChange={setApproving}
        title={t("approve.confirmTitle")}
        description={t("approve.confirmLead")}
        confirm={t("approve.confirm")}
        cancel={t("approve.keep")}
        busy={busy}
        onConfirm={approve}
      >
        {problem ? (
          <Notice tone="error" announce>
            {problem}
          </Notice>
        ) : null}
      </AlertDialog>
      <DeclineDialog decline={actions.decline} open={declining} onOpenChange={setDeclining} contractId={contract.id} />
    </>
  );
}
