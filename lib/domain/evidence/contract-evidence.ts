import "server-only";
import { trustAnchors } from "@/lib/domain/certificates/trust-anchors";
import { requireAccess } from "@/lib/domain/contracts/access";
import { readRevision } from "@/lib/domain/contracts/revisions/read-revision";
import type { Actor } from "@/lib/platform/actor";
import { encodePem } from "@/lib/standards/x509/pem";
import { buildEvidence } from "./build-evidence";
import { evidenceReadme } from "./evidence-readme";
import { type ContractRecords, readContractRecords } from "./read-contract-records";
import { type SignatureParts, signatureParts } from "./signature-parts";

export type EvidenceFile = { name: string; bytes: Uint8Array };

/**
 * The evidence of a contract for its sender and its signers: README.txt, evidence.json, certificates, signatures and
 * time stamps. The documents themselves are had elsewhere; their digests stand in it.
 * @throws DomainError not_found, not_in_this_state
 */
export async function contractEvidence(actor: Actor, contractId: string): Promise<EvidenceFile[]> {
  const { places, standing } = await requireAccess(actor, contractId, "download");
  const reader = { accountId: actor.accountId, participantIds: places.map(({ id }) => id), owner: standing.owner };
  const records = await readContractRecords(contractId);
  const parts = await partsOf(records);
  const evidence = buildEvidence(records, parts, reader, new Date());
  const { rootPem, chainPem } = await trustAnchors();
  const files = new Map<string, Uint8Array>([
    ["README.txt", text(evidenceReadme(evidence))],
    ["evidence.json", text(`${JSON.stringify(evidence, null, 2)}\n`)],
    ["certificates/root.pem", text(rootPem)],
    ["certificates/authorities.pem", text(chainPem)],
  ]);
  for (const [index, { files: names, documentId, field }] of evidence.signatures.entries()) {
    const part = parts.get(documentId)?.get(field);
    const der = records.signatures[index]?.certificate.der;
    if (!part || !der) throw new Error("a signature has lost its certificate or its place");
    // Two documents of a contract may be signed under one certificate.
    files.set(names.certificate, text(encodePem(der)));
    files.set(names.cms, part.cms);
    files.set(names.value, part.value);
    files.set(names.timeStamp, part.timeStamp);
  }
  return Array.from(files, ([name, bytes]) => ({ name, bytes }));
}

/** Takes the recorded signatures out of each document as it stood at the moment of the records. */
async function partsOf(records: ContractRecords): Promise<Map<string, Map<string, SignatureParts>>> {
  const parts = new Map<string, Map<string, SignatureParts>>();
  for (const { id, headRevision } of records.documents) {
    const fields = records.signatures.filter((row) => row.documentId === id).map((row) => row.pdfFieldName);
    if (fields.length > 0) parts.set(id, signatureParts(await readRevision(id, headRevision), fields));
  }
  return parts;
}

const text = (words: string) => new TextEncoder().encode(words);
