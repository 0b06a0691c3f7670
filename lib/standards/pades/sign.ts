import type { Hash } from "node:crypto";
import { estimateCmsSize } from "../cms/estimate-size";
import { type CmsSigner, type PreparedSigner, prepareSigner, signDetached } from "../cms/sign-detached";
import { PdfFile } from "../pdf/file";
import { Increment } from "../pdf/increment";
import { name, PdfDict, type PdfRef, type PdfString, textString } from "../pdf/objects";
import { demandBlank, demandField, editPart } from "./demand-field";
import { PadesError } from "./errors";
import { type FieldValue, fillValues, type ValueFonts } from "./field-values";
import { type FormField, findFields, findGroups } from "./form";
import { pdfDate } from "./pdf-date";
import { mayCertify } from "./prepare-policy";
import { inOnePiece, type Segments, sealPlaceholders, sealRevision } from "./sealed-revision";
import { type CrossPageSeal, type Look, Showing } from "./show";

/** A place that was prepared for initials, and what is drawn there. */
export interface Initials {
  fieldName: string;
  drawing: Look;
}

export interface SignInput {
  /** The file as it stands: in one piece, or as the base followed by its tails. */
  base: Segments;
  /** The same bytes, already opened; spares reading the cross-reference again. */
  file?: PdfFile;
  /** State of the signer's digest (SHA-256 for P-256 and RSA) after all of `base`. It is copied, not used up. */
  hashPrefix?: Hash;
  /** The prepared signature field. */
  fieldName: string;
  /** Prepared (`prepareSigner`) where it signs more than once: that spares reading its certificate again. */
  signer: CmsSigner;
  /** Gets a time-stamp token in DER for the SHA-256 of the signature value; makes the signature B-T. */
  timestamp?: (imprint: Uint8Array) => Promise<Uint8Array>;
  /** The greatest size of a token in bytes, where it is known; 10,240 otherwise. */
  timestampSize?: number;
  appearance?: Look;
  /** Further places of this signature; each shows its own drawing or seal, or else the signature's. */
  mirrors?: readonly { fieldName: string; appearance?: Look }[];
  /** Seals over the edges of the pages. */
  crossPage?: readonly CrossPageSeal[];
  /** What the signer has entered, and her initials where a place of its own was prepared for them. */
  values?: readonly (FieldValue | Initials)[];
  valueFont?: ValueFonts;
  /** What /M claims; the proof of time is the time stamp. */
  signingTime: Date;
  name?: string;
  reason?: string;
  location?: string;
  /** DocMDP permission: makes this the certification of the document. Only the first signature may be one. */
  certify?: 1 | 2 | 3;
  /** Second part of the file identifier, 16 bytes; derived from the increment where absent. */
  id?: Uint8Array;
}

export interface SignedIncrement {
  /** The bytes to append. */
  tail: Uint8Array;
  /** Digest of the signed bytes. */
  digest: Uint8Array;
  /** The CMS signature in DER, without padding. */
  cms: Uint8Array;
}

function contentsSize(signer: PreparedSigner, { timestamp, timestampSize }: SignInput): number {
  return estimateCmsSize(signer, timestamp ? (timestampSize ?? true) : false);
}

/**
 * Signs a prepared field in one increment: fills the signer's values, shows the signature in its own place and in its
 * mirrors, and closes the revision with a PAdES signature (EN 319 142-1, 5.3 and 6): B-T with a time stamp, else B-B.
 * Every appearance is a new object; the only objects written anew are the dictionaries of the fields that are filled,
 * and, for a certification, the catalog.
 *
 * @returns the bytes to append; base and tails stay an exact prefix
 * @throws PadesError; PdfError when the file cannot be read; and what `signer.sign` and `timestamp` throw
 */
