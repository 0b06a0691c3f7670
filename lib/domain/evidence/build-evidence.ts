import { eventOrigin } from "@/lib/domain/contracts/history/event-chain";
import { signatureSerial } from "@/lib/domain/signing/signature-serial";
import type { JsonValue } from "@/lib/standards/canonical-json/canonical-json";
import { parseCertificate } from "@/lib/standards/x509/certificate";
import { formatName } from "@/lib/standards/x509/name";
import { bearsSerial } from "./bears-serial";
import type {
  Evidence,
  EvidenceConsent,
  EvidenceContract,
  EvidenceDocument,
  EvidenceEvent,
  EvidenceParticipant,
  EvidenceSeal,
  EvidenceSignature,
} from "./evidence";
import type { ContractRecords } from "./read-contract-records";
import type { SignatureParts } from "./signature-parts";

/** Who reads it: others' addresses are the sender's to see. */
export type EvidenceReader = { accountId: string; participantIds: readonly string[]; owner: boolean };

type Records<K extends keyof ContractRecords> = ContractRecords[K] extends (infer Row)[] ? Row : ContractRecords[K];

/**
 * Puts the evidence of a contract together.
 * @param parts of each signature, by document id and field name
 * @param at the time it is made
 */
export function buildEvidence(
  records: ContractRecords,
  parts: ReadonlyMap<string, ReadonlyMap<string, SignatureParts>>,
  reader: EvidenceReader,
  at: Date,
): Evidence {
  const { documents, participants, signatures, events } = records;
  const signed = participants.filter((participant) => participant.state === "signed");
  return {
    format: "vermilion-evidence-1",
    madeAt: at.toISOString(),
    sandbox: signed.some(({ account, organization }) => account?.person?.sandbox || organization?.sandbox || false),
    contract: contractOf(records.contract),
    documents: documents.map(documentOf),
    participants: participants.map((row) => participantOf(row, reader)),
    signatures: signatures.map((row) => {
      const ordinal = documents.findIndex((document) => document.id === row.documentId) + 1;
      const part = parts.get(row.documentId)?.get(row.pdfFieldName);
      if (!part || ordinal === 0) throw new Error("a signature is recorded that is in no document of the contract");
      const stem = `signatures/document-${ordinal}-revision-${row.revision.number}`;
      const fields = participants.find(({ id }) => id === row.participantId)?.fields ?? [];
      return signatureOf(row, part, { stem, fieldNames: new Map(fields.map(({ id, pdfName }) => [id, pdfName])) });
    }),
    consents: signed.flatMap(consentsOf),
    events: events.map((row) => eventOf(row, reader)),
  };
}

const iso = (time: Date | null) => time?.toISOString() ?? null;
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

function contractOf(contract: Records<"contract">): EvidenceContract {
  return {
    id: contract.id,
    title: contract.title,
    state: contract.state,
    from: contract.owner.person?.name ?? contract.owner.email,
    createdAt: contract.createdAt.toISOString(),
    sentAt: iso(contract.sentAt),
    completedAt: iso(contract.completedAt),
    endedAt: iso(contract.endedAt),
    eventCount: contract.eventCount,
    lastEventHash: contract.lastEventHash && hex(contract.lastEventHash),
  };
}

function documentOf(document: Records<"documents">): EvidenceDocument {
  return {
    id: document.id,
    fileName: document.fileName,
    pageCount: document.pageCount,
    base: { sha256: hex(document.baseSha256), bytes: Number(document.baseSize) },
    revisions: document.revisions.map(({ number, kind, sha256, size, createdAt }) => ({
      number,
      kind,
      sha256: hex(sha256),
      bytes: Number(size),
      at: createdAt.toISOString(),
    })),
  };
}

