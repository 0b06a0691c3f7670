import { eventHash, eventOrigin, firstPreviousHash } from "@/lib/domain/contracts/history/event-chain";
import type { Evidence, EvidenceEvent } from "./evidence";

export type EvidenceProblem = {
  code: "chain-broken" | "chain-cut" | "revision-differs" | "signature-differs";
  /** Which line of the history, from 1. */
  line: number;
};

export type EvidenceCheck = {
  intact: boolean;
  lines: number;
  problems: EvidenceProblem[];
};

/**
 * Checks an evidence.json by itself: every line follows from the one before, the last is the one that the contract
 * names, and what the lines say about files and signatures is what the rest of the evidence says.
 */
export function checkEvidence(evidence: Evidence): EvidenceCheck {
  const { contract, events } = evidence;
  const problems: EvidenceProblem[] = [];
  let previous = hex(firstPreviousHash());
  for (const [index, event] of events.entries()) {
    const follows = event.sequence === index + 1 && event.previousHash === previous;
    if (!follows || event.hash !== hashOf(contract.id, event) || !originHolds(event))
      problems.push({ code: "chain-broken", line: index + 1 });
    problems.push(...contradictions(evidence, event));
    previous = event.hash;
  }
  const ends = events.length === 0 ? contract.lastEventHash === null : contract.lastEventHash === previous;
  if (contract.eventCount !== events.length || !ends) problems.push({ code: "chain-cut", line: events.length + 1 });
  return { intact: problems.length === 0, lines: events.length, problems };
}

/** Where the line came from is what its digest says, as far as this copy tells it. */
function originHolds({ withheld, originSalt, address, userAgent, origin }: EvidenceEvent): boolean {
  if (withheld) return address === null && userAgent === null && originSalt === null;
  return origin === eventOrigin({ address, userAgent, originSalt: Buffer.from(originSalt ?? "", "hex") });
}

function hashOf(contractId: string, event: EvidenceEvent): string {
  const { withheld: _, hash: __, address: ___, userAgent: ____, originSalt: _____, ...line } = event;
  const previousHash = Uint8Array.from(Buffer.from(event.previousHash, "hex"));
  return hex(eventHash({ ...line, contractId, at: new Date(event.at), previousHash }));
}

/** The digests that a line about a signature names, against those of the revision and the signature themselves. */
function contradictions(
  { documents, signatures }: Evidence,
  { type, data, sequence }: EvidenceEvent,
): EvidenceProblem[] {
  if ((type !== "signed" && type !== "certified") || data === null || typeof data !== "object" || Array.isArray(data))
    return [];
  const found: EvidenceProblem[] = [];
  const revisions = documents.flatMap((document) => document.revisions);
  if (!revisions.some(({ sha256 }) => sha256 === data.fileSha256))
    found.push({ code: "revision-differs", line: sequence });
  const same = signatures.filter(({ certificate, timeStamp, digest }) => {
    const signed = data.signedSha256 === undefined || data.signedSha256 === digest;
    return certificate.serial === data.certificate && timeStamp.serial === data.timeStamp && signed;
  });
  if (same.length !== 1) found.push({ code: "signature-differs", line: sequence });
  return found;
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
