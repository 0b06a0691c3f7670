import type { NotPreparable } from "@/lib/standards/pades/prepare-policy";
import type { AcceptedPdf, PdfInspection } from "@/lib/standards/pdf/inspect";

/** What looking inside a file found, and why no fields could be added to it, if so. */
export type Look = { inspection: PdfInspection; obstacle: NotPreparable["code"] | null };

/** Something about an accepted file that its owner should know before she sends it. */
export type Remark = "scripts" | "launches" | "attachments" | "signatures" | "forms";

/** In the order in which they are shown. */
export function remarksOn(pdf: AcceptedPdf): Remark[] {
  const remarks: [Remark, boolean][] = [
    ["signatures", pdf.form.signatures > 0],
    ["scripts", pdf.hasJavaScript],
    ["launches", pdf.hasLaunch],
    ["attachments", pdf.hasAttachments],
    ["forms", pdf.form.fields > pdf.form.signatures],
  ];
  return remarks.filter(([, applies]) => applies).map(([remark]) => remark);
}
