import "server-only";
import { createHash } from "node:crypto";
import { methods, type PersonMethod, personMethods } from "@/lib/domain/verification/methods";
import { db } from "@/lib/platform/db/client";
import type { SignatureReport } from "@/lib/standards/pades/report";
import type { OwnCertificate } from "./upload-check";

/** What is known here about those of the signers' certificates that were issued here; about others, nothing. */
export async function ownCertificates(
  signatures: readonly Pick<SignatureReport, "serialHex" | "certificateSha256" | "provenTime">[],
): Promise<OwnCertificate[]> {
  const serials = [...new Set(signatures.flatMap(({ serialHex }) => serialHex ?? []))];
  if (serials.length === 0) return [];
  const rows = await db().certificate.findMany({
    where: { serial: { in: serials.slice(0, 500) } },
    select: {
      der: true,
      role: true,
      revokedAt: true,
      person: { select: { id: true, sandbox: true, idNumberIndex: true } },
      organization: { select: { sandbox: true } },
    },
  });
  const signedAt = firstTimes(signatures);
  const provings = await provingsOf(rows.flatMap(({ role, person }) => (role === "signer" && person ? [person] : [])));
  const found = rows.flatMap(({ der, role, person, organization, revokedAt }): OwnCertificate[] => {
    if (!der) return [];
    const sha256 = createHash("sha256").update(der).digest("hex");
    const ofSomebody = role === "signer" || role === "organization";
    const holder = role === "organization" ? organization : person;
    const name = !ofSomebody ? "platform" : holder?.sandbox === false ? "register" : "sandbox";
    const proven = role === "signer" && person ? (provings.get(person.id) ?? []) : [];
    const level = levelAt(proven, signedAt.get(sha256));
    const of = role === "organization" ? "organization" : ofSomebody ? "person" : "platform";
    return [{ sha256, of, name, level, revokedAt: revokedAt?.toISOString() ?? null }];
  });
  // A serial is only unique within its issuer: a stranger's certificate may bear one of ours.
  const asked = new Set(signatures.map(({ certificateSha256 }) => certificateSha256));
  return found.filter(({ sha256 }) => asked.has(sha256));
}

/** When each certificate first signed, as a time stamp proves it; by the certificate's fingerprint. */
function firstTimes(signatures: readonly Pick<SignatureReport, "certificateSha256" | "provenTime">[]) {
  const times = new Map<string, Date>();
  for (const { certificateSha256, provenTime } of signatures) {
    if (!certificateSha256 || !provenTime) continue;
    const [at, known] = [new Date(provenTime), times.get(certificateSha256)];
    if (!known || at < known) times.set(certificateSha256, at);
  }
  return times;
}

type Holder = { id: string; sandbox: boolean; idNumberIndex: Uint8Array<ArrayBuffer> | null };
type Proving = { level: 1 | 2 | 3; at: Date };

/** The checks that people's names passed, as far as they are kept; a fictitious one counts for nobody real. */
async function provingsOf(people: readonly Holder[]): Promise<Map<string, Proving[]>> {
  const provings = new Map<string, Proving[]>();
  for (const { id, sandbox, idNumberIndex } of people) {
    if (idNumberIndex === null || provings.has(id)) continue;
    const steps = await db().verificationStep.findMany({
      where: {
        verification: { personId: id, organizationId: null, ...(!sandbox && { sandbox: false }) },
        outcome: "match",
        // A number that belongs to another account may have matched, too.
        documentIndex: idNumberIndex,
        method: { in: [...personMethods] },
      },
      select: { method: true, answeredAt: true },
    });
    provings.set(
      id,
      steps.flatMap(({ method, answeredAt: at }) => (at ? [{ level: methods[method as PersonMethod].level, at }] : [])),
    );
  }
  return provings;
}

function levelAt(provings: readonly Proving[], time: Date | undefined): Proving["level"] | null {
  const levels = time ? provings.filter(({ at }) => at <= time).map(({ level }) => level) : [];
  return levels.length > 0 ? (Math.max(...levels) as Proving["level"]) : null;
}
