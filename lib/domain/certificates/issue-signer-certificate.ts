import "server-only";
import { agreedText, recordConsent } from "@/lib/domain/people/give-consent";
import { asProven, lockOwnPerson, type ProvenPerson, requireProvenPerson } from "@/lib/domain/people/own-person";
import type { Actor } from "@/lib/platform/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { isUniqueViolation } from "@/lib/platform/db/transaction";
import { DomainError, forbidden, unavailable } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { SIGNER } from "@/lib/standards/x509/profiles";
import { backdateMs, instanceName, instanceOctet, issuerOf } from "./authority";
import type { CertificateInfo, IssueCertificateInput } from "./certificate.schema";
import { signerDays } from "./hierarchy";
import {
  abandonLeftovers,
  completeCertificate,
  IssuanceRefused,
  type Issued,
  type IssueRequest,
  intendCertificate,
  wholeSecond,
} from "./issuance";
import { activeCertificate } from "./own-certificate";
import { newSigningKey } from "./signing-keys";

const waitMs = 150;
const waits = 40;

/** Somebody else's request for the same person is between intending and signing. */
class AlreadyUnderWay extends Error {}
class AlreadyThere extends Error {}

/**
 * Issues the actor's certificate: subject = verified name and pseudonym. A person has one valid certificate at a time;
 * asked again she gets the one she has, and two requests at once end with one certificate.
 * @throws DomainError forbidden `prove_identity_first`, conflict `consent_text_changed`, unavailable
 *   `certificate_not_issued` when the linter objects to it
 */
export async function issueSignerCertificate(actor: Actor, input: IssueCertificateInput): Promise<CertificateInfo> {
  const text = await agreedText("certificate_terms", input.terms);
  for (let tries = 0; tries < waits; tries++) {
    const person = await requireProvenPerson(actor.accountId);
    const active = await activeCertificate(person.id);
    if (active) return active;
    try {
      await issue(person, (tx) => recordConsent(tx, actor, text));
    } catch (error) {
      if (!(error instanceof AlreadyUnderWay || error instanceof AlreadyThere)) throw error;
      if (error instanceof AlreadyUnderWay) await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
  throw new DomainError("conflict", "certificate_under_way");
}

async function issue(person: ProvenPerson, giveConsent: (tx: Transaction) => Promise<void>): Promise<Issued> {
  const issuer = await issuerOf("issuing_ca");
  const notBefore = wholeSecond(Math.max(Date.now() - backdateMs, issuer.certificate.notBefore.getTime()));
  const wished = notBefore.getTime() + signerDays * 86_400_000 - 1000;
  const request: IssueRequest = {
    role: "signer",
    profile: SIGNER,
    subject: { commonName: person.name, serialNumber: person.pseudonym },
    label: person.name,
    key: newSigningKey(),
    issuer,
    notBefore,
    notAfter: wholeSecond(Math.min(wished, issuer.certificate.notAfter.getTime())),
    personId: person.id,
    instance: instanceOctet(await instanceName()),
  };
  try {
    const intended = await intendCertificate(request, async (tx) => {
      await checkStillWanted(tx, person);
      await giveConsent(tx);
    });
    return await completeCertificate(request, intended);
  } catch (error) {
    if (error instanceof IssuanceRefused) {
      log.error({ error: error.message }, "a signer's certificate was refused");
      throw unavailable("certificate_not_issued");
    }
    throw isUniqueViolation(error) ? new AlreadyUnderWay() : error;
  }
}

/** Under the person's lock: still proven by the same name, no valid certificate, none under way. */
async function checkStillWanted(tx: Transaction, expected: ProvenPerson): Promise<void> {
  const person = asProven(await lockOwnPerson(tx, expected.accountId));
  if (person?.name !== expected.name) throw forbidden("prove_identity_first");
  await abandonLeftovers(tx, { personId: person.id });
  const now = new Date();
  // One look at both states: a row on its way from intended to issued is seen in one of them.
  const rows = await tx.certificate.findMany({
    where: { personId: person.id, role: "signer", state: { in: ["intended", "issued"] }, notAfter: { gt: now } },
    select: { state: true },
  });
  if (rows.some((row) => row.state === "issued")) throw new AlreadyThere();
  if (rows.length > 0) throw new AlreadyUnderWay();
}
