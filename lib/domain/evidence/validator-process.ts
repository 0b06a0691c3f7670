import { readFile } from "node:fs/promises";
import { answer } from "@/lib/platform/isolation/answer";
import { validatePdf } from "@/lib/standards/pades/validate";
import { PdfError } from "@/lib/standards/pdf/errors";
import { parseCertificate } from "@/lib/standards/x509/certificate";
import type { Validation, ValidationQuestion } from "./validation";

/* The process in which files of strangers are validated. validate-file.ts starts it and bounds its memory and time. */
async function validate({ file, anchors, intermediates, at }: ValidationQuestion): Promise<Validation> {
  const bytes = await readFile(file);
  const options = { anchors: anchors.map(parseCertificate), intermediates: intermediates.map(parseCertificate), at };
  const began = performance.now();
  const milliseconds = () => Math.max(1, Math.round(performance.now() - began));
  try {
    return { report: validatePdf(bytes, options), unreadable: null, milliseconds: milliseconds() };
  } catch (error) {
    if (!(error instanceof PdfError)) throw error;
    return { report: null, unreadable: error.code, milliseconds: milliseconds() };
  }
}

answer(validate);
