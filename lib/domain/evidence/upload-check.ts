import type { Validation } from "./validation";

/** What this installation knows about a certificate that it issued itself. */
export type OwnCertificate = {
  /** SHA-256 of the certificate, hexadecimal, as in the report. */
  sha256: string;
  of: "platform" | "person" | "organization";
  /** How its name was checked: it is the platform's own, or a holder's against the sandbox's or a real register. */
  name: "platform" | "sandbox" | "register";
  /**
   * How surely a person's name was proven when the certificate first signed in this file: 1, its number matches a
   * register; 2, a phone was at hand too; 3, a face, or documents seen by two. Null where that is not known any more, or
   * no time stamp says when it signed.
   */
  level: 1 | 2 | 3 | null;
  /** ISO 8601. */
  revokedAt: string | null;
};

/** The file is, byte for byte, a revision of a contract here. */
export type KnownRevision = {
  /** From 1. */
  revision: number;
  /** Only for somebody who may see the contract. */
  contract: { id: string; title: string } | null;
  /** What is recorded of the signatures in it that organizations made, by their fields. */
  sealed: SealedBy[];
};

/** Who acted for an organization, and with which of its seals. What stands in the file says as much. */
export type SealedBy = {
  fieldName: string;
  /** Her verified name then. */
  person: string;
  seals: { name: string /** What it bears for this signature alone. */; serial: string | null }[];
};

/** The answer to a file that somebody wants checked. Nothing of the file is kept. */
export type UploadCheck = Validation & {
  /** Of the file, hexadecimal. */
  sha256: string;
  bytes: number;
  /** ISO 8601. */
  checkedAt: string;
  known: KnownRevision | null;
  own: OwnCertificate[];
};
