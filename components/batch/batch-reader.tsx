"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { dayOfSigning } from "@/lib/domain/signing/field-values";
import { PT_PER_MM } from "@/lib/standards/seal-drawing/pdf-form";
import { DocumentTabs } from "../contracts/document-tabs";
import { urlOf, useShownDocument } from "../contracts/use-shown-document";
import { RoomLayout } from "../layouts/room-layout";
import { PdfBar } from "../pdf/pdf-bar";
import { PdfPages } from "../pdf/pdf-pages";
import { PdfThumbnails } from "../pdf/pdf-thumbnails";
import { stripPlaces } from "../pdf/strip-places";
import { FieldOverlay } from "../room/field-overlay";
import type { RoomSeal } from "../room/room-steps";
import { seenPage } from "../room/room-tasks";
import { StripOverlay } from "../room/strip-overlay";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { type Step, Stepper } from "../ui/stepper";
import { Tag } from "../ui/tag";
import { isRead, type OpenItem, outlineIn } from "./batch-item";

/** As seals are inked that nobody chose the ink of. */
const usualInk = 0.85;

export type BatchReaderProps = {
  /** All that are to be read, this one among them. */
  items: readonly OpenItem[];
  item: OpenItem;
  /** Those that were read on this page, of which the server may not have told yet. */
  read: ReadonlySet<string>;
  signature: RoomSeal | null;
  problem: string | null;
  onRead: (itemId: string) => void;
  onOpen: (itemId: string) => void;
  onConfirm: () => void;
};

/** One contract of several, with what will stand in it, until all of its pages were in view. */
export function BatchReader({ items, item, read, signature, problem, onRead, onOpen, onConfirm }: BatchReaderProps) {
  const t = useTranslations("batch.read");
  const room = useTranslations("room");
  const { contract, documents, fields } = item.room;
  const { document, viewer, show, open } = useShownDocument(documents, undefined, urlOf(contract.id));
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const [today, setToday] = useState("");
  const pages = useMemo(
    () =>
      documents.flatMap(({ id, pages }) => pages.map((_, page) => ({ documentId: id, page, key: seenPage(id, page) }))),
    [documents],
  );
  const unseen = pages.filter(({ key }) => !seen.has(key));
  const done = (one: OpenItem) => read.has(one.id) || isRead(one);
  const unread = items.filter((one) => !done(one));
  const ready = viewer.pdf.status === "ready";

  // The reader's own day; the server does not know her clock.
  useEffect(
    () => setToday(dayOfSigning(new Date(), -new Date().getTimezoneOffset(), contract.locale)),
    [contract.locale],
  );
  useEffect(() => {
    const page = seenPage(document.id, viewer.page);
    if (ready) setSeen((before) => (before.has(page) ? before : new Set(before).add(page)));
  }, [document.id, viewer.page, ready]);
  const complete = unseen.length === 0 && !done(item);
  useEffect(() => {
    if (complete) onRead(item.id);
  }, [complete, item.id, onRead]);

  const next = done(item) ? null : unseen[0];
  const nextItem = unread.find(({ id }) => id !== item.id);
  function go() {
    if (next) {
      show({ ...next, y: 0 });
      if (ready) setSeen((before) => new Set(before).add(next.key));
    } else if (nextItem) onOpen(nextItem.id);
    else onConfirm();
  }
  const label = t(next ? "nextPage" : nextItem ? "nextContract" : "review");

  const placed = new Set(fields.map(({ id }) => id));
  const strips = fields
    .filter(({ kind, documentId }) => kind === "cross_page" && documentId === document.id)
    .flatMap((field) => {
      const { widthMm } = outlineIn(item, field, signature) ?? {};
      return stripPlaces(field, document.pages, widthMm && widthMm * PT_PER_MM).map((place) => ({ field, place }));
    });
  const on = (page: number) => (field: { documentId: string; page: number }) =>
    field.documentId === document.id && field.page === page;
  // Here it is only looked at: what stands in the places is told beside the pages.
  const overlay = (page: number, { scale }: { scale: number }) => (
    <div inert className="contents">
      <StripOverlay
        strips={strips.filter(({ place }) => place.page === page)}
        scale={scale}
        outlineOf={(field) => outlineIn(item, field, signature)}
        opacity={usualInk}
        placed={placed}
        current={null}
        onPlace={() => {}}
      />
      <FieldOverlay
        fields={fields.filter(on(page))}
        others={item.room.others.filter(on(page))}
        scale={scale}
        values={{}}
        placed={placed}
        outlineOf={(field) => outlineIn(item, field, signature)}
        opacity={usualInk}
        current={null}
        today={today}
        disabled
        onValue={() => {}}
        onPlace={() => {}}
      />
    </div>
  );

  const number = items.indexOf(item) + 1;
  const steps = items.map(
    (one): Step => ({
      id: one.id,
      title: <span className="wrap-anywhere">{one.title}</span>,
      detail:
        one.id === item.id && next ? t("pagesLeft", { count: unseen.length }) : t(done(one) ? "isRead" : "unread"),
      state: done(one) ? "done" : one.id === item.id ? "now" : "todo",
      ...(one.id !== item.id && {
        aside: (
          <Button
            variant="quiet"
            size="sm"
            aria-label={t("openOf", { title: one.title })}
            onClick={() => onOpen(one.id)}
          >
            {t("open")}
          </Button>
        ),
      }),
    }),
  );
  const readCount = items.length - unread.length;
  return (
    <RoomLayout
      backHref="/contracts"
      backLabel={t("back")}
      title={contract.title}
      detail={`${t("position", { number, count: items.length })} · ${t("from", { sender: contract.sender })}`}
      phoneDetail={`${t("position", { number, count: items.length })} · ${room("page", { page: viewer.page + 1, count: document.pages.length })}`}
      status={item.room.identity.sandbox ? <Tag tone="amber">{room("sandbox")}</Tag> : null}
      actions={
        <Button variant="secondary" asChild>
          <Link href="/contracts">{t("later")}</Link>
        </Button>
      }
      thumbnails={<PdfThumbnails viewer={viewer} />}
      deskBar={<PdfBar viewer={viewer} />}
      rail={{
        title: t("title", { count: items.length }),
        lead: unread.length === 0 ? t("ready") : t("lead", { read: readCount, count: items.length }),
        progress: { label: t("progress"), value: readCount / items.length },
        steps: (
          <div className="grid gap-4">
            {problem ? (
              <Notice tone="error" announce>
                {problem}
              </Notice>
            ) : null}
            <Stepper label={t("steps")} steps={steps} />
          </div>
        ),
      }}
      action={
        <Button size="lg" wide disabled={Boolean(next) && !ready} onClick={go}>
          {label}
        </Button>
      }
      note={t("note")}
      step={{ title: label, counter: `${readCount} / ${items.length}` }}
    >
      <DocumentTabs documents={documents} current={document.id} onOpen={open} />
      <PdfPages viewer={viewer} renderOverlay={overlay} />
    </RoomLayout>
  );
}
