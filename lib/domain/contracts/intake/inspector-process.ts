import { readFile } from "node:fs/promises";
import { whyNotPreparable } from "@/lib/standards/pades/prepare-policy";
import { PdfError } from "@/lib/standards/pdf/errors";
import { PdfFile } from "@/lib/standards/pdf/file";
import { inspectPdf } from "@/lib/standards/pdf/inspect";
import type { Look, LookRequest } from "./look";

/*
 * The process in which uploaded files are read for the first time. It is given a path and answers with facts, has no
 * secrets in its environment, and ends with its parent. inspect-file.ts starts it and bounds its memory and time.
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

process.on("disconnect", () => process.exit());
process.on("message", ({ id, path }: LookRequest) => {
  look(path).then(
    (result) => process.send?.({ id, result }),
    // An unexpected error is a defect of the reader; what the file made it do is not known, so this process ends.
    (error: Error) => process.send?.({ id, error: error.message }, () => process.exit(1)),
  );
});
process.send?.({ ready: true });
