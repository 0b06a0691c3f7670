"use client";

import { useEffect, useState } from "react";
import { openPdf, type PdfDocument } from "./load-pdf";

export type PdfState =
  | { status: "loading"; document: null }
  | { status: "ready"; document: PdfDocument }
  | { status: "failed"; document: null };

const loading: PdfState = { status: "loading", document: null };

/**
 * Opens a PDF, by its address or as a file, and closes it when it is no longer shown.
 * @param attempt another number opens it anew, after a failure
 */
export function usePdfDocument(source: string | Blob, attempt = 0): PdfState {
  const [state, setState] = useState<PdfState>(loading);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is a reason to open again
  useEffect(() => {
    let left = false;
    const task = openPdf(source);
    setState(loading);
    task
      .then((opening) => opening.promise)
      .then(
        (document) => !left && setState({ status: "ready", document }),
        () => !left && setState({ status: "failed", document: null }),
      );
    return () => {
      left = true;
      task.then((opening) => opening.destroy()).catch(() => {});
    };
  }, [source, attempt]);
  return state;
}
