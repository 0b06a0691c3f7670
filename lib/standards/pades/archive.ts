import { createHash, type Hash } from "node:crypto";
import { compressedStream } from "../pdf/compress";
import { PdfFile } from "../pdf/file";
import { Increment } from "../pdf/increment";
import { name, PdfDict, type PdfObject } from "../pdf/objects";
import { PadesError } from "./errors";
import { findFields } from "./form";
import { inOnePiece, type Segments, sealPlaceholders, sealRevision } from "./sealed-revision";

export interface ValidationData {
  /** Certificates, OCSP responses and certificate lists in DER. */
  certificates: readonly Uint8Array[];
  ocspResponses: readonly Uint8Array[];
  crls: readonly Uint8Array[];
}

/**
 * Appends a revision with the document security store (EN 319 142-1, 5.4.2): what a signature needs to be validated
 * when nobody can be asked any more. What an earlier store holds is kept; data that is there already is not repeated.
 *
 * @returns the bytes to append
 * @throws PdfError when the file cannot be read
 */
export function appendValidationData(base: Segments, data: ValidationData): Uint8Array {
  const file = PdfFile.open(inOnePiece(base));
  const increment = new Increment(file);
  const old = file.asDict(file.catalog().get("DSS"));
  const store = new PdfDict(old?.entries() ?? []).set("Type", name("DSS"));
  const put = (key: string, items: readonly Uint8Array[]) => {
    const kept: PdfObject[] = [...(file.asArray(old?.get(key)) ?? [])];
    const known = new Set(kept.map((item) => digest(file.asStream(item)?.decode() ?? new Uint8Array())));
    for (const item of items) {
      if (known.has(digest(item))) continue;
      known.add(digest(item));
      kept.push(increment.add(compressedStream(item)));
    }
    if (kept.length > 0) store.set(key, kept);
  };
  put("Certs", data.certificates);
  put("OCSPs", data.ocspResponses);
  put("CRLs", data.crls);
  increment.edit(file.root).set("DSS", increment.add(store));
  return increment.finish().tail;
}

const digest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

export interface DocumentTimestampInput {
  base: Segments;
  /** State of SHA-256 after all of `base`; it is copied. */
  hashPrefix?: Hash;
  /** The prepared invisible signature field. */
  fieldName: string;
  /** Gets a time-stamp token in DER for a SHA-256. */
  timestamp: (imprint: Uint8Array) => Promise<Uint8Array>;
  /** The greatest size of a token in bytes; by default 10,240. */
  timestampSize?: number;
}

/**
 * Appends a revision that closes the whole file with a document time stamp (EN 319 142-1, 5.4.3), in a field that was
 * prepared for it.
 *
 * @returns the bytes to append
 * @throws PadesError; PdfError; and what `timestamp` throws
 */
export async function timestampIncrement(input: DocumentTimestampInput): Promise<Uint8Array> {
  const file = PdfFile.open(inOnePiece(input.base));
  const increment = new Increment(file);
  const field = findFields(file, [input.fieldName]).get(input.fieldName);
  if (!field?.ref) throw new PadesError("no-such-field", `the form has no field ${input.fieldName}`);
  if (field.type !== "Sig") throw new PadesError("wrong-field", `the field ${input.fieldName} takes no signature`);
  if (field.value !== null) throw new PadesError("already-signed", `the field ${input.fieldName} is signed`);
  const seal = PdfDict.of({
    Type: name("DocTimeStamp"),
    Filter: name("Adobe.PPKLite"),
    SubFilter: name("ETSI.RFC3161"),
    ...sealPlaceholders(input.timestampSize ?? 10_240),
  });
  increment.edit(field.ref).set("V", increment.add(seal));
  const { base, hashPrefix, timestamp } = input;
  const { tail } = await sealRevision({ increment, base, algorithm: "sha256", hashPrefix, seal: timestamp });
  return tail;
}
