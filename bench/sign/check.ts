import { readCoverage } from "@/lib/standards/pades/byte-range";
import { checkSignature } from "@/lib/standards/pades/check-signature";
import { findSignatures } from "@/lib/standards/pades/find-signatures";
import { PdfFile } from "@/lib/standards/pdf/file";
import type { Certificate } from "@/lib/standards/x509/certificate";
import type { Level } from "./cell";

/**
 * Says what is wrong with a signed file, or null: what is timed must be a signature. It has to cover the whole file
 * and to verify, and at B-T to carry a trusted time stamp. That a signature lacks what PAdES asks for is no fault here.
 */
export function faultOf(bytes: Uint8Array, level: Level, root: Certificate): string | null {
  const file = PdfFile.open(bytes);
  const found = findSignatures(file).signatures.at(-1);
  if (!found) return "the output holds no signature";
  const holder = found.ref ?? found.field.ref;
  const entry = holder && file.entryOf(holder.num);
  const revisions = file.revisions();
  const coverage = readCoverage(bytes, revisions, found.dict, entry?.kind === "offset" ? entry.offset : -1);
  const { problems, timestamp } = checkSignature(coverage, { anchors: [root], intermediates: [] });
  const wrong = [...coverage.problems, ...problems].find((problem) => problem.weight === "invalid");
  if (wrong) return wrong.message;
  if (coverage.revision !== revisions.length - 1) return "the signature does not cover the whole file";
  if (level === "B-T" && !timestamp?.report.trusted) return "the signature has no trusted time stamp";
  return null;
}
