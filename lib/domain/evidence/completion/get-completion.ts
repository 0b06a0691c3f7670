import "server-only";
import { requireAccess } from "@/lib/domain/contracts/access";
import { titleAsFileName } from "@/lib/domain/contracts/revisions/title-as-file-name";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db/client";
import { notFound } from "@/lib/platform/errors";
import { completionCodeHash } from "./completion-code";

/** A contract's certificate of completion, for its sender and whoever takes part. @throws DomainError not_found */
export async function getCompletion(actor: Actor, contractId: string): Promise<{ fileName: string; pdf: Uint8Array }> {
  const { contract } = await requireAccess(actor, contractId, "download");
  const made = await db().completionCertificate.findUnique({ where: { contractId }, select: { pdf: true } });
  if (!made) throw notFound();
  return { fileName: `${titleAsFileName(contract.title)}-certificate.pdf`, pdf: made.pdf };
}

/** Whether it is made already: the worker does so a moment after the last signature. */
export const hasCompletion = async (contractId: string): Promise<boolean> =>
  (await db().completionCertificate.count({ where: { contractId } })) > 0;

export type CompletionCheck = {
  completedAt: Date;
  /** When an agreement of all who signed ended the contract; null while it stands. */
  voidedAt: Date | null;
  signatures: number;
  /** In their order; what they are called stands on the paper. */
  documents: { sha256: string; bytes: number }[];
  /** Of the certificate itself. */
  certificateSha256: string;
};

/**
 * What this site says to whoever has the code of a certificate: that the contract was completed here, when, and the
 * digests of its final files and of the certificate, to be compared. No names: they stand on the paper that bears the code.
 * @returns null for a code that is none of ours
 */
export async function checkCompletion(typed: string): Promise<CompletionCheck | null> {
  const codeHash = completionCodeHash(typed);
  const made =
    codeHash &&
    (await db().completionCertificate.findUnique({
      where: { codeHash },
      select: {
        sha256: true,
        contract: {
          select: {
            completedAt: true,
            voidedAt: true,
            documents: {
              orderBy: { ordinal: "asc" },
              select: {
                revisions: { orderBy: { number: "desc" }, take: 1, select: { sha256: true, size: true } },
              },
            },
            _count: { select: { signatures: { where: { participantId: { not: null } } } } },
          },
        },
      },
    }));
  if (!made?.contract.completedAt) return null;
  return {
    completedAt: made.contract.completedAt,
    voidedAt: made.contract.voidedAt,
    signatures: made.contract._count.signatures,
    certificateSha256: Buffer.from(made.sha256).toString("hex"),
    documents: made.contract.documents.flatMap(({ revisions: [last] }) =>
      last ? [{ sha256: Buffer.from(last.sha256).toString("hex"), bytes: Number(last.size) }] : [],
    ),
  };
}
