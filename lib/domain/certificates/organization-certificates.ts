import "server-only";
import { db } from "@/lib/platform/db/client";
import type { Certificate as Row } from "@/lib/platform/db/generated/client";
import { notFound } from "@/lib/platform/errors";
import { OID } from "@/lib/standards/asn1/oids";
import { parseCertificate } from "@/lib/standards/x509/certificate";
import { nameValue } from "@/lib/standards/x509/name";
import { encodePem } from "@/lib/standards/x509/pem";

/** What is seen of an organization's certificate. All of it is public. */
export type OrganizationCertificate = {
  id: string;
  /** CN and O. */
  name: string;
  /** `NTRCN-` and the number in the register. */
  identifier: string;
  /** Hexadecimal. */
  serial: string;
  issuer: string;
  notBefore: Date;
  notAfter: Date;
  state: "active" | "expired" | "revoked";
  revokedAt: Date | null;
  /** SHA-256 of the certificate, hexadecimal. */
  fingerprint: string;
};

const given = { role: "organization", state: { in: ["issued", "revoked"] } };

/** Everything ever issued to an organization, newest first. Who may ask, the caller knows. */
export async function organizationCertificates(
  organizationId: string,
  now = new Date(),
): Promise<OrganizationCertificate[]> {
  const rows = await db().certificate.findMany({ where: { organizationId, ...given }, orderBy: { createdAt: "desc" } });
  return rows.flatMap((row) => infoOf(row, now) ?? []);
}

/** The file of one of them. @throws DomainError not_found for another organization's */
export async function organizationCertificateFile(
  organizationId: string,
  certificateId: string,
): Promise<{ der: Uint8Array<ArrayBuffer>; pem: string; serial: string }> {
  const row = await db().certificate.findFirst({ where: { id: certificateId, organizationId, ...given } });
  if (!row?.der) throw notFound();
  const der = Uint8Array.from(row.der);
  return { der, pem: encodePem(der), serial: row.serial };
}

function infoOf(row: Row, now: Date): OrganizationCertificate | null {
  if (!row.der) return null;
  const certificate = parseCertificate(row.der);
  return {
    id: row.id,
    name: certificate.commonName,
    identifier: nameValue(certificate.subject, OID.organizationIdentifier) ?? "",
    serial: certificate.serialHex,
    issuer: nameValue(certificate.issuer, OID.commonName) ?? "",
    notBefore: certificate.notBefore,
    notAfter: certificate.notAfter,
    state: row.state === "revoked" ? "revoked" : certificate.notAfter <= now ? "expired" : "active",
    revokedAt: row.revokedAt,
    fingerprint: certificate.fingerprint,
  };
}
