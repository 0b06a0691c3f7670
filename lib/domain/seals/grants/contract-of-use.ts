import "server-only";
import { isDeepStrictEqual } from "node:util";
import { db, type Transaction } from "@/lib/platform/db/client";
import { type ContractOfUse, isSameParty } from "./grant-rules";

/** What leave for some contracts alone is compared with, of the contract in which a participant stands. */
export async function contractOfUse(participantId: string, tx: Transaction = db()): Promise<ContractOfUse> {
  const [counterparties, templateId] = [await counterpartiesOf(participantId, tx), await templateOf(participantId, tx)];
  return { counterparties, templateId };
}

/**
 * The template whose contract this is: it was started from one of its versions, and its documents are still that
 * version's: byte for byte, or with the same text where it was written here, and its details filled in. With another
 * document it is another contract.
 */
async function templateOf(participantId: string, tx: Transaction): Promise<string | null> {
  const files = { orderBy: { ordinal: "asc" }, select: { baseSha256: true, written: true } } as const;
  const own = await tx.participant.findUnique({
    where: { id: participantId },
    select: {
      contract: {
        select: { documents: files, startedFrom: { select: { templateId: true, documents: files } } },
      },
    },
  });
  const version = own?.contract.startedFrom;
  if (!version?.templateId) return null;
  const documents = own?.contract.documents ?? [];
  const same =
    documents.length === version.documents.length &&
    documents.every((document, index) => isSameDocument(document, version.documents[index]));
  return same ? version.templateId : null;
}

type File = { baseSha256: Uint8Array; written: unknown };

/** The pages of a text are always set from it by us (the database lets no text change once it is out). */
const isSameDocument = (a: File, b: File | undefined): boolean =>
  b !== undefined &&
  (Buffer.from(a.baseSha256).equals(b.baseSha256) || (a.written !== null && isDeepStrictEqual(a.written, b.written)));

/**
 * With whom a participant's contract is made: the names of all other parties, as the sender wrote them. Another person
 * who signs for the same organization is none, nor is a witness, nor whoever approves or reads.
 */
async function counterpartiesOf(participantId: string, tx: Transaction): Promise<string[]> {
  const own = await tx.participant.findUnique({ where: { id: participantId } });
  if (!own) return [];
  const others = await tx.participant.findMany({
    where: { contractId: own.contractId, id: { not: participantId }, role: "signer" },
    select: { name: true, organizationName: true },
    orderBy: { position: "asc" },
  });
  return others
    .filter(({ organizationName }) => !sameOrganization(organizationName, own.organizationName))
    .map(({ name, organizationName }) => organizationName ?? name);
}

const sameOrganization = (a: string | null, b: string | null) => a !== null && b !== null && isSameParty(a, b);
