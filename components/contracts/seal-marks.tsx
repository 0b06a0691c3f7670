"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { SealMark } from "@/lib/domain/evidence/seal-marks";
import { PT_PER_MM } from "@/lib/standards/seal-drawing/pdf-form";
import type { PageSize } from "../pdf/page-layout";
import { stripPlaces } from "../pdf/strip-places";

/** Where a mark can be pressed on one page, in points; a cross-page seal is on many. */
export type MarkPlace = { mark: SealMark; x: number; y: number; width: number; height: number; first: boolean };

/** What can be pressed on each page. */
export function useMarkPlaces(
  marks: readonly SealMark[],
  pages: readonly PageSize[],
): ReadonlyMap<number, MarkPlace[]> {
  return useMemo(() => {
    const byPage = new Map<number, MarkPlace[]>();
    for (const mark of marks)
      for (const { page, ...place } of placesOf(mark, pages))
        byPage.set(page, [...(byPage.get(page) ?? []), { mark, ...place, first: page === mark.page }]);
    return byPage;
  }, [marks, pages]);
}

/** A seal is pressed where its ink is: in the middle of its place, at its true size. */
export function placesOf(mark: SealMark, pages: readonly PageSize[]) {
  const { kind, options, page, x, y, size } = mark;
  const [width, height] = [size.widthMm * PT_PER_MM, size.heightMm * PT_PER_MM];
  if (kind === "cross_page" && options)
    return stripPlaces({ options, y: mark.y + (mark.height - height) / 2, height }, pages, width);
  if (kind !== "seal") return [{ page, x, y, width: mark.width, height: mark.height }];
  return [{ page, x: x + (mark.width - width) / 2, y: y + (mark.height - height) / 2, width, height }];
}

/** The signatures and seals on one page, as buttons that tell whose they are. */
export function SealMarks({
  places,
  scale,
  onOpen,
}: {
  places: readonly MarkPlace[];
  scale: number;
  onOpen: (mark: SealMark) => void;
}) {
  const t = useTranslations("contracts.reader.seals");
  return places.map(({ mark, x, y, width, height, first }) => (
    <button
      key={mark.id}
      type="button"
      // The other strips of a cross-page seal are parts of one thing: it is met once.
      tabIndex={first ? undefined : -1}
      aria-hidden={first ? undefined : true}
      aria-haspopup="dialog"
      aria-label={t(`open.${mark.kind}`, { seal: mark.seal, owner: mark.organization ?? mark.person })}
      onClick={() => onOpen(mark)}
      className="absolute cursor-help scroll-m-28 rounded-sm hover:outline-2 hover:outline-seal/40"
      style={{ left: x * scale, top: y * scale, width: width * scale, height: height * scale }}
    />
  ));
}
