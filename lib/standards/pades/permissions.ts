import { PdfDict, type PdfObject } from "../pdf/objects";
import type { ObjectSource } from "../pdf/source";

/** Fields that a signature locked (ISO 32000-2, 12.8.2.4, table 236). */
export interface FieldLock {
  action: "All" | "Include" | "Exclude";
  fields: string[];
}

/** What one signature allows to happen after it. */
export interface SignatureRules {
  /** DocMDP permission, where the signature certifies the document. */
  certification: 1 | 2 | 3 | null;
  /** Permission that the field's /Lock sets for what follows (ISO 32000-2, table 236, /P). */
  lockLevel: 1 | 2 | 3 | null;
  locks: FieldLock[];
}

function permission(value: number | undefined, absent: 2 | null): 1 | 2 | 3 | null {
  return value === 1 || value === 2 || value === 3 ? value : absent;
}

function readLock(file: ObjectSource, params: PdfDict): FieldLock {
  const action = file.asName(params.get("Action"));
  const fields = (file.asArray(params.get("Fields")) ?? []).map((item) => file.asString(item)?.text() ?? "");
  // An action that nobody knows locks everything: refusing is safer than guessing.
  return { action: action === "Include" || action === "Exclude" ? action : "All", fields };
}

/**
 * Reads the rules of one signature from its /Reference (12.8.2) and from /Lock of its field (12.7.5.5).
 *
 * @param signature the signature dictionary; null for an unsigned field, which has no rules yet
 */
export function readRules(file: ObjectSource, signature: PdfDict | null, field: PdfDict | null): SignatureRules {
  const rules: SignatureRules = { certification: null, lockLevel: null, locks: [] };
  for (const item of file.asArray(signature?.get("Reference")) ?? []) {
    const reference = file.asDict(item);
    const params = file.asDict(reference?.get("TransformParams")) ?? new PdfDict();
    const method = file.asName(reference?.get("TransformMethod"));
    if (method === "DocMDP") rules.certification = permission(file.asInteger(params.get("P")), 2);
    else if (method === "FieldMDP") rules.locks.push(readLock(file, params));
  }
  const lock = signature && file.asDict(field?.get("Lock"));
  if (lock) {
    rules.lockLevel = permission(file.asInteger(lock.get("P")), null);
    rules.locks.push(readLock(file, lock));
  }
  return rules;
}

/** True if the lock holds for a field of this fully qualified name; naming a field names its kids too. */
export function locks({ action, fields }: FieldLock, fieldName: string): boolean {
  if (action === "All") return true;
  const named = fields.some((field) => field === fieldName || fieldName.startsWith(`${field}.`));
  return action === "Include" ? named : !named;
}

/** What several signatures allow together: the strictest level, and every lock. */
export function combine(rules: readonly SignatureRules[]): {
  level: 1 | 2 | 3 | null;
  locked(fieldName: string): boolean;
} {
  let level: 1 | 2 | 3 | null = null;
  for (const { certification, lockLevel } of rules) {
    for (const each of [certification, lockLevel]) if (each !== null && (level === null || each < level)) level = each;
  }
  const all = rules.flatMap((each) => each.locks);
  return { level, locked: (fieldName) => all.some((lock) => locks(lock, fieldName)) };
}

/** The signature that /Perms /DocMDP of the catalog names, as it stands there. */
export function certifyingSignature(file: ObjectSource & { catalog(): PdfDict }): PdfObject | undefined {
  return file.asDict(file.catalog().get("Perms"))?.get("DocMDP");
}
