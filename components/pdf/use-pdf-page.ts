"use client";

import { useEffect, useState } from "react";
import type { PdfDocument, PdfPage } from "./load-pdf";

/** One page of an open file, read when it is `wanted` and given up when not. */
export function usePdfPage(document: PdfDocument | null, index: number, wanted: boolean): PdfPage | null {
  const [page, setPage] = useState<PdfPage | null>(null);
  useEffect(() => {
    if (!document || !wanted) return;
    let left = false;
    let mine: PdfPage | undefined;
    document.getPage(index + 1).then(
      (read) => {
        mine = read;
        if (!left) setPage(read);
      },
      // The document was closed meanwhile; a page that cannot be read stays white.
      () => {},
    );
    return () => {
      left = true;
      setPage(null);
      mine?.cleanup();
    };
  }, [document, index, wanted]);
  return page;
}
