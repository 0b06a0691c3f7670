import type { Change, SignatureReport, ValidationReport } from "@/lib/standards/pades/report";

/** One revision of a signed file: the signature that closes it, if one does, and what else it changed. */
export type ChangeStep = { revision: number; signatures: SignatureReport[]; changes: Change[] };

/** The file's history from its first signed revision on, put together from what each signature saw after it. */
export function changeSteps({ signatures }: ValidationReport): ChangeStep[] {
  const steps = new Map<number, ChangeStep>();
  const at = (revision: number) => {
    const step = steps.get(revision) ?? { revision, signatures: [], changes: [] };
    steps.set(revision, step);
    return step;
  };
  const told = new Set<string>();
  for (const signature of signatures) {
    if (signature.revision >= 0) at(signature.revision).signatures.push(signature);
    for (const change of signature.changesSince) {
      const key = JSON.stringify(change);
      // The same change is seen from every signature before it; that a signature was added, its own row says.
      if (told.has(key) || change.kind === "signature-added" || change.kind === "timestamp-added") continue;
      told.add(key);
      at(change.revision).changes.push(change);
    }
  }
  return [...steps.values()].sort((a, b) => a.revision - b.revision);
}
