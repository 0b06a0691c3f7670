import { parseCertificate } from "@/lib/standards/x509/certificate";
import { formatName } from "@/lib/standards/x509/name";
import type { ContractRecords } from "../read-contract-records";

/** What a certificate of completion tells. Times are dates, digests hexadecimal SHA-256. No addresses. */
export type CompletionFacts = {
  title: string;
  number: string | null;
  from: string;
  sentAt: Date | null;
  completedAt: Date;
  /** Names were checked in a sandbox of fictitious people, at least one of them. */
  sandbox: boolean;
  documents: { id: string; fileName: string; pageCount: number; uploaded: string; final: string; bytes: number }[];
  parties: CompletionParty[];
  lines: { sequence: number; type: string; actor: string | null; subject: string | null; at: Date; hash: string }[];
};

export type CompletionParty = {
  id: string;
  name: string;
  organization: string | null;
  role: string;
  state: string;
  /** When she signed, approved or was informed. */
  doneAt: Date | null;
  /** How surely her name is proven: 1 numbers, 2 a phone besides, 3 a face or documents; null where nothing is. */
  assurance: number | null;
  sandbox: boolean;
  /** code, passkey, silent …; null where nothing was signed. */
  intent: { method: string; provenAt: Date | null } | null;
  /** The first of her signatures: the others were made under the same intent and certificate. */
  signature: {
    subject: string;
    serial: string;
    notBefore: Date;
    notAfter: Date;
    timeStampedAt: Date;
    timeStampSerial: string;
    seals: string[];
  } | null;
};

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

/** @throws Error for a contract that is not complete */
export function completionFacts({
  contract,
  documents,
  participants,
  signatures,
  events,
}: ContractRecords): CompletionFacts {
  if (!contract.completedAt) throw new Error("the contract is not complete");
  const names = new Map(participants.map(({ id, name }) => [id, name]));
  const parties = participants.map((row): CompletionParty => {
    const made = signatures.find(({ participantId }) => participantId === row.id);
    const person = row.account?.person ?? null;
    return {
      id: row.id,
      name: row.name,
      organization: row.organizationName,
      role: row.role,
      state: row.state,
      doneAt: row.doneAt,
      assurance: row.state === "signed" ? (person?.assurance ?? null) : null,
      sandbox: (row.state === "signed" && (person?.sandbox || row.organization?.sandbox)) || false,
      intent: made?.intent ?? null,
      signature: made ? signatureOf(made) : null,
    };
  });
  return {
    title: contract.title,
    number: contract.number,
    from: contract.owner.person?.name ?? contract.owner.email,
    sentAt: contract.sentAt,
    completedAt: contract.completedAt,
    sandbox: parties.some(({ sandbox }) => sandbox),
    documents: documents.map(({ id, fileName, pageCount, baseSha256, revisions }) => {
      const final = revisions.at(-1);
      if (!final) throw new Error("a complete contract has a document without revisions");
      return {
        id,
        fileName,
        pageCount,
        uploaded: hex(baseSha256),
        final: hex(final.sha256),
        bytes: Number(final.size),
      };
    }),
    parties,
    lines: events.map(({ sequence, type, actorName, data, at, hash }) => ({
      sequence,
      type,
      actor: actorName,
      subject: names.get(String((data as { participant?: unknown }).participant ?? "")) ?? null,
      at,
      hash: hex(hash),
    })),
  };
}

function signatureOf(row: ContractRecords["signatures"][number]): NonNullable<CompletionParty["signature"]> {
  if (!row.certificate.der) throw new Error("a signature was made under a certificate that was not issued");
  const certificate = parseCertificate(row.certificate.der);
  return {
    subject: formatName(certificate.subject),
    serial: row.certificate.serial,
    notBefore: certificate.notBefore,
    notAfter: certificate.notAfter,
    timeStampedAt: row.timeStampedAt,
    timeStampSerial: row.timeStampSerial,
    seals: [...new Set(row.sealUses.filter(({ seal }) => !seal.personId).map(({ seal }) => seal.name))],
  };
}
