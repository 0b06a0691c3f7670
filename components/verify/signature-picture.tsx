"use client";

import { useEffect, useRef } from "react";
import type { PdfDocument, PdfPage } from "../pdf/load-pdf";
import type { FieldPlace } from "./use-field-places";

/** CSS pixels that the picture may take. */
const most = { width: 104, height: 56 };

/** A signature as it looks on its page: that part of the page, drawn small. */
export function SignaturePicture({
  document,
  place,
  label,
}: {
  document: PdfDocument;
  place: FieldPlace;
  label: string;
}) {
  const holder = useRef<HTMLDivElement>(null);
  const { page, rect } = place;

  useEffect(() => {
    let task: ReturnType<PdfPage["render"]> | undefined;
    let left = false;
    async function draw() {
      const read = await document.getPage(page + 1);
      if (left || !rect) return;
      const plain = read.getViewport({ scale: 1 });
      const [ax, ay, bx, by] = plain.convertToViewportRectangle([...rect]) as [number, number, number, number];
      const [width, height] = [Math.abs(bx - ax), Math.abs(by - ay)];
      const shown = Math.min(most.width / width, most.height / height);
      const scale = shown * Math.min(3, Math.max(1, window.devicePixelRatio));
      const canvas = window.document.createElement("canvas");
      canvas.width = Math.max(1, Math.round(width * scale));
      canvas.height = Math.max(1, Math.round(height * scale));
      canvas.style.width = `${width * shown}px`;
      canvas.style.height = `${height * shown}px`;
      const viewport = read.getViewport({
        scale,
        offsetX: -Math.min(ax, bx) * scale,
        offsetY: -Math.min(ay, by) * scale,
      });
      task = read.render({ canvas, viewport });
      await task.promise;
      if (!left) holder.current?.replaceChildren(canvas);
    }
    // Given up because the row is gone, or a page that cannot be drawn: the place stays empty.
    draw().catch(() => {});
    return () => {
      left = true;
      task?.cancel();
    };
  }, [document, page, rect]);

  return (
    <div
      ref={holder}
      role="img"
      aria-label={label}
      className="on-paper grid h-14 w-[104px] place-items-center overflow-hidden rounded-sm"
    />
  );
}
