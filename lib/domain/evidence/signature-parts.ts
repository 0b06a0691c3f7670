import { OID } from "@/lib/standards/asn1/oids";
import { withoutZeroPadding } from "@/lib/standards/asn1/reader";
import { parseSignedData } from "@/lib/standards/cms/signed-data";
import { findSignatures } from "@/lib/standards/pades/find-signatures";
import { PdfFile } from "@/lib/standards/pdf/file";
import { PdfString } from "@/lib/standards/pdf/objects";

/** What a signature in a PDF is made of, to be checked with other tools. */
export type SignatureParts = {
  byteRange: [number, number, number, number];
  /** The CMS message in DER, without its padding. */
  cms: Uint8Array;
  /** SignatureValue, which the time stamp is over (RFC 3161, appendix A). */
  value: Uint8Array;
  /** The time-stamp token in DER. */
  timeStamp: Uint8Array;
};

/**
 * Takes the signatures that this installation made out of a file, by field name.
 * @throws Error when one of the named fields holds no signature of the form that is made here
 */
export function signatureParts(file: Uint8Array, fields: readonly string[]): Map<string, SignatureParts> {
  const { signatures } = findSignatures(PdfFile.open(file));
  return new Map(
    fields.map((name) => {
      const found = signatures.find(({ field }) => field.name === name);
      const range = found?.dict.array("ByteRange")?.map(Number);
      const contents = found?.dict.get("Contents");
      if (range?.length !== 4 || !(contents instanceof PdfString))
        throw new Error("a signature that was made here is not in the file");
      const cms = withoutZeroPadding(contents.bytes);
      const [signer] = parseSignedData(cms).signers;
      const timeStamp = signer?.unsignedAttributes.find(({ oid }) => oid === OID.signatureTimeStamp)?.values[0]?.raw;
      if (!signer || !timeStamp) throw new Error("a signature that was made here has no time stamp");
      const parts = { byteRange: range as SignatureParts["byteRange"], cms, value: signer.signature, timeStamp };
      return [name, parts];
    }),
  );
}
