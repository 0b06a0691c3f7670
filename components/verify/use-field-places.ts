"use client";

import { useEffect, useState } from "react";
import type { PdfDocument } from "../pdf/load-pdf";

/** Where a form field stands in the file, and what it is called for people. */
export type FieldPlace = {
  /** From 0. */
  page: number;
  /** In the page's own coordinates, points; null for a field that cannot be seen. */
  rect: readonly [number, number, number, number] | null;
  /** Its accessible name (/TU). */
  label: string | null;
};

/** Pages whose fields are looked at; on a contract with more, the rest go by their names. */
const mostPages = 60;

/** The places of a file's form fields by full name; empty until they are known. */
export function useFieldPlaces(document: PdfDocument | null): ReadonlyMap<string, FieldPlace> {
  const [places, setPlaces] = useState<ReadonlyMap<string, FieldPlace>>(new Map());
  useEffect(() => {
    let left = false;
    setPlaces(new Map());
    if (document)
      readPlaces(document).then(
        (found) => !left && setPlaces(found),
        // A form that pdf.js cannot read shows no pictures; the report does not depend on it.
        () => {},
      );
    return () => {
      left = true;
    };
  }, [document]);
  return places;
}

async function readPlaces(document: PdfDocument): Promise<Map<string, FieldPlace>> {
  const fields = (await document.getFieldObjects()) as Record<string, { page?: number }[]> | null;
  const pages = new Set(
    Object.values(fields ?? {})
      .flat()
      .flatMap(({ page }) => (typeof page === "number" && page >= 0 ? page : [])),
  );
  const places = new Map<string, FieldPlace>();
  for (const page of [...pages].sort((a, b) => a - b).slice(0, mostPages)) {
    const annotations = await (await document.getPage(page + 1)).getAnnotations();
    for (const { fieldName, rect, alternativeText } of annotations) {
      if (!fieldName || places.has(fieldName)) continue;
      const [x1, y1, x2, y2] = rect as number[] as [number, number, number, number];
      const seen = Math.abs(x2 - x1) > 1 && Math.abs(y2 - y1) > 1;
      places.set(fieldName, { page, rect: seen ? [x1, y1, x2, y2] : null, label: alternativeText || null });
    }
  }
  return places;
}
