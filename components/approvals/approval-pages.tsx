"use client";

import { useCallback, useMemo } from "react";
import type { ApprovalDocument, ApprovalPage, SealPlace } from "@/lib/domain/seals/approvals/get-approval";
import { PT_PER_MM } from "@/lib/standards/seal-drawing/pdf-form";
import { DocumentTabs } from "../contracts/document-tabs";
import { useShownDocument } from "../contracts/use-shown-document";
import { PdfBar } from "../pdf/pdf-bar";
import { PdfPages, type RenderOverlay } from "../pdf/pdf-pages";
import { type StripPlace, stripPlaces } from "../pdf/strip-places";
import { OutlineView } from "../seals/outline-view";

export type ApprovalPagesProps = {
  urlOf: (document: ApprovalDocument) => string;
  documents: readonly ApprovalDocument[];
  label: string;
  seal: ApprovalPage["seal"];
  places: readonly SealPlace[];
};

/** The contract as it is now, with the seal where it would stand, at its true size. */
export function ApprovalPages({ urlOf, documents, label, seal, places: everywhere }: ApprovalPagesProps) {
  const { document, viewer, open } = useShownDocument(documents, undefined, urlOf);
  const places = useMemo(
    () => everywhere.filter(({ documentId }) => documentId === document.id),
    [everywhere, document.id],
  );
  const { widthMm, heightMm } = seal.outline;
  const [width, height] = [widthMm * PT_PER_MM, heightMm * PT_PER_MM];
  const strips = useMemo(
    () =>
      places
        .filter(({ kind }) => kind === "cross_page")
        .flatMap((place) => stripPlaces({ ...place, options: place.options }, document.pages, width)),
    [places, document.pages, width],
  );
  const overlay = useCallback<RenderOverlay>(
    (page, { scale }) => (
      <>
        {places
          .filter((place) => place.kind === "seal" && place.page === page)
          .map((place) => (
            <div
              key={place.id}
              className="pointer-events-none absolute opacity-85 mix-blend-multiply"
              style={{
                left: (place.x + (place.width - width) / 2) * scale,
                top: (place.y + (place.height - height) / 2) * scale,
                width: width * scale,
                height: height * scale,
              }}
            >
              <OutlineView outline={seal.outline} size="fill" label={seal.name} />
            </div>
          ))}
        {strips
          .filter((strip) => strip.page === page)
          .map((strip) => (
            <Strip
              key={`${strip.x} ${strip.y}`}
              strip={strip}
              outline={seal.outline}
              size={{ width: width * scale, height: height * scale }}
              scale={scale}
            />
          ))}
      </>
    ),
    [places, strips, seal, width, height],
  );
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={label}
      className="relative min-w-0 bg-sunk -outline-offset-2 min-[60rem]:col-start-1 min-[60rem]:row-start-1 min-[60rem]:overflow-auto"
    >
      <div className="overflow-x-auto p-3.5 min-[60rem]:overflow-visible min-[60rem]:p-7 min-[60rem]:pb-20">
        <DocumentTabs documents={documents} current={document.id} onOpen={open} />
        <PdfPages viewer={viewer} renderOverlay={overlay} />
      </div>
      <div className="pointer-events-none sticky bottom-4 hidden place-items-center min-[60rem]:grid [&>*]:pointer-events-auto">
        <PdfBar viewer={viewer} />
      </div>
    </section>
  );
}

type StripProps = {
  strip: StripPlace;
  outline: ApprovalPage["seal"]["outline"];
  size: { width: number; height: number };
  scale: number;
};

/** One strip of the whole seal: the rest of it lies outside of the box. */
function Strip({ strip, outline, size, scale }: StripProps) {
  return (
    <div
      className="pointer-events-none absolute overflow-hidden opacity-85 mix-blend-multiply"
      style={{
        left: strip.x * scale,
        top: strip.y * scale,
        width: strip.width * scale,
        height: strip.height * scale,
      }}
    >
      <span
        className="absolute"
        style={{
          ...size,
          left: (-strip.strip * size.width) / strip.of,
          top: (strip.height * scale - size.height) / 2,
        }}
      >
        <OutlineView outline={outline} size="fill" />
      </span>
    </div>
  );
}
