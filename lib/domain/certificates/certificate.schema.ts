import { z } from "zod";
import { consentGiven } from "@/lib/domain/people/consent.schema";

/** The form "get your certificate": nothing but the agreement to its terms. */
export const issueCertificateInput = z.object({ terms: consentGiven });
export type IssueCertificateInput = z.infer<typeof issueCertificateInput>;

/** What a person sees of a certificate. All of it is public. */
export type CertificateInfo = {
  id: string;
  /** The verified name: the subject's CN. */
  name: string;
  /** The subject's serialNumber. */
  pseudonym: string;
  /** Hexadecimal. */
  serial: string;
  issuer: string;
  notBefore: Date;
  notAfter: Date;
  state: "active" | "expired" | "revoked";
  /** SHA-256 of the certificate, hexadecimal. */
  fingerprint: string;
  algorithm: string;
};