export async function signIncrement(input: SignInput): Promise<SignedIncrement> {
  const file = input.file ?? PdfFile.open(inOnePiece(input.base));
  const increment = new Increment(file);
  const signer = prepareSigner(input.signer);
  const { values = [], mirrors = [] } = input;
  const names = [input.fieldName, ...values.map((value) => value.fieldName), ...mirrors.map((one) => one.fieldName)];
  const fields = findFields(file, names);
  const field = demandField(fields, input.fieldName, "Sig");
  if (field.value !== null) throw new PadesError("already-signed", `the field ${input.fieldName} is signed`);

  const initials = values.flatMap((value) => ("drawing" in value ? [value] : []));
  const entered = values.flatMap((value) => ("drawing" in value ? [] : [value]));
  if (entered.length > 0) fillValues(increment, fields, entered, input.valueFont);
  const showing = new Showing(increment);
  showing.show(field, input.appearance);
  for (const mirror of mirrors) {
    showing.show(blankPlace(fields, mirror.fieldName), mirror.appearance ?? input.appearance);
  }
  for (const { fieldName, drawing } of initials) showing.show(blankPlace(fields, fieldName), drawing);
  pressOverEdges(file, showing, input.crossPage ?? []);
  const signature = increment.add(signatureDictionary(input, contentsSize(signer, input)));
  editPart(increment, field.ref, field).set("V", signature);
  if (input.certify) certify(file, increment, signature);

  const { tail, digest, contents } = await sealRevision({
    increment,
    base: input.base,
    algorithm: signer.digestAlgorithm,
    hashPrefix: input.hashPrefix,
    id: input.id,
    seal: (digest) => signDetached({ digest, signer, ...(input.timestamp && { timestamp: input.timestamp }) }),
  });
  return { tail, digest, cms: contents };
}

function blankPlace(fields: ReadonlyMap<string, FormField>, fieldName: string): FormField {
  const place = demandField(fields, fieldName, "Btn", "Tx");
  demandBlank(place);
  return place;
}

function pressOverEdges(file: PdfFile, showing: Showing, seals: readonly CrossPageSeal[]): void {
  const names = seals.map((seal) => seal.fieldName);
  const groups = seals.length > 0 ? findGroups(file, names) : new Map<string, FormField[]>();
  for (const seal of seals) {
    const places = groups.get(seal.fieldName);
    if (!places) throw new PadesError("no-such-field", `the form has no field ${seal.fieldName}`);
    if (places.some((place) => place.type !== "Btn" || place.name === seal.fieldName)) {
      throw new PadesError("wrong-field", `the field ${seal.fieldName} is no place of a cross-page seal`);
    }
    for (const place of places) demandBlank(place);
    showing.showStrips(places, seal);
  }
}

/** ISO 32000-2, table 255, as EN 319 142-1, 6.3 restricts it: no /Cert, /ByteRange and /Contents to be filled in. */
function signatureDictionary(input: SignInput, size: number): PdfDict {
  const { ByteRange, Contents } = sealPlaceholders(size);
  return PdfDict.of({
    Type: name("Sig"),
    Filter: name("Adobe.PPKLite"),
    SubFilter: name("ETSI.CAdES.detached"),
    M: pdfDate(input.signingTime),
    Name: optionalText(input.name),
    Reason: optionalText(input.reason),
    Location: optionalText(input.location),
    Reference: input.certify && [certificationReference(input.certify)],
    ByteRange,
    Contents,
  });
}

function optionalText(value: string | undefined): PdfString | undefined {
  return value === undefined ? undefined : textString(value);
}

/** Table 256 and 257. */
function certificationReference(permission: 1 | 2 | 3): PdfDict {
  return PdfDict.of({
    Type: name("SigRef"),
    TransformMethod: name("DocMDP"),
    TransformParams: PdfDict.of({ Type: name("TransformParams"), P: permission, V: name("1.2") }),
  });
}

function certify(file: PdfFile, increment: Increment, signature: PdfRef): void {
  if (!mayCertify(file)) throw new PadesError("not-first", "only the first signature of a file may certify it");
  const catalog = increment.edit(file.root);
  const permissions = new PdfDict(file.asDict(catalog.get("Perms"))?.entries() ?? []);
  catalog.set("Perms", permissions.set("DocMDP", signature));
}