function participantOf(row: Records<"participants">, reader: EvidenceReader): EvidenceParticipant {
  return {
    id: row.id,
    name: row.name,
    organization: row.organizationName,
    email: reader.owner || reader.participantIds.includes(row.id) ? row.email : null,
    role: row.role,
    position: row.position,
    turn: row.turn,
    state: row.state,
    openedAt: iso(row.openedAt),
    doneAt: iso(row.doneAt),
    declinedAt: iso(row.declinedAt),
  };
}

function signatureOf(
  row: Records<"signatures">,
  part: SignatureParts,
  { stem, fieldNames }: { stem: string; fieldNames: ReadonlyMap<string, string | null> },
): EvidenceSignature {
  if (!row.certificate.der) throw new Error("a signature was made under a certificate that was not issued");
  const certificate = parseCertificate(row.certificate.der);
  return {
    participantId: row.participantId,
    documentId: row.documentId,
    revision: row.revision.number,
    field: row.pdfFieldName,
    byteRange: part.byteRange,
    digest: hex(row.digest),
    certificate: {
      subject: formatName(certificate.subject),
      serial: row.certificate.serial,
      sha256: certificate.fingerprint,
      notBefore: certificate.notBefore.toISOString(),
      notAfter: certificate.notAfter.toISOString(),
    },
    timeStamp: { time: row.timeStampedAt.toISOString(), serial: row.timeStampSerial },
    intent: row.intent && { method: row.intent.method, provenAt: iso(row.intent.provenAt) },
    organization: row.certificate.organization && {
      name: certificate.commonName,
      number: row.certificate.organization.creditCode ?? row.certificate.organization.registrationNumber,
    },
    seals: row.sealUses.map((use) => sealOf(row.id, use, fieldNames)),
    files: {
      certificate: `certificates/${row.certificate.role}-${row.certificate.serial}.pem`,
      cms: `${stem}.p7s`,
      value: `${stem}.sig`,
      timeStamp: `${stem}.tst`,
    },
  };
}

function sealOf(
  signatureId: string,
  { fieldId, personName, grantId, seal, version, approval }: Records<"signatures">["sealUses"][number],
  fieldNames: ReadonlyMap<string, string | null>,
): EvidenceSeal {
  const { decidedAt, decidedBy } = approval ?? {};
  return {
    field: (fieldId && fieldNames.get(fieldId)) ?? null,
    kind: seal.kind,
    name: seal.name,
    version: version.number,
    outlineSha256: hex(version.sha256),
    serial: bearsSerial(version.design) ? signatureSerial(signatureId) : null,
    by: personName,
    leave: seal.personId ? "own" : grantId ? "granted" : "owner",
    approval:
      decidedAt && decidedBy ? { by: decidedBy.person?.name ?? decidedBy.email, at: decidedAt.toISOString() } : null,
  };
}

function consentsOf({ id, account }: Records<"participants">): EvidenceConsent[] {
  return (account?.consents ?? []).map((consent) => ({
    participantId: id,
    kind: consent.kind,
    textVersion: consent.textVersion,
    locale: consent.locale,
    textSha256: hex(consent.textSha256),
    givenAt: consent.givenAt.toISOString(),
    withdrawnAt: iso(consent.withdrawnAt),
  }));
}

function eventOf(row: Records<"events">, reader: EvidenceReader): EvidenceEvent {
  const own = row.actorId !== null && [reader.accountId, ...reader.participantIds].includes(row.actorId);
  const withheld = !(reader.owner || own) && (row.address !== null || row.userAgent !== null);
  return {
    sequence: row.sequence,
    type: row.type,
    actorKind: row.actorKind,
    actorId: row.actorId,
    actorName: row.actorName,
    address: withheld ? null : row.address,
    userAgent: withheld ? null : row.userAgent,
    originSalt: withheld ? null : hex(row.originSalt),
    origin: eventOrigin(row),
    data: row.data as JsonValue,
    at: row.at.toISOString(),
    previousHash: hex(row.previousHash),
    hash: hex(row.hash),
    withheld,
  };
}
