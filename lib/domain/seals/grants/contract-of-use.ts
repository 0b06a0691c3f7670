import "server-only";
import { db, type Transaction } from "@/lib/platform/db/client";
import { type ContractOfUse, isSameParty } from "./grant-rules";

/** What leave for some contracts alone is compared with, of the contract in which a participant stands. */
export async function contractOfUse(participantId: string, tx: Transaction = db()): Promise<ContractOfUse> {
  const [counterparties, templateId] = [await counterpartiesOf(participantId, tx), await templateOf(participantId, tx)];
  return { counterparties, templateId };
}

/**
 * The template whose contract this is: it was started from one of its versions, and its documents are still that
 * version's, byte for byte. With another document it is another contract.
 */
async function templateOf(participantId: string, tx: Transaction): Promise<string | null> {
  const files = { orderBy: { ordinal: "asc" }, select: { baseSha256: true } } as const;
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
  const same = digestsOf(own?.contract.documents ?? []) === digestsOf(version.documents);
  return same ? version.templateId : null;
}

const digestsOf = (documents: readonly { baseSha256: Uint8Array }[]): string =>
  documents.map(({ baseSha256 }) => Buffer.from(baseSha256).toString("hex")).join(" ");

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
