import type { PdfFile } from "../pdf/file";
import { PdfDict } from "../pdf/objects";
import { acroForm, readFields } from "./form";
import { fieldsWithoutLook } from "./needed-appearances";
import { certifyingSignature, combine, readRules } from "./permissions";

/** Why fields cannot be added to an uploaded file. */
export interface NotPreparable {
  code:
    | "encrypted" // nothing can be appended to an encrypted file
    | "xfa" // an XFA form, which looks different from what would be signed
    | "certified-no-changes" // DocMDP permission 1
    | "certified-form-filling-only" // DocMDP permission 2 or 3: fields may be filled, not added
    | "field-lock" // an earlier signature locked the form
    | "usage-rights" // Reader usage rights, which any change makes void
    | "appearances-needed"; // form values that no viewer-independent look can be drawn for
  message: string;
}

/**
 * Says whether fields may be appended to a file under its own rules, and if not, why (ISO 32000-2, 12.8.2). Approval
 * signatures alone do not forbid it: they stay valid, and the platform then approves instead of certifying.
 */
export function whyNotPreparable(file: PdfFile): NotPreparable | null {
  if (file.isEncrypted) return { code: "encrypted", message: "The file is encrypted." };
  const form = acroForm(file);
  if (form?.has("XFA")) return { code: "xfa", message: "The file is an XFA form, which cannot be signed as it looks." };
  const fields = readFields(file);
  const signed = fields.filter((field) => field.type === "Sig" && field.value instanceof PdfDict);
  const rules = signed.map((field) => readRules(file, file.asDict(field.value) ?? null, field.dict));
  const certifying = certifyingSignature(file);
  if (certifying !== undefined) rules.push(readRules(file, file.asDict(certifying) ?? null, null));
  const { level } = combine(rules.map((rule) => ({ ...rule, lockLevel: null })));
  if (level === 1) {
    return { code: "certified-no-changes", message: "The file was certified, and its certification allows no change." };
  }
  if (level !== null) {
    const message = "The file was certified: its fields may be filled in, but none may be added.";
    return { code: "certified-form-filling-only", message };
  }
  if (rules.some((rule) => rule.lockLevel !== null || rule.locks.some((lock) => lock.action !== "Include"))) {
    return { code: "field-lock", message: "A signature in the file locked its form." };
  }
  const rights = file.asDict(file.catalog().get("Perms"));
  if (rights?.has("UR3") || rights?.has("UR")) {
    return { code: "usage-rights", message: "The file has usage rights that a change would make void." };
  }
  if (file.asBoolean(form?.get("NeedAppearances")) && fieldsWithoutLook(file, fields).some((one) => !one.drawable)) {
    const message = "The file leaves it to the viewer how its form values look.";
    return { code: "appearances-needed", message };
  }
  return null;
}

/** True when the file holds no signature yet, so that the platform may certify it: only the first one may. */
export function mayCertify(file: PdfFile): boolean {
  if (certifyingSignature(file) !== undefined) return false;
  return !readFields(file).some((field) => field.type === "Sig" && field.value !== null);
}
