import "server-only";
import { createHash } from "node:crypto";
import { db } from "@/lib/platform/db/client";
import type { SignatureReport } from "@/lib/standards/pades/report";
import type { OwnCertificate } from "./upload-check";

/** What is known here about those of the signers' certificates that were issued here; about others, nothing. */
export async function ownCertificates(
  signatures: readonly Pick<SignatureReport, "serialHex" | "certificateSha256">[],
): Promise<OwnCertificate[]> {
  const serials = [...new Set(signatures.flatMap(({ serialHex }) => serialHex ?? []))];
  if (serials.length === 0) return [];
  const rows = await db().certificate.findMany({
    where: { serial: { in: serials.slice(0, 500) } },
    select: { der: true, role: true, revokedAt: true, person: { select: { sandbox: true } } },
  });
  const found = rows.flatMap(({ der, role, person, revokedAt }): OwnCertificate[] => {
    if (!der) return [];
    const name = role !== "signer" ? "platform" : person?.sandbox === false ? "register" : "sandbox";
    return [
      { sha256: createHash("sha256").update(der).digest("hex"), name, revokedAt: revokedAt?.toISOString() ?? null },
    ];
  });
  // A serial is only unique within its issuer: a stranger's certificate may bear one of ours.
  const asked = new Set(signatures.map(({ certificateSha256 }) => certificateSha256));
  return found.filter(({ sha256 }) => asked.has(sha256));
}
