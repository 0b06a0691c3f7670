import type { UploadCheck } from "@/lib/domain/evidence/upload-check";
import type { Problem, SignatureReport, ValidationReport } from "@/lib/standards/pades/report";

/** What a check comes to, in one word; each has its headline. */
export type Conclusion =
  | "valid"
  | "sealed" // certified by a platform, signed by nobody
  | "stamped" // only time stamps
  | "changed"
  | "broken"
  | "untrusted"
  | "unsure"
  | "unsigned"
  | "unreadable";

export type Tone = "jade" | "seal" | "amber" | "gray";

export const toneOf: Record<Conclusion, Tone> = {
  valid: "jade",
  sealed: "jade",
  stamped: "jade",
  changed: "seal",
  broken: "seal",
  untrusted: "amber",
  unsure: "amber",
  unsigned: "gray",
  unreadable: "gray",
};

/** Problems that say nothing against the file, only that the way to somebody trusted is missing. */
const isAboutTrust = ({ code }: Problem) => code === "signer-unknown" || code === "timestamp-untrusted";

/** What a check comes to. Where several things are wrong, the worst is said. */
export function conclude({ report }: Pick<UploadCheck, "report">): Conclusion {
  if (!report || isEncrypted(report)) return "unreadable";
  if (report.verdict === "unsigned") return "unsigned";
  if (report.verdict === "invalid") return wasChanged(report) ? "changed" : "broken";
  if (report.verdict === "indeterminate") {
    const open = problemsOf(report).filter(({ weight }) => weight === "indeterminate");
    return open.every(isAboutTrust) ? "untrusted" : "unsure";
  }
  if (report.signatures.some(({ kind }) => kind === "approval")) return "valid";
  return report.signatures.some(({ kind }) => kind === "certification") ? "sealed" : "stamped";
}

const isEncrypted = ({ findings }: ValidationReport) => findings.some(({ code }) => code === "encrypted");

/** The signed bytes are other ones now, or what was added later is not allowed. */
function wasChanged({ signatures }: ValidationReport): boolean {
  return signatures.some(
    ({ problems, changesSince }) =>
      problems.some(({ code }) => code === "digest-mismatch") ||
      changesSince.some(({ kind, weight }) => kind === "finding" && weight === "invalid"),
  );
}

const problemsOf = ({ findings, signatures }: ValidationReport): Problem[] => [
  ...findings,
  ...signatures.flatMap(({ problems }) => problems),
];

/** The people (or whoever else holds a certificate) that signed, each once. */
export function signersOf({ signatures }: ValidationReport): SignatureReport[] {
  const approvals = signatures.filter(({ kind }) => kind === "approval");
  const seen = new Set<string>();
  return approvals.filter(({ certificateSha256, fieldName }) => {
    const who = certificateSha256 ?? fieldName;
    return !seen.has(who) && seen.add(who);
  });
}

/** The latest time in a report, proven where it can be. ISO 8601, or null. */
export function lastTime({ signatures }: ValidationReport): string | null {
  const times = signatures.flatMap(({ provenTime, timestamp, claimedTime }) => {
    return provenTime ?? timestamp?.time ?? claimedTime ?? [];
  });
  return times.sort().at(-1) ?? null;
}

/** How many signatures rest on nobody who is trusted here. */
export const unknownCount = ({ signatures }: ValidationReport): number =>
  signatures.filter(({ trusted }) => !trusted).length;
