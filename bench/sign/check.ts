import { OID } from "@/lib/standards/asn1/oids";
import { withoutZeroPadding } from "@/lib/standards/asn1/reader";
import { findAttribute, singleValue } from "@/lib/standards/cms/attribute";
import { parseSignedData } from "@/lib/standards/cms/signed-data";
import { type Coverage, readCoverage } from "@/lib/standards/pades/byte-range";
import { checkSignature } from "@/lib/standards/pades/check-signature";
import { findSignatures } from "@/lib/standards/pades/find-signatures";
import { PdfFile } from "@/lib/standards/pdf/file";
import { verifySignature } from "@/lib/standards/x509/algorithms";
import { type Certificate, parseCertificate } from "@/lib/standards/x509/certificate";
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
  const { problems, timestamp, verified } = checkSignature(coverage, { anchors: [root], intermediates: [] });
  const wrong = [...coverage.problems, ...problems].find((problem) => problem.weight === "invalid");
  if (wrong) return wrong.message;
  if (coverage.revision !== revisions.length - 1) return "the signature does not cover the whole file";
  if (!verified && !verifiesAsPkcs7(coverage)) return "the signature does not verify";
  if (level === "B-T" && !timestamp?.report.trusted) return "the signature has no trusted time stamp";
  return null;
}

/** Of an old-style message only the digest and the signature itself: it does not say which certificate signed. */
function verifiesAsPkcs7({ digest, contents }: Coverage): boolean {
  const { certificates, signers } = parseSignedData(withoutZeroPadding(contents));
  const [signer, der] = [signers[0], certificates[0]];
  if (!signer?.signedBytes || !signer.digestAlgorithm || !signer.signatureAlgorithm || !der) return false;
  const attribute = findAttribute(signer.signedAttributes, OID.messageDigest);
  const actual = digest?.(signer.digestAlgorithm);
  if (!attribute || !actual || Buffer.compare(actual, singleValue(attribute).content) !== 0) return false;
  return verifySignature(signer.signatureAlgorithm, parseCertificate(der), signer.signedBytes, signer.signature);
}
