import type { PdfFile } from "./file";
import { PdfDict, type PdfObject, PdfRef } from "./objects";

/** The interactive form and the signatures in it (ISO 32000-1, 12.7, 12.8). */
export interface FormSummary {
  /** Terminal fields. */
  fields: number;
  /** Signature fields that hold a signature. */
  signatures: number;
  /** Signature fields that wait for one. */
  emptySignatureFields: number;
  /** Whether a signature certifies the document (12.8.2.2). */
  certified: boolean;
  /** What a certified document still allows: 1 nothing, 2 filling in and signing, 3 comments too. */
  docMdp?: 1 | 2 | 3;
}

const maxFields = 50_000;

/** Counts fields by walking the field tree, which may be deep or loop only within bounds. */
export function inspectForm(file: PdfFile): FormSummary {
  const summary: FormSummary = { fields: 0, signatures: 0, emptySignatureFields: 0, certified: false };
  const catalog = file.catalog();
  const form = file.asDict(catalog.get("AcroForm"));
  const seen = new Set<number>();
  const waiting: { object: PdfObject; type?: string; value: PdfObject }[] = [];
  const push = (objects: PdfObject[], type: string | undefined, value: PdfObject) => {
    for (const object of objects) waiting.push({ object, type, value });
  };
  push(file.asArray(form?.get("Fields")) ?? [], undefined, null);
  while (waiting.length > 0 && summary.fields < maxFields) {
    const { object, type: above, value: valueAbove } = waiting.pop()!;
    if (object instanceof PdfRef) {
      if (seen.has(object.num)) continue;
      seen.add(object.num);
    }
    const field = file.asDict(object);
    if (!field) continue;
    const type = file.asName(field.get("FT")) ?? above;
    const own = file.resolve(field.get("V"));
    const value = own === null ? valueAbove : own;
    const kids = file.asArray(field.get("Kids")) ?? [];
    // Kids without a name are widgets of this field (12.7.3.1), not fields of their own.
    if (kids.some((kid) => file.asDict(kid)?.has("T"))) {
      push(kids, type, value);
      continue;
    }
    summary.fields++;
    if (type === "Sig" && value instanceof PdfDict) summary.signatures++;
    else if (type === "Sig") summary.emptySignatureFields++;
  }
  readCertification(file, summary);
  return summary;
}

function readCertification(file: PdfFile, summary: FormSummary): void {
  const signature = file.asDict(file.asDict(file.catalog().get("Perms"))?.get("DocMDP"));
  if (!signature) return;
  summary.certified = true;
  for (const item of file.asArray(signature.get("Reference")) ?? []) {
    const reference = file.asDict(item);
    if (file.asName(reference?.get("TransformMethod")) !== "DocMDP") continue;
    const level = file.asInteger(file.asDict(reference?.get("TransformParams"))?.get("P")) ?? 2;
    summary.docMdp = level === 1 || level === 3 ? level : 2;
  }
}
