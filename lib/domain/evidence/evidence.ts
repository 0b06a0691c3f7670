import type { JsonValue } from "@/lib/standards/canonical-json/canonical-json";

/**
 * evidence.json: what this installation recorded about one contract, so that it can be shown and checked without it.
 * Times are ISO 8601 in UTC, digests hexadecimal SHA-256.
 */
export type Evidence = {
  format: "vermilion-evidence-1";
  madeAt: string;
  /** A signer's name was checked against the sandbox's fictitious register only. */
  sandbox: boolean;
  contract: EvidenceContract;
  documents: EvidenceDocument[];
  participants: EvidenceParticipant[];
  signatures: EvidenceSignature[];
  consents: EvidenceConsent[];
  events: EvidenceEvent[];
};

export type EvidenceContract = {
  id: string;
  title: string;
  state: string;
  /** Who sent it. */
  from: string;
  createdAt: string;
  sentAt: string | null;
  completedAt: string | null;
  endedAt: string | null;
  /** How many lines its history has, and the hash of the last. */
  eventCount: number;
  lastEventHash: string | null;
};

export type EvidenceDocument = {
  id: string;
  fileName: string;
  pageCount: number;
  /** The file as it was uploaded. */
  base: { sha256: string; bytes: number };
  /** The whole file at each revision; each begins with all bytes of the one before. */
  revisions: { number: number; kind: string; sha256: string; bytes: number; at: string }[];
};

export type EvidenceParticipant = {
  id: string;
  name: string;
  /** The organization that signs through this person, as the sender wrote it; null where she signs for herself. */
  organization: string | null;
  /** For the sender and for herself; null for others. */
  email: string | null;
  /** signer, witness, approver or copy. */
  role: string;
  position: number;
  /** From 1; those of one turn act at the same time. */
  turn: number;
  state: string;
  openedAt: string | null;
  /** When she signed, approved or was informed. */
  doneAt: string | null;
  declinedAt: string | null;
};

export type EvidenceSignature = {
  /** Null for the platform's certification. */
  participantId: string | null;
  documentId: string;
  revision: number;
  /** The signature field in the PDF. */
  field: string;
  /** /ByteRange: start and length of the two signed parts of the file. */
  byteRange: [number, number, number, number];
  /** Over the signed parts. */
  digest: string;
  certificate: { subject: string; serial: string; sha256: string; notBefore: string; notAfter: string };
  timeStamp: { time: string; serial: string };
  /** How she proved that she meant it; null for the platform. */
  intent: { method: string; provenAt: string | null } | null;
  /** Whose certificate it is, where that is an organization's; and its number in the register. */
  organization: { name: string; number: string | null } | null;
  /** The signatures and seals that stand in the places of this one. */
  seals: EvidenceSeal[];
  /** Names of the files beside this one: certificate, CMS signature, signature value, time-stamp token. */
  files: { certificate: string; cms: string; value: string; timeStamp: string };
};

export type EvidenceSeal = {
  /** The field in the PDF in which it stands. */
  field: string | null;
  kind: string;
  /** What its owner calls it: a person's name, or an organization's name for the seal. */
  name: string;
  /** Which of its versions, and the SHA-256 of that one's outline in canonical JSON. */
  version: number;
  outlineSha256: string;
  /** What it bears for this signature alone; null where it bears nothing. */
  serial: string | null;
  /** Who put it there: her verified name then. */
  by: string;
  /** By what right: it is her own, she owns the organization, or she was given leave. */
  leave: "own" | "owner" | "granted";
  /** Who approved this one use, and when; null where nobody had to. */
  approval: { by: string; at: string } | null;
};

export type EvidenceConsent = {
  participantId: string;
  kind: string;
  textVersion: string;
  locale: string;
  textSha256: string;
  givenAt: string;
  withdrawnAt: string | null;
};

export type EvidenceEvent = {
  sequence: number;
  type: string;
  actorKind: string;
  actorId: string | null;
  actorName: string | null;
  address: string | null;
  userAgent: string | null;
  /** 16 bytes, hexadecimal. */
  originSalt: string | null;
  /** The digest of address, browser and salt, which the line's hash is made over. */
  origin: string;
  data: JsonValue;
  at: string;
  previousHash: string;
  hash: string;
  /** Another person's address, browser and salt are left out for this reader. */
  withheld: boolean;
};
