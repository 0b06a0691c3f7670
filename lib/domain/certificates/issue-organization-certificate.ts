import "server-only";
import type { Transaction } from "@/lib/platform/db/client";
import { isUniqueViolation } from "@/lib/platform/db/transaction";
import { conflict, unavailable } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { SEAL } from "@/lib/standards/x509/profiles";
import { backdateMs, instanceName, instanceOctet, issuerOf } from "./authority";
import { signerDays } from "./hierarchy";
import {
  abandonLeftovers,
  completeCertificate,
  IssuanceRefused,
  type IssueRequest,
  intendCertificate,
  wholeSecond,
} from "./issuance";
import { newSigningKey } from "./signing-keys";

/** Whom a certificate of an organization is about. */
export type CertifiedOrganization = {
  id: string;
  /** As the register writes it. */
  name: string;
  /** A unified social credit code, or the older registration number. */
  number: string;
};

const waitMs = 150;
const waits = 40;

/**
 * Issues an organization's certificate (EN 319 412-3): CN and O are its verified name, organizationIdentifier is its
 * number in the register of China (EN 319 412-1 5.1.4). It has one valid certificate at a time; two requests at once
 * end with one.
 * @param alongside makes sure, under the organization's lock, that it is still wanted, and writes what belongs to it
 * @returns the id of the certificate that is valid now
 * @throws DomainError conflict `certificate_under_way`; unavailable `certificate_not_issued` when the linter objects
 */
export async function issueOrganizationCertificate(
  organization: CertifiedOrganization,
  alongside: (tx: Transaction) => Promise<void>,
): Promise<{ certificateId: string }> {
  for (let tries = 0; tries < waits; tries++) {
    try {
      return await issue(organization, alongside);
    } catch (error) {
      if (error instanceof AlreadyThere) return { certificateId: error.id };
      if (!(error instanceof AlreadyUnderWay)) throw error;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
  throw conflict("certificate_under_way");
}

class AlreadyUnderWay extends Error {}
class AlreadyThere extends Error {
  constructor(readonly id: string) {
    super();
  }
}

async function issue(
  { id: organizationId, name, number }: CertifiedOrganization,
  alongside: (tx: Transaction) => Promise<void>,
): Promise<{ certificateId: string }> {
  const issuer = await issuerOf("issuing_ca");
  const notBefore = wholeSecond(Math.max(Date.now() - backdateMs, issuer.certificate.notBefore.getTime()));
  const wished = notBefore.getTime() + signerDays * 86_400_000 - 1000;
  const request: IssueRequest = {
    role: "organization",
    profile: SEAL,
    subject: { country: "CN", organization: name, organizationIdentifier: `NTRCN-${number}`, commonName: name },
    label: name,
    key: newSigningKey(),
    issuer,
    notBefore,
    notAfter: wholeSecond(Math.min(wished, issuer.certificate.notAfter.getTime())),
    organizationId,
    instance: instanceOctet(await instanceName()),
  };
  try {
    const intended = await intendCertificate(request, async (tx) => {
      await alongside(tx);
      await checkStillWanted(tx, organizationId);
    });
    const { id } = await completeCertificate(request, intended);
    return { certificateId: id };
  } catch (error) {
    if (error instanceof IssuanceRefused) {
      log.error({ error: error.message }, "an organization's certificate was refused");
      throw unavailable("certificate_not_issued");
    }
    throw isUniqueViolation(error) ? new AlreadyUnderWay() : error;
  }
}

/** No valid certificate, and none between intending and signing. */
async function checkStillWanted(tx: Transaction, organizationId: string): Promise<void> {
  await abandonLeftovers(tx, { organizationId });
  const rows = await tx.certificate.findMany({
    where: { organizationId, state: { in: ["intended", "issued"] }, notAfter: { gt: new Date() } },
    select: { id: true, state: true },
  });
  const issued = rows.find(({ state }) => state === "issued");
  if (issued) throw new AlreadyThere(issued.id);
  if (rows.length > 0) throw new AlreadyUnderWay();
}
