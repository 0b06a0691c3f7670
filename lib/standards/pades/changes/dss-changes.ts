import { equals } from "../../pdf/compare";
import { DSS_ROLES, isVriKey } from "../../pdf/object-roles";
import { PdfDict, type PdfObject, PdfRef, PdfStream, PdfString } from "../../pdf/objects";
import type { Step } from "./step";

const KEYS = ["Type", "VRI", "Certs", "OCSPs", "CRLs"];
const MOST_ITEMS = 100_000;
const VRI_KEYS = ["Type", "Cert", "CRL", "OCSP", "TU", "TS"];

/**
 * The document security store may come and grow in any revision, whatever a certification allows (EN 319 142-1, 5.4).
 * It must hold nothing else, and the containers that are written anew must be nothing but parts of it.
 */
export function compareDss(step: Step): void {
  const [before, after] = [step.before.catalog().get("DSS"), step.after.catalog().get("DSS")];
  if (equals(before, after) && !containers(step, before).some((ref) => step.changed.has(ref.num))) return;
  const store = step.after.asDict(after);
  if (!store) {
    step.finding("dss-removed", "A later revision removed the long-term validation data.");
    return;
  }
  if (!isStore(step, store)) {
    step.finding("dss-malformed", "The long-term validation data holds something that does not belong there.");
    return;
  }
  for (const ref of containers(step, before)) step.claimAs(ref, DSS_ROLES);
  step.record({ kind: "dss-added" });
}

/** The indirect dictionaries and arrays of a store; its streams are not among them, since they may never change. */
function containers(step: Step, dss: PdfObject | undefined): PdfRef[] {
  const found: PdfRef[] = [];
  const seen = new Set<number>();
  const visit = (object: PdfObject | undefined, depth: number): void => {
    if (object instanceof PdfRef) {
      if (seen.has(object.num)) return;
      seen.add(object.num);
    }
    const value = step.before.resolve(object);
    if (depth > 4 || value instanceof PdfStream) return;
    if (object instanceof PdfRef && (Array.isArray(value) || value instanceof PdfDict)) found.push(object);
    if (Array.isArray(value)) for (const item of value) visit(item, depth + 1);
    if (value instanceof PdfDict) for (const [, item] of value.entries()) visit(item, depth + 1);
  };
  visit(dss, 0);
  return found;
}

function isStore(step: Step, store: PdfDict): boolean {
  let left = MOST_ITEMS;
  const streams = (object: PdfObject | undefined) =>
    object === undefined ||
    (step.after.asArray(object)?.every((item) => left-- > 0 && step.after.asStream(item)) ?? false);
  if ([...store.keys()].some((key) => !KEYS.includes(key))) return false;
  if (![store.get("Certs"), store.get("OCSPs"), store.get("CRLs")].every(streams)) return false;
  const entries = step.after.asDict(store.get("VRI"));
  if (!entries && step.after.resolve(store.get("VRI")) !== null) return false;
  for (const [key, entry] of entries?.entries() ?? []) {
    if (key === "Type") continue;
    const vri = step.after.asDict(entry);
    if (!isVriKey(key) || !vri || [...vri.keys()].some((name) => !VRI_KEYS.includes(name))) return false;
    if (![vri.get("Cert"), vri.get("OCSP"), vri.get("CRL")].every(streams)) return false;
    const [time, stamp] = [step.after.resolve(vri.get("TU")), step.after.resolve(vri.get("TS"))];
    if ((time !== null && !(time instanceof PdfString)) || (stamp !== null && !(stamp instanceof PdfStream)))
      return false;
  }
  return true;
}
