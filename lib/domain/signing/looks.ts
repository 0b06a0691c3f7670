import "server-only";
import { createTranslator } from "next-intl";
import { loadMessages } from "@/lib/platform/i18n/load-messages";
import { isLocale } from "@/lib/platform/i18n/locales";
import { sealStamp } from "@/lib/standards/pades/seal-stamp";
import type { CrossPageSeal, Look } from "@/lib/standards/pades/show";
import type { Stamp } from "@/lib/standards/pades/stamp";
import type { CrossPage } from "../contracts/drafting/draft.schema";
import { type ChosenSeal, pressedOutline, usualOpacity } from "./chosen-seals";
import type { Job, PlacedField } from "./commit-signature";
import { signatureAppearance } from "./signature-appearance";
import { signatureSerial } from "./signature-serial";

export type Looks = {
  /** In reading order: the first is the signature's own place, the others show the same signature. */
  places: { fieldName: string; appearance: Look }[];
  crossPage: CrossPageSeal[];
};

/**
 * What is drawn in each place of a signature. A seal that stands in several places is pressed from one ink.
 * @param fields hers in the document that is signed
 */
export function looksOf(
  { identity, input }: Job,
  signatureId: string,
  chosen: readonly ChosenSeal[],
  fields: readonly PlacedField[],
  at: Date,
): Looks {
  const caption = { name: identity.verifiedName, at, serial: identity.certificate.serial };
  const serial = signatureSerial(signatureId);
  const stamps = new Map<string, Stamp>();
  const stampOf = (seal: ChosenSeal): Stamp => {
    const known = stamps.get(seal.versionId);
    const stamp = known ?? sealStamp(pressedOutline(seal, serial), input.opacity ?? usualOpacity);
    stamps.set(seal.versionId, stamp);
    return stamp;
  };
  const looks: Looks = { places: [], crossPage: [] };
  for (const field of fields) {
    const seal = chosen.find(({ fieldId }) => fieldId === field.id);
    if (!seal || !field.pdfName) continue;
    const fieldName = field.pdfName;
    if (field.kind === "cross_page") {
      const { edge, most } = field.options as CrossPage;
      looks.crossPage.push({ fieldName, stamp: stampOf(seal), edge, most });
    } else
      looks.places.push({
        fieldName,
        appearance:
          field.kind === "seal" ? stampOf(seal) : signatureAppearance(seal.outline, caption, field.width, field.height),
      });
  }
  return looks;
}

/** Who acted for the organization that signs, in the language of the contract, for the signature's /Reason. */
export async function actedBy(person: string, contractLocale: string): Promise<string> {
  const locale = isLocale(contractLocale) ? contractLocale : "en";
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: "contracts.places" });
  return t("actedBy", { person });
}
