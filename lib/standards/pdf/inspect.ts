import { PdfError } from "./errors";
import { PdfFile } from "./file";
import { pageGeometry } from "./geometry";
import { type FormSummary, inspectForm } from "./inspect-form";
import { findRisks, type Risks } from "./inspect-graph";
import { findTwoThings } from "./inspect-roles";
import type { PdfLimits } from "./limits";

/** Why intake says no. */
export type PdfRefusal =
  | "not-a-pdf"
  | "encrypted"
  | "xfa" // a dynamic form: what people see is not what would be signed
  | "broken"
  | "no-pages"
  | "too-many-pages"
  | "too-large" // streams inflate beyond the budget, or too many objects
  | "too-deep"
  | "two-things"; // one object is a page, a catalog or the like, and a resource as well

/** What intake learns about a file that it accepts. Lengths in points. */
export interface AcceptedPdf extends Risks {
  accepted: true;
  version: string;
  pageCount: number;
  /** The visible size of every page, after rotation and user unit. */
  pages: { width: number; height: number; rotate: 0 | 90 | 180 | 270 }[];
  form: FormSummary;
  isLinearized: boolean;
  xrefKind: "table" | "stream" | "hybrid";
  /** The /Title of the information dictionary, where it has one. */
  title?: string;
  /** Things on which PDF readers may disagree. */
  ambiguities: string[];
}

export interface RefusedPdf {
  accepted: false;
  reason: PdfRefusal;
  /** For a log, in English; a person is told by `reason`. */
  detail: string;
  /** True when the pages can be read after rebuilding the cross-reference, so that a repaired copy can be offered. */
  repairable: boolean;
}

export type PdfInspection = AcceptedPdf | RefusedPdf;

/**
 * Looks at an uploaded file: every object that can be reached from the trailer is read, and every stream but images is
 * decoded, so that what passes here costs later readers no more than the limits. Throws nothing.
 */
export function inspectPdf(bytes: Uint8Array, limits: Partial<PdfLimits> = {}): PdfInspection {
  try {
    return look(PdfFile.open(bytes, limits));
  } catch (error) {
    if (!(error instanceof PdfError)) throw error;
    const reason = refusals[error.code];
    const repairable = reason === "broken" && canBeRebuilt(bytes, limits);
    return { accepted: false, reason, detail: error.message, repairable };
  }
}

const refusals: Record<PdfError["code"], PdfRefusal> = {
  "not-a-pdf": "not-a-pdf",
  encrypted: "encrypted",
  "broken-xref": "broken",
  "broken-object": "broken",
  "broken-stream": "broken",
  "unsupported-filter": "broken",
  "too-large": "too-large",
  "too-many-pages": "too-many-pages",
  "too-deep": "too-deep",
  "no-such-page": "no-pages",
  misuse: "broken",
};

function look(file: PdfFile): PdfInspection {
  if (file.isEncrypted) return refused("encrypted", "the file is encrypted");
  const form = file.asDict(file.catalog().get("AcroForm"));
  if (form && file.resolve(form.get("XFA")) !== null) return refused("xfa", "the form is an XFA form");
  const pages = file.pages().map((page) => {
    const { width, height, rotate } = pageGeometry(file, page);
    return { width, height, rotate };
  });
  if (pages.length === 0) return refused("no-pages", "the file has no pages");
  const risks = findRisks(file);
  const twoThings = findTwoThings(file);
  if (twoThings !== undefined) return refused("two-things", `object ${twoThings} is two things at once`);
  const title = file
    .asString(file.asDict(file.trailer.get("Info"))?.get("Title"))
    ?.text()
    .trim();
  return {
    accepted: true,
    version: file.version,
    pageCount: pages.length,
    pages,
    ...risks,
    form: inspectForm(file),
    isLinearized: file.isLinearized,
    xrefKind: file.xrefKind,
    ...(title ? { title } : {}),
    ambiguities: [...file.ambiguities],
  };
}

function refused(reason: PdfRefusal, detail: string): RefusedPdf {
  return { accepted: false, reason, detail, repairable: false };
}

function canBeRebuilt(bytes: Uint8Array, limits: Partial<PdfLimits>): boolean {
  try {
    const file = PdfFile.open(bytes, { ...limits, repair: true });
    return !file.isEncrypted && file.pages().length > 0;
  } catch (error) {
    if (error instanceof PdfError) return false;
    throw error;
  }
}
