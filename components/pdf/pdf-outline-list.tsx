"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Skeleton } from "../ui/skeleton";
import { type OutlineEntry, placeOf, readOutline } from "./pdf-outline";
import type { PdfViewer } from "./use-pdf-viewer";

/** A file's own table of contents; each line leads to its place. */
export function PdfOutline({ viewer, onGo }: { viewer: PdfViewer; onGo: () => void }) {
  const t = useTranslations("common.viewer.outline");
  const { document } = viewer.pdf;
  const [entries, setEntries] = useState<OutlineEntry[] | null>(null);
  const [nowhere, setNowhere] = useState(false);
  useEffect(() => {
    let left = false;
    if (document)
      readOutline(document).then(
        (read) => !left && setEntries(read),
        () => !left && setEntries([]),
      );
    return () => {
      left = true;
    };
  }, [document]);

  async function go(entry: OutlineEntry) {
    const place = document && (await placeOf(document, entry).catch(() => null));
    if (!place) return setNowhere(true);
    onGo();
    viewer.goTo(place.page, place.y, place.x);
  }

  if (!entries) return <Skeleton className="h-40 w-full" />;
  if (entries.length === 0) return <p className="text-ink-2">{t("none")}</p>;
  return (
    <>
      <Entries entries={entries} onGo={go} />
      <p aria-live="polite" className="mt-2 text-meta text-ink-2 empty:hidden">
        {nowhere ? t("nowhere") : null}
      </p>
    </>
  );
}

function Entries({ entries, onGo }: { entries: readonly OutlineEntry[]; onGo: (entry: OutlineEntry) => void }) {
  const t = useTranslations("common.viewer.outline");
  return (
    <ol className="grid [&_ol]:ml-4">
      {entries.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an entry is its place in the file
        <li key={index}>
          <button
            type="button"
            onClick={() => onGo(entry)}
            className="min-h-9 w-full rounded-sm px-2 py-1.5 text-left wrap-anywhere hover:bg-hover pointer-coarse:min-h-11"
          >
            {entry.title || t("untitled")}
          </button>
          {entry.children.length > 0 ? <Entries entries={entry.children} onGo={onGo} /> : null}
        </li>
      ))}
    </ol>
  );
}
