import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { ValidationReport } from "@/lib/standards/pades/report";
import { validatePdf } from "@/lib/standards/pades/validate";
import { PdfError } from "@/lib/standards/pdf/errors";
import { formatName } from "@/lib/standards/x509/name";
import { CannotVerify } from "./cannot-verify";
import type { Trusted } from "./read-trust";

/** What `npm run verify` writes: what was checked and against what, then the validator's report. */
export type VerifyReport = {
  file: string;
  /** Of the file, hexadecimal. */
  sha256: string;
  bytes: number;
  /** ISO 8601. */
  checkedAt: string;
  /** The certificates that were trusted. Where there is none, no signature can be valid. */
  trust: { from: string; subject: string; sha256: string }[];
} & ValidationReport;

/**
 * Validates one file.
 * @param file path
 * @param at the time at which certificates are judged where no time stamp proves an earlier one
 * @throws CannotVerify when the file is missing or no readable PDF
 */
export async function verifyFile(file: string, trusted: readonly Trusted[], at: Date): Promise<VerifyReport> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === "ENOENT" ? "there is no such file" : error.message;
    throw new CannotVerify(`${file} cannot be read: ${why}.`);
  });
  const report = validate(file, bytes, trusted, at);
  return {
    file,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    bytes: bytes.length,
    checkedAt: at.toISOString(),
    trust: trusted.map(({ from, certificate }) => ({
      from,
      subject: formatName(certificate.subject),
      sha256: certificate.fingerprint,
    })),
    ...report,
  };
}

function validate(file: string, bytes: Uint8Array, trusted: readonly Trusted[], at: Date): ValidationReport {
  try {
    return validatePdf(bytes, { anchors: trusted.map(({ certificate }) => certificate), at });
  } catch (error) {
    if (!(error instanceof PdfError)) throw error;
    const what = error.code === "not-a-pdf" ? "is not a PDF" : "cannot be read as a PDF";
    throw new CannotVerify(`${file} ${what}: ${error.message}.`);
  }
}
