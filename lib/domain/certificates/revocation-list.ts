import "server-only";
import { db } from "@/lib/platform/db/client";
import { notFound } from "@/lib/platform/errors";
import { buildCrl, type CrlReason, crlReasons } from "@/lib/standards/crl/build-crl";
import { parseCertificate } from "@/lib/standards/x509/certificate";
import { wholeSecond } from "./issuance";
import { openSigner } from "./signing-keys";

const hourMs = 3_600_000;
/** A list is good for a week, and made anew every hour: who is away for some days still finds one that holds. */
const validMs = 7 * 24 * hourMs;

const made = new Map<string, { list: Uint8Array<ArrayBuffer>; until: number; revoked: number }>();

/**
 * The revocation list of one of the installation's authorities, in DER.
 * @param issuerSerial the authority's serial number, hexadecimal
 * @throws DomainError not_found when no authority here has that number
 */
export async function revocationList(issuerSerial: string, now = new Date()): Promise<Uint8Array<ArrayBuffer>> {
  const issuer = await db().certificate.findUnique({ where: { serial: issuerSerial.toLowerCase() } });
  const authority = issuer && ["root", "issuing_ca", "timestamping_ca", "seal_root"].includes(issuer.role);
  if (!issuer?.der || !authority) throw notFound();
  const revoked = await db().certificate.findMany({
    where: { issuerId: issuer.id, state: "revoked" },
    select: { serial: true, revokedAt: true, revokedReason: true },
    orderBy: { revokedAt: "asc" },
  });
  const known = made.get(issuer.id);
  if (known && known.until > now.getTime() && known.revoked === revoked.length) return known.list;
  const thisUpdate = wholeSecond(now.getTime());
  const list = Uint8Array.from(
    buildCrl({
      issuer: parseCertificate(issuer.der),
      // The time itself is a number that only grows, also across servers.
      number: Math.floor(now.getTime() / 1000),
      thisUpdate,
      nextUpdate: new Date(thisUpdate.getTime() + validMs),
      revoked: revoked.flatMap(({ serial, revokedAt, revokedReason }) =>
        revokedAt ? [{ serial: Buffer.from(serial, "hex"), at: revokedAt, reason: reasonOf(revokedReason) }] : [],
      ),
      sign: await openSigner(issuer.keyId),
    }),
  );
  made.set(issuer.id, { list, until: now.getTime() + hourMs, revoked: revoked.length });
  return list;
}

const reasonOf = (reason: string | null): CrlReason =>
  reason !== null && Object.hasOwn(crlReasons, reason) ? (reason as CrlReason) : "unspecified";
