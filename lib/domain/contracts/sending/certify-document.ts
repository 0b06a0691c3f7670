import "server-only";
import type { Hash } from "node:crypto";
import { mayCertify } from "@/lib/standards/pades/prepare-policy";
import { signIncrement } from "@/lib/standards/pades/sign";
import { PdfFile } from "@/lib/standards/pdf/file";
import { parseCertificate } from "@/lib/standards/x509/certificate";
import { platformSigner } from "../../certificates/signing-material";
import { issueTimeStamp, type TimeStamp } from "../../certificates/time-stamp";

export type Certification = {
  tail: Uint8Array;
  /** Of the signed ranges. */
  digest: Uint8Array;
  fieldName: string;
  certificate: { id: string; serial: string };
  timeStamp: { serial: string; time: Date };
  /** False when the file was signed before it came here: only a first signature certifies, so the platform approves. */
  certifies: boolean;
};

/**
 * Puts the platform's seal under a prepared document: a certification that from here on allows filling in and signing
 * only (DocMDP 2, ISO 32000-2, 12.8.2.2), time-stamped.
 * @param segments base and tails
 * @param hash SHA-256 state after all of them
 * @throws DomainError unavailable when nothing can be time-stamped now
 */
export async function certifyDocument(segments: Uint8Array[], hash: Hash, fieldName: string): Promise<Certification> {
  const signer = await platformSigner();
  const certificate = parseCertificate(signer.certificate);
  const file = PdfFile.open(Buffer.concat(segments));
  const certifies = mayCertify(file);
  let stamp: TimeStamp | undefined;
  const signed = await signIncrement({
    base: segments,
    file,
    hashPrefix: hash,
    fieldName,
    signer,
    timestamp: async (imprint) => {
      stamp = await issueTimeStamp(imprint);
      return stamp.der;
    },
    signingTime: new Date(),
    // As the certificate names it: a signature that calls its signer otherwise makes readers wonder.
    name: certificate.commonName,
    ...(certifies && { certify: 2 as const }),
  });
  if (!stamp) throw new Error("the platform's seal was made without its time stamp");
  return {
    tail: signed.tail,
    digest: signed.digest,
    fieldName,
    certificate: {
      id: signer.certificateId,
      serial: Buffer.from(certificate.serial).toString("hex"),
    },
    timeStamp: { serial: stamp.serial, time: stamp.time },
    certifies,
  };
}
