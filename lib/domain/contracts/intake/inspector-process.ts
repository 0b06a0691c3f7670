import { readFile } from "node:fs/promises";
import { answer } from "@/lib/platform/isolation/answer";
import { whyNotPreparable } from "@/lib/standards/pades/prepare-policy";
import { PdfError } from "@/lib/standards/pdf/errors";
import { PdfFile } from "@/lib/standards/pdf/file";
import { inspectPdf } from "@/lib/standards/pdf/inspect";
import type { Look } from "./look";

/*
 * The process in which uploaded files are read for the first time. It is given a path and answers with facts.
 * inspect-file.ts starts it and bounds its memory and time.
 */
const limits = {
  maxPages: 5_000,
  maxStreamBytes: 64 * 1024 * 1024,
  maxInflatedBytes: 384 * 1024 * 1024,
};

async function look(path: string): Promise<Look> {
  const bytes = await readFile(path);
  const inspection = inspectPdf(bytes, limits);
  if (!inspection.accepted) return { inspection, obstacle: null };
  try {
    return { inspection, obstacle: whyNotPreparable(PdfFile.open(bytes, limits))?.code ?? null };
  } catch (error) {
    if (!(error instanceof PdfError)) throw error;
    return {
      inspection: { accepted: false, reason: "broken", detail: error.message, repairable: false },
      obstacle: null,
    };
  }
}

answer(look);
