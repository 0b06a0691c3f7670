import { readIdentityNumber } from "@/lib/standards/china-ids/identity-number";
import { readPassport } from "@/lib/standards/china-ids/permits";
import { readPermanentResidence, readResidencePermit } from "@/lib/standards/china-ids/residence-permits";

/** The documents by which a person can be known. */
export const documentKinds = [
  "passport",
  "hk_macao_residence_permit",
  "taiwan_residence_permit",
  "foreign_permanent_residence",
  "resident_identity_card",
] as const;
export type DocumentKind = (typeof documentKinds)[number];

export type DocumentSide = "front" | "back" | "photo_page";

/** Which sides of each document are looked at, and whether its number is one only together with the issuing state. */
export const documents: Record<DocumentKind, { sides: readonly DocumentSide[]; issuedByState: boolean }> = {
  passport: { sides: ["photo_page"], issuedByState: true },
  hk_macao_residence_permit: { sides: ["front", "back"], issuedByState: false },
  taiwan_residence_permit: { sides: ["front", "back"], issuedByState: false },
  foreign_permanent_residence: { sides: ["front", "back"], issuedByState: false },
  resident_identity_card: { sides: ["front", "back"], issuedByState: false },
};

export type DocumentReading =
  | {
      ok: true;
      /** As it is kept; a passport's begins with its state: `DEU C01X00T47`. */
      normalized: string;
    }
  | {
      ok: false;
      /** A sentence of the messages area "errors". */
      code: string;
      field: "number" | "country";
    };

/**
 * Reads a document's number as typed.
 * @param country the issuing state's three letters (ICAO Doc 9303-3 5), for documents of states
 * @param today YYYY-MM-DD in China
 */
export function readDocument(kind: DocumentKind, typed: string, country: string, today: string): DocumentReading {
  switch (kind) {
    case "passport": {
      if (country.trim() === "") return refuse("document_country_missing", "country");
      const reading = readPassport(typed, country);
      if (reading.ok) return { ok: true, normalized: `${reading.country} ${reading.normalized}` };
      return reading.reason === "country"
        ? refuse("document_country_missing", "country")
        : refuse(`document_number_${reading.reason}`);
    }
    case "foreign_permanent_residence": {
      const reading = readPermanentResidence(typed, today);
      return reading.ok ? take(reading.normalized) : refuse(`document_number_${reading.reason}`);
    }
    case "hk_macao_residence_permit":
    case "taiwan_residence_permit": {
      const reading = readResidencePermit(typed, today);
      if (!reading.ok)
        return refuse(reading.reason === "place" ? "document_number_place" : `identity_number_${reading.reason}`);
      const wanted = (reading.place === "taiwan") === (kind === "taiwan_residence_permit");
      return wanted ? take(reading.normalized) : refuse("document_number_place");
    }
    case "resident_identity_card": {
      const reading = readIdentityNumber(typed, today);
      if (!reading.ok) return refuse(`identity_number_${reading.reason}`);
      return kindOfNumber(reading.normalized) === kind ? take(reading.normalized) : refuse("document_number_place");
    }
  }
}

const take = (normalized: string): DocumentReading => ({ ok: true, normalized });
const refuse = (code: string, field: "number" | "country" = "number"): DocumentReading => ({ ok: false, code, field });

/** Which document a number of the resident form (GB 11643) belongs to; permits are told by their first two digits. */
export function kindOfNumber(idNumber: string): DocumentKind {
  const region = idNumber.slice(0, 2);
  if (region === "81" || region === "82") return "hk_macao_residence_permit";
  return region === "83" ? "taiwan_residence_permit" : "resident_identity_card";
}

/** Whether registers and faces can be asked about a document: they know numbers of the resident form only. */
export const isKnownToRegisters = (kind: DocumentKind): boolean =>
  kind !== "passport" && kind !== "foreign_permanent_residence";

/** What may be shown of a document's number: as much as of any, and the issuing state. Input: normalized. */
export function maskDocument(kind: DocumentKind, number: string): string {
  const [state, rest] =
    kind === "passport"
      ? [`${number.slice(0, number.indexOf(" "))} `, number.slice(number.indexOf(" ") + 1)]
      : ["", number];
  const [first, last] = rest.length >= 15 ? [3, 2] : [1, 2];
  const hidden = Math.max(0, rest.length - first - last);
  return hidden < 3
    ? `${state}${"*".repeat(rest.length)}`
    : `${state}${rest.slice(0, first)}${"*".repeat(hidden)}${rest.slice(-last)}`;
}
