"use client";

import { useEffect, useRef, useState } from "react";
import type { RoomDocument } from "@/lib/domain/signing/open-room";
import { usePdfViewer } from "../pdf/use-pdf-viewer";

/** Where something is: the document, its page from 0, and points from the top left of that; x only where it matters. */
export type Spot = { documentId: string; page: number; y: number; x?: number };

/** Where the bytes of a contract's documents are, as they stand when the room is opened. */
export const urlOf =
  (contractId: string) =>
  ({ id, revision }: RoomDocument): string =>
    `/files/contracts/${contractId}/${id}?revision=${revision}`;

/**
 * The one of a contract's documents that is before the reader's eyes, and the way from one to another.
 * @param first the document that is shown at the beginning
 * @param urlOf where a document's bytes are
 */
export function useShownDocument(
  documents: readonly RoomDocument[],
  first: string | undefined,
  urlOf: (document: RoomDocument) => string,
) {
  const [id, setId] = useState(first);
  const document = documents.find((one) => one.id === id) ?? documents[0];
  if (!document) throw new Error("a contract has a document");
  const viewer = usePdfViewer(urlOf(document), document.pages);
  const wanted = useRef<Spot | null>(null);

  const { goTo } = viewer;
  // The other document's pages have their places only after it is chosen.
  useEffect(() => {
    const spot = wanted.current;
    wanted.current = null;
    if (spot?.documentId === document.id) goTo(spot.page, spot.y, spot.x);
  }, [document.id, goTo]);

  function show(spot: Spot) {
    if (spot.documentId === document?.id) return viewer.goTo(spot.page, spot.y, spot.x);
    wanted.current = spot;
    setId(spot.documentId);
  }

  return { document, viewer, show, open: (documentId: string) => show({ documentId, page: 0, y: 0 }) };
}
