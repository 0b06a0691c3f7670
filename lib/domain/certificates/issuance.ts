import "server-only";
import { randomBytes } from "node:crypto";
import { db, type Transaction } from "@/lib/platform/db/client";
import { isUniqueViolation, transaction } from "@/lib/platform/db/transaction";
import { newId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { assembleCertificate, buildTbsCertificate, composeSerial } from "@/lib/standards/x509/build-certificate";
import { type Certificate, parseCertificate, verifyCertificateSignature } from "@/lib/standards/x509/certificate";
import { lintTbsCertificate } from "@/lib/standards/x509/lint-certificate";
import type { NameFields } from "@/lib/standards/x509/name";
import type { CertificateProfile } from "@/lib/standards/x509/profiles";
import { revocationListUrl } from "./revocation-list-url";
import type { NewSigningKey } from "./signing-keys";

export type CertificateRole =
  | "root"
  | "issuing_ca"
  | "timestamping_ca"
  | "platform"
  | "timestamping"
  | "seal_root"
  | "seal_maker"
  | "signer"
  | "organization";
/** The roles of which the installation has one certificate at a time, for itself. */
export type OwnRole = Exclude<CertificateRole, "signer" | "organization">;

/** An authority that can issue: its row, its certificate, its key's signature. */
export type Issuer = { id: string; certificate: Certificate; sign: (data: Uint8Array) => Uint8Array };

export type IssueRequest = {
  role: CertificateRole;
  profile: CertificateProfile;
  subject: NameFields;
  /** How it is shown in lists. */
  label: string;
  key: NewSigningKey;
  /** Left out for a root, which its own key signs. */
  issuer?: Issuer;
  notBefore: Date;
  notAfter: Date;
  personId?: string;
  organizationId?: string;
  /** 1 to 127: which installation issued it, in the first octet of the serial number. */
  instance: number;
};

export type Issued = { id: string; der: Uint8Array<ArrayBuffer>; certificate: Certificate };

export class IssuanceRefused extends Error {
  override readonly name = "IssuanceRefused";
}

type Intended = { id: string; tbs: Uint8Array };
const serialTries = 5;

/**
 * First half of issuing: a fresh serial number, the bytes to be signed, their lint, and the row `intended` with both.
 * Nothing is signed before that row is committed, so a serial number is never used twice, whatever crashes.
 * @param alongside further writes of the same transaction
 * @throws IssuanceRefused when the linter objects
 */
export async function intendCertificate(
  request: IssueRequest,
  alongside: (tx: Transaction) => Promise<void> = async () => {},
): Promise<Intended> {
  for (let attempt = 1; ; attempt++) {
    const serial = composeSerial(request.instance, randomBytes(16));
    const tbs = buildTbsCertificate({
      profile: request.profile,
      serial,
      subject: request.subject,
      publicKey: request.key.spki,
      ...(request.issuer && {
        issuer: request.issuer.certificate,
        crlUrls: [revocationListUrl(request.issuer.certificate.serialHex)],
      }),
      notBefore: request.notBefore,
      notAfter: request.notAfter,
    });
    refuseFindings(tbs, request);
    const id = newId();
    try {
      await transaction(async (tx) => {
        await alongside(tx);
        await request.key.store(tx);
        await tx.certificate.create({
          data: {
            id,
            serial: Buffer.from(serial).toString("hex"),
            role: request.role,
            issuerId: request.issuer?.id ?? null,
            personId: request.personId ?? null,
            organizationId: request.organizationId ?? null,
            keyId: request.key.id,
            subject: request.label,
            tbs: Uint8Array.from(tbs),
            state: "intended",
            notBefore: request.notBefore,
            notAfter: request.notAfter,
          },
        });
      });
      return { id, tbs };
    } catch (error) {
      if (!isSerialClash(error) || attempt >= serialTries) throw error;
      log.warn({ role: request.role }, "a serial number was drawn twice; drawing another");
    }
  }
}

/**
 * Second half: signs the intended bytes, makes sure that the certificate holds exactly them and verifies under its
 * issuer, and stores it.
 */
export async function completeCertificate(request: IssueRequest, intended: Intended): Promise<Issued> {
  const sign = request.issuer?.sign ?? request.key.sign;
  const der = Uint8Array.from(assembleCertificate(intended.tbs, sign(intended.tbs)));
  const certificate = parseCertificate(der);
  if (Buffer.compare(certificate.tbs, intended.tbs) !== 0)
    throw new IssuanceRefused("the signed bytes are not the intended ones");
  if (!verifyCertificateSignature(certificate, request.issuer?.certificate ?? certificate))
    throw new IssuanceRefused("the signature does not verify under the issuer's key");
  await db().certificate.update({
    where: { id: intended.id, state: "intended" },
    data: { state: "issued", der, issuedAt: new Date() },
  });
  return { id: intended.id, der, certificate };
}

function refuseFindings(tbs: Uint8Array, { profile, issuer, role }: IssueRequest): void {
  const errors = lintTbsCertificate(tbs, profile, issuer?.certificate).filter((one) => one.severity === "error");
  if (errors.length === 0) return;
  const rules = errors.map((one) => one.rule).join(", ");
  throw new IssuanceRefused(`a certificate for ${role} was not issued; the linter objects: ${rules}`);
}

function isSerialClash(error: unknown): boolean {
  return isUniqueViolation(error) && JSON.stringify((error as { meta?: unknown }).meta ?? "").includes("serial");
}

/** Whole seconds, as certificates count. */
export const wholeSecond = (time: number): Date => new Date(Math.floor(time / 1000) * 1000);

/** Intents older than this belong to a process that died between intending and signing. */
const leftoverAfterMs = 60_000;

/** Marks what a crash left half issued; their serial numbers stay used. */
export async function abandonLeftovers(
  tx: Transaction,
  where: { personId?: string; organizationId?: string; role?: CertificateRole } = {},
) {
  await tx.certificate.updateMany({
    where: { ...where, state: "intended", createdAt: { lt: new Date(Date.now() - leftoverAfterMs) } },
    data: { state: "abandoned" },
  });
}
