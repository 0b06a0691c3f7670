"use client";

import { useEffect, useState } from "react";
import { preloadModule } from "react-dom";
import { openPdf, type PdfDocument, workerUrl } from "./load-pdf";

export type PdfState =
  | { status: "loading"; document: null }
  | { status: "ready"; document: PdfDocument }
  | { status: "failed"; document: null };

const loading: PdfState = { status: "loading", document: null };
const failed: PdfState = { status: "failed", document: null };

/**
 * Opens a PDF, by its address or as a file, and closes it when it is no longer shown.
 * @param attempt another number opens it anew, after a failure
 */
export function usePdfDocument(source: string | Blob, attempt = 0): PdfState {
  const [state, setState] = useState<PdfState>(loading);
  // On its way with the page, before the page's own scripts run.
  preloadModule(workerUrl, { as: "worker" });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is a reason to open again
  useEffect(() => {
    let left = false;
    const fail = () => !left && setState(failed);
    const opened = openPdf(source, fail);
    setState(loading);
    opened.promise.then((document) => !left && setState({ status: "ready", document }), fail);
    return () => {
      left = true;
      opened.close();
    };
  }, [source, attempt]);
  return state;
}
