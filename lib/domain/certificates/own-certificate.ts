import "server-only";
import { db, type Transaction } from "@/lib/platform/db/client";
import type { Certificate as Row } from "@/lib/platform/db/generated/client";
import { notFound } from "@/lib/platform/errors";
import { OID } from "@/lib/standards/asn1/oids";
import { parseCertificate } from "@/lib/standards/x509/certificate";
import { nameValue } from "@/lib/standards/x509/name";
import { encodePem } from "@/lib/standards/x509/pem";
import type { CertificateInfo } from "./certificate.schema";

/** A person's valid certificate, or null. */
export async function activeCertificate(
  personId: string,
  tx: Transaction = db(),
  now = new Date(),
): Promise<CertificateInfo | null> {
  const row = await tx.certificate.findFirst({
    where: { personId, role: "signer", state: "issued", notBefore: { lte: now }, notAfter: { gt: now } },
    orderBy: { notAfter: "desc" },
  });
  return row && infoOf(row, now);
}

/** Everything ever issued to the person behind an account, newest first. */
export async function ownCertificates(accountId: string, now = new Date()): Promise<CertificateInfo[]> {
  const rows = await db().certificate.findMany({
    where: { person: { accountId }, role: "signer", state: { in: ["issued", "revoked"] } },
    orderBy: { createdAt: "desc" },
  });
  return rows.flatMap((row) => infoOf(row, now) ?? []);
}

/**
 * The file of one of one's own certificates.
 * @throws DomainError not_found for somebody else's
 */
export async function ownCertificateFile(
  accountId: string,
  certificateId: string,
): Promise<{ der: Uint8Array<ArrayBuffer>; pem: string; serial: string }> {
  const row = await db().certificate.findFirst({
    where: { id: certificateId, person: { accountId }, role: "signer", state: { in: ["issued", "revoked"] } },
  });
  if (!row?.der) throw notFound();
  const der = Uint8Array.from(row.der);
  return { der, pem: encodePem(der), serial: row.serial };
}

/** What the certificate itself says; the row only adds whether it was revoked. */
function infoOf(row: Row, now: Date): CertificateInfo | null {
  if (!row.der) return null;
  const certificate = parseCertificate(row.der);
  return {
    id: row.id,
    name: certificate.commonName,
    pseudonym: nameValue(certificate.subject, OID.serialNumber) ?? "",
    serial: certificate.serialHex,
    issuer: nameValue(certificate.issuer, OID.commonName) ?? "",
    notBefore: certificate.notBefore,
    notAfter: certificate.notAfter,
    state: row.state === "revoked" ? "revoked" : certificate.notAfter <= now ? "expired" : "active",
    fingerprint: certificate.fingerprint,
    algorithm: "ECDSA P-256",
  };
}
