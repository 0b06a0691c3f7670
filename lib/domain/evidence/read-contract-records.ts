import "server-only";
import { db } from "@/lib/platform/db/client";

const sealUse = {
  fieldId: true,
  personName: true,
  grantId: true,
  seal: { select: { kind: true, name: true, personId: true } },
  version: { select: { number: true, sha256: true, design: true } },
  approval: {
    select: { decidedAt: true, decidedBy: { select: { email: true, person: { select: { name: true } } } } },
  },
} as const;

/** Everything recorded about one contract at one moment. */
export type ContractRecords = Awaited<ReturnType<typeof readContractRecords>>;

/** @throws Error when there is no such contract */
export async function readContractRecords(contractId: string) {
  // One snapshot: somebody may sign between two of these reads.
  return db().$transaction(
    async (tx) => {
      const contract = await tx.contract.findUniqueOrThrow({
        where: { id: contractId },
        include: { owner: { select: { email: true, person: { select: { name: true } } } } },
      });
      const documents = await tx.document.findMany({
        where: { contractId },
        orderBy: { ordinal: "asc" },
        include: {
          revisions: {
            select: { id: true, number: true, kind: true, sha256: true, size: true, createdAt: true },
            orderBy: { number: "asc" },
          },
        },
      });
      const participants = await tx.participant.findMany({
        where: { contractId },
        orderBy: { position: "asc" },
        include: {
          account: {
            select: {
              person: { select: { sandbox: true, assurance: true } },
              consents: { orderBy: { givenAt: "asc" } },
            },
          },
          organization: { select: { sandbox: true } },
          fields: { select: { id: true, pdfName: true } },
        },
      });
      const signatures = await tx.signature.findMany({
        where: { contractId },
        orderBy: { createdAt: "asc" },
        include: {
          certificate: {
            select: {
              der: true,
              serial: true,
              role: true,
              organization: { select: { name: true, creditCode: true, registrationNumber: true } },
            },
          },
          revision: { select: { number: true } },
          intent: { select: { method: true, provenAt: true } },
          sealUses: { select: sealUse, orderBy: { id: "asc" } },
        },
      });
      const events = await tx.event.findMany({ where: { contractId }, orderBy: { sequence: "asc" } });
      return { contract, documents, participants, signatures, events };
    },
    { isolationLevel: "RepeatableRead" },
  );
}
