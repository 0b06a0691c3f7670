"use client";

import { Camera, ImagePlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ChangeEvent, type DragEvent, useEffect, useId, useRef, useState } from "react";
import type { PicturePaper } from "@/lib/standards/pdf/pictures-to-pdf";
import { Button, buttonClass } from "../../../ui/button";
import { classNames } from "../../../ui/class-names";
import { Notice } from "../../../ui/notice";
import { Progress } from "../../../ui/progress";
import { Segmented } from "../../../ui/segmented";
import { PICTURE_TYPES, type Picked, pick } from "../picked";
import { askPictures } from "./ask-pictures";
import { MOST_PICTURES, needSmaller, type PageOfPicture, pictureOf } from "./picture-list";
import { PictureTile } from "./picture-tile";
import { StraightenDialog } from "./straighten-dialog";
import { useDragOrder } from "./use-drag-order";
import { usePicturePages } from "./use-picture-pages";

export type PictureDeskProps = {
  /** What was chosen to begin with. */
  first: readonly Picked[];
  limitMb: number;
  /** The PDF that was made of them. */
  onPdf: (pdf: File) => void;
  onCancel: () => void;
};

/** Pictures that become the pages of a PDF: put in order, turned, straightened. */
export function PictureDesk({ first, limitMb, onPdf, onCancel }: PictureDeskProps) {
  const t = useTranslations("contracts.pictures");
  const limit = limitMb * 1_000_000;
  const list = usePicturePages();
  const { pages } = list;
  const [paper, setPaper] = useState<PicturePaper>("a4");
  const [done, setDone] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const [straightening, setStraightening] = useState<PageOfPicture | null>(null);
  const making = useRef<AbortController | null>(null);
  const began = useRef(false);

  const move = (id: number, to: number) => {
    list.move(id, to);
    setSaid(t("moved", { page: to + 1, pages: pages.length }));
  };
  const order = useDragOrder(
    pages.map(({ id }) => id),
    move,
  );

  useEffect(() => {
    if (began.current) return;
    began.current = true;
    list.add(first);
  }, [first, list.add]);
  useEffect(() => () => making.current?.abort(), []);

  async function make() {
    setProblem(null);
    setDone(0);
    const stopped = new AbortController();
    making.current = stopped;
    try {
      const ask = {
        pages: pages.map((page) => ({ blob: pictureOf(page), turn: page.turn })),
        paper,
        smaller: needSmaller(pages, limit),
        at: new Date(),
      };
      const pdf = await askPictures("pdf", ask, { tell: setDone, signal: stopped.signal });
      if (pdf.size <= limit) onPdf(new File([pdf], `${t("fileName")}.pdf`, { type: "application/pdf" }));
      else setProblem(t("tooLarge", { limit: limitMb }));
    } catch {
      setProblem(t("makingFailed"));
    }
    setDone(null);
  }

  async function more(files: FileList | null) {
    if (files?.length) list.add(await pick(Array.from(files), limit));
  }
  const drop = {
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      void more(event.dataTransfer.files);
    },
  };
  const busy = done !== null;
  return (
    <div className="grid gap-5" {...drop}>
      <section aria-label={t("title")} className="grid gap-4">
        <p role="status" className="text-ink-2">
          {list.reading > 0 ? t("reading", { count: list.reading }) : t("count", { pages: pages.length })}
        </p>
        {list.problems.length > 0 ? (
          <Notice tone="warning" title={t("leftOut")} announce>
            <ul className="grid gap-1">
              {list.problems.map(({ name, problem: why }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the list is only ever added to
                <li key={index} className="break-words">
                  {t(`problems.${why}`, { name, most: MOST_PICTURES })}
                </li>
              ))}
            </ul>
          </Notice>
        ) : null}
        <ol className="grid grid-cols-[repeat(auto-fill,minmax(148px,1fr))] gap-3">
          {pages.map((page, index) => (
            <PictureTile
              key={page.id}
              page={page}
              index={index}
              count={pages.length}
              dragged={order.dragged === page.id}
              onGripDown={(event) => order.onPointerDown(page.id, event)}
              onGripKey={(event) => order.onKeyDown(page.id, event)}
              onMove={(to) => move(page.id, to)}
              onTurn={() => list.turn(page)}
              onStraighten={() => setStraightening(page)}
              onRemove={() => {
                list.remove(page);
                setSaid(t("removed", { page: index + 1 }));
              }}
            />
          ))}
        </ol>
        <p aria-live="polite" className="sr-only">
          {said}
        </p>
        <div className="flex flex-wrap gap-2">
          <Choose label={t("add")} icon="add" disabled={busy} onFiles={more} />
          <Choose label={t("photograph")} icon="camera" disabled={busy} onFiles={more} />
        </div>
      </section>
      <Segmented
        label={t("paper")}
        className="max-w-md"
        disabled={busy}
        options={[
          { value: "a4", label: t("papers.a4") },
          { value: "own", label: t("papers.own") },
        ]}
        value={paper}
        onValueChange={setPaper}
      />
      {needSmaller(pages, limit) ? <p className="text-meta text-ink-2">{t("smaller", { limit: limitMb })}</p> : null}
      {problem ? (
        <Notice tone="error" title={t("notMade")} announce>
          {problem}
        </Notice>
      ) : null}
      {busy ? (
        <div role="status" className="grid gap-2 text-ink-2">
          {t("making", { page: Math.min(pages.length, (done ?? 0) + 1), pages: pages.length })}
          <Progress label={t("makingLabel")} value={(done ?? 0) / Math.max(1, pages.length)} />
        </div>
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          size="lg"
          className="phone:w-full"
          busy={busy}
          disabled={pages.length === 0 || list.reading > 0}
          onClick={make}
        >
          {t("make", { pages: pages.length })}
        </Button>
        <Button
          variant="quiet"
          onClick={() => {
            making.current?.abort();
            onCancel();
          }}
        >
          {t("cancel")}
        </Button>
      </div>
      <p className="text-meta text-ink-3">{t("kept")}</p>
      {straightening ? (
        <StraightenDialog
          page={straightening}
          onClose={() => setStraightening(null)}
          onDone={(flat) => {
            list.flatten(straightening, flat);
            setStraightening(null);
          }}
        />
      ) : null}
    </div>
  );
}

type ChooseProps = {
  label: string;
  icon: "add" | "camera";
  disabled: boolean;
  onFiles: (files: FileList | null) => void;
};

/** The camera is offered where there is a finger: a computer would show the same window twice. */
function Choose({ label, icon, disabled, onFiles }: ChooseProps) {
  const id = useId();
  const Icon = icon === "add" ? ImagePlus : Camera;
  return (
    <span
      className={classNames(
        "rounded-md has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ink",
        icon === "camera" && "hidden pointer-coarse:inline",
        disabled && "pointer-events-none opacity-60",
      )}
    >
      <input
        id={id}
        type="file"
        accept={PICTURE_TYPES}
        disabled={disabled}
        className="sr-only"
        {...(icon === "add" ? { multiple: true } : { capture: "environment" as const })}
        onChange={(event: ChangeEvent<HTMLInputElement>) => {
          onFiles(event.target.files);
          event.target.value = "";
        }}
      />
      <label htmlFor={id} className={classNames(buttonClass("secondary"), "cursor-pointer")}>
        <Icon size={16} aria-hidden="true" />
        {label}
      </label>
    </span>
  );
}
