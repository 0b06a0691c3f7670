import { equals } from "../../pdf/compare";
import { BESIDES, ROLE } from "../../pdf/object-roles";
import { type PdfDict, type PdfObject, PdfRef } from "../../pdf/objects";
import { compareDss } from "./dss-changes";
import type { Step } from "./step";

/** Keys whose values differ between two dictionaries. */
export function differingKeys(before: PdfDict | undefined, after: PdfDict | undefined): string[] {
  const keys = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
  return [...keys].filter((key) => !equals(before?.get(key), after?.get(key)));
}

/** The trailer: the same catalog, the same file identifier, no encryption (ISO 32000-2, 7.5.5). */
export function compareTrailer(step: Step): void {
  const [before, after] = [step.before.trailer, step.after.trailer];
  if (!equals(before.get("Root"), after.get("Root"))) {
    step.finding("catalog-replaced", "A later revision starts the document from another catalog.");
  }
  if (!equals(before.get("Encrypt"), after.get("Encrypt"))) {
    step.finding("encryption-changed", "A later revision changed the encryption of the file.");
  }
  const [idBefore, idAfter] = [step.before.asArray(before.get("ID")), step.after.asArray(after.get("ID"))];
  if (idBefore && !equals(idBefore[0], idAfter?.[0])) {
    step.finding("file-id-changed", "A later revision changed the file's permanent identifier.");
  }
  const [sizeBefore, sizeAfter] = [before.integer("Size") ?? 0, after.integer("Size") ?? 0];
  if (sizeAfter < sizeBefore) {
    // What lies beyond /Size is missing for readers who take the standard at its word, and there for all others.
    step.finding("size-shrunk", "A later revision puts signed objects out of bounds.", undefined, "indeterminate");
  }
  compareInfo(step);
}

/** The document information dictionary may say something else, as long as it is nothing but that. */
function compareInfo(step: Step): void {
  const [before, after] = [step.before.trailer.get("Info"), step.after.trailer.get("Info")];
  const replaced = !equals(before, after);
  if (!replaced && !step.isChanged(before)) return;
  if (replaced && after instanceof PdfRef && !step.isFresh(after)) {
    step.finding("metadata-replaced", "The document information was pointed at an object that was there before.");
  } else if (isMissing(step, after) || (step.after.asDict(after) && (replaced || step.before.asDict(before)))) {
    if (replaced || step.claimAs(before, ROLE.info)) step.record({ kind: "metadata" });
  } else step.finding("metadata-malformed", "The document information is something else than a dictionary.");
}

function isMissing(step: Step, object: PdfObject | undefined): boolean {
  return step.after.resolve(object) === null;
}

/** The catalog: forms, long-term data, extensions and metadata may change, everything else may not. */
export function compareCatalog(step: Step): void {
  const [before, after] = [step.before.catalog(), step.after.catalog()];
  if (!step.claimAs(step.before.trailer.get("Root"), ROLE.root, BESIDES.root)) return;
  for (const key of differingKeys(before, after)) {
    switch (key) {
      case "AcroForm": // compared by its content
      case "DSS":
      case "Metadata":
        break;
      case "Perms":
        comparePermissions(step);
        break;
      case "Extensions": // compared below, with what was written anew in its place
        break;
      case "Version":
        if (/^\d\.\d$/.test(step.after.asName(after.get(key)) ?? "1.0")) step.record({ kind: "metadata" });
        else step.finding("catalog-changed", "A later revision gave the document a version that is none.");
        break;
      default:
        step.finding("catalog-changed", `A later revision changed /${key} of the document catalog.`);
    }
  }
  compareExtensions(step, before.get("Extensions"), after.get("Extensions"));
  compareMetadata(step);
  compareDss(step);
}

function compareMetadata(step: Step): void {
  const [before, after] = [step.before.catalog().get("Metadata"), step.after.catalog().get("Metadata")];
  if (equals(before, after) && !step.isChanged(before)) return;
  const metadata = step.after.asStream(after)?.dict;
  if (!equals(before, after) && after instanceof PdfRef && !step.isFresh(after)) {
    step.finding("metadata-replaced", "The metadata was pointed at an object that was there before.");
  } else if (!isMissing(step, after) && (!metadata || !isMetadata(step, metadata))) {
    step.finding("metadata-malformed", "The metadata is something else than a metadata stream.");
  } else if (!equals(before, after) || step.claimAs(before, ROLE.metadata)) step.record({ kind: "metadata" });
}

/** ISO 32000-2, 14.3.2. What is an image or a form besides could be drawn. */
function isMetadata(step: Step, dict: PdfDict): boolean {
  const subtype = step.after.asName(dict.get("Subtype"));
  return step.after.asName(dict.get("Type")) === "Metadata" && subtype !== "Form" && subtype !== "Image";
}

const EXTENSION_KEYS = ["Type", "BaseVersion", "ExtensionLevel", "ExtensionRevision", "URL"];

/** What the file uses beyond its version (ISO 32000-2, 7.12): by developer, a dictionary or several. */
function compareExtensions(step: Step, before: PdfObject | undefined, after: PdfObject | undefined): void {
  if (equals(before, after) && !step.isChanged(before)) return;
  const isExtension = (value: PdfObject) =>
    [...(step.after.asDict(value)?.keys() ?? ["none"])].every((key) => EXTENSION_KEYS.includes(key));
  const developers = [...(step.after.asDict(after)?.entries() ?? [])].filter(([key]) => key !== "Type");
  const wellFormed = developers.every(([, value]) => (step.after.asArray(value) ?? [value]).every(isExtension));
  if ((!isMissing(step, after) && !step.after.asDict(after)) || !wellFormed) {
    step.finding("catalog-changed", "A later revision declares extensions that are none.");
  } else if (step.claimAs(before, ROLE.extensions)) step.record({ kind: "extensions" });
}

/** /Perms may appear only together with the certification it names, and never change (ISO 32000-2, 12.8.6). */
function comparePermissions(step: Step): void {
  const before = step.before.asDict(step.before.catalog().get("Perms"));
  const after = step.after.asDict(step.after.catalog().get("Perms"));
  const added = differingKeys(before, after);
  const certified = added.length === 1 && added[0] === "DocMDP" && !before?.has("DocMDP");
  if (!certified || !step.isFresh(after?.get("DocMDP"))) {
    step.finding("permissions-changed", "A later revision changed the permissions that the document grants.");
  }
}
