import "server-only";
import { getOverview } from "@/lib/domain/contracts/overview/get-overview";
import { signatureSerial } from "@/lib/domain/signing/signature-serial";
import type { Actor, Visitor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { DomainError } from "@/lib/platform/errors";
import { bearsSerial } from "./bears-serial";
import type { KnownRevision, SealedBy } from "./upload-check";

/**
 * Whether a file is, byte for byte, a certified or signed revision of a contract here. Whoever has the file may know
 * that much; which contract it is, only those are told who may see it.
 * @param sha256 of the whole file
 */
export async function knownRevision(
  caller: Actor | Visitor,
  sha256: Uint8Array<ArrayBuffer>,
): Promise<KnownRevision | null> {
  const found = await db().revision.findFirst({
    where: { sha256, kind: { in: ["certified", "signed"] } },
    select: { number: true, documentId: true, document: { select: { contractId: true } } },
    orderBy: { createdAt: "asc" },
  });
  if (!found) return null;
  const contract = "accountId" in caller ? await visibleContract(caller, found.document.contractId) : null;
  return { revision: found.number, contract, sealed: await sealedBy(found.documentId, found.number) };
}

/** The signatures of organizations in a document up to a revision. */
async function sealedBy(documentId: string, upTo: number): Promise<SealedBy[]> {
  const rows = await db().signature.findMany({
    where: { documentId, revision: { number: { lte: upTo } }, certificate: { role: "organization" } },
    select: {
      id: true,
      pdfFieldName: true,
      sealUses: {
        select: {
          personName: true,
          seal: { select: { id: true, name: true, organizationId: true } },
          version: { select: { design: true } },
        },
        orderBy: { id: "asc" },
      },
    },
  });
  return rows.flatMap(({ id, pdfFieldName: fieldName, sealUses }): SealedBy[] => {
    const [first] = sealUses;
    if (!first) return [];
    const seals = new Map(
      sealUses
        .filter(({ seal }) => seal.organizationId !== null)
        .map(({ seal, version }) => [
          seal.id,
          { name: seal.name, serial: bearsSerial(version.design) ? signatureSerial(id) : null },
        ]),
    );
    return [{ fieldName, person: first.personName, seals: [...seals.values()] }];
  });
}

async function visibleContract(actor: Actor, contractId: string): Promise<KnownRevision["contract"]> {
  try {
    const { id, title } = await getOverview(actor, contractId);
    return { id, title };
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
