import type { Change, SignatureReport, ValidationReport } from "@/lib/standards/pades/report";

/** A change as it is told: the strips of one cross-page seal, each a field of its own, are one. */
export type ToldChange = Change & {
  /** On how many pages a cross-page seal was shown. */
  strips?: number;
};

/** One revision of a signed file: the signature that closes it, if one does, and what else it changed. */
export type ChangeStep = { revision: number; signatures: SignatureReport[]; changes: ToldChange[] };

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
      tell(at(change.revision).changes, change);
    }
  }
  return [...steps.values()].sort((a, b) => a.revision - b.revision);
}

/** Adds a change to its step; of a cross-page seal, whose strips are fields under one parent, only the parent is named. */
function tell(changes: ToldChange[], change: Change): void {
  const parent = change.kind === "seal-shown" ? /^([^.]+)\.\d+$/.exec(change.fieldName ?? "")?.[1] : undefined;
  if (!parent) {
    changes.push(change);
    return;
  }
  const known = changes.find(({ kind, fieldName }) => kind === "seal-shown" && fieldName === parent);
  if (known) known.strips = (known.strips ?? 0) + 1;
  else changes.push({ ...change, fieldName: parent, strips: 1 });
}
