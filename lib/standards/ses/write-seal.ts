import { OID } from "../asn1/oids";
import { encodeGeneralizedTime } from "../asn1/time";
import {
  encodeBitString,
  encodeBoolean,
  encodeExplicit,
  encodeIa5String,
  encodeInteger,
  encodeOctetString,
  encodeOid,
  encodePrintableString,
  encodeSequence,
  encodeUtf8String,
} from "../asn1/writer";
import type { SealInfo, SesExtension, SesSigners } from "./structures";

/** Signs bytes with SM2 and SM3 under the usual identity; the signature is DER (GB/T 35275). */
export type Sm2Signer = { certificate: Uint8Array; sign: (bytes: Uint8Array) => Uint8Array };

/** The header version that GB/T 38540-2020 asks for. */
const VERSION = 4;

/** A GeneralizedTime in Z to the second. */
function time(at: Date): Uint8Array {
  return encodeGeneralizedTime(new Date(Math.floor(at.getTime() / 1000) * 1000));
}

function signers(list: SesSigners): Uint8Array[] {
  if (list.type === "certificates") {
    return [encodeInteger(1), encodeSequence(...list.certificates.map((one) => encodeOctetString(one)))];
  }
  const digests = list.digests.map(({ algorithm, value }) =>
    encodeSequence(encodePrintableString(algorithm), encodeOctetString(value)),
  );
  return [encodeInteger(2), encodeSequence(...digests)];
}

function extensions(list: readonly SesExtension[]): Uint8Array {
  return encodeSequence(
    ...list.map(({ oid, critical, value }) =>
      encodeSequence(encodeOid(oid), ...(critical ? [encodeBoolean(true)] : []), encodeOctetString(value)),
    ),
  );
}

/** SES_SealInfo in DER (GB/T 38540-2020, 6.1): what the maker signs. The header's version is written as 4. */
export function encodeSealInfo({ vendor, id, property, picture, extensions: more }: Omit<SealInfo, "headerVersion">) {
  return encodeSequence(
    encodeSequence(encodeIa5String("ES"), encodeInteger(VERSION), encodeIa5String(vendor)),
    encodeIa5String(id),
    encodeSequence(
      encodeInteger(property.type),
      encodeUtf8String(property.name),
      ...signers(property.signers),
      time(property.createdAt),
      time(property.validFrom),
      time(property.validUntil),
    ),
    encodeSequence(
      encodeIa5String(picture.type),
      encodeOctetString(picture.data),
      encodeInteger(picture.widthMm),
      encodeInteger(picture.heightMm),
    ),
    ...(more.length > 0 ? [extensions(more)] : []),
  );
}

/** An electronic seal after GB/T 38540-2020, 6.1, signed by its maker. @returns DER */
export function writeSeal(info: Omit<SealInfo, "headerVersion">, maker: Sm2Signer): Uint8Array {
  const encoded = encodeSealInfo(info);
  return encodeSequence(
    encoded,
    encodeOctetString(maker.certificate),
    encodeOid(OID.sm2WithSm3),
    encodeBitString(maker.sign(encoded)),
  );
}

export type SealSignatureInput = {
  /** The seal in DER. */
  seal: Uint8Array;
  signedAt: Date;
  dataHash: Uint8Array;
  propertyInfo: string;
  extensions?: readonly SesExtension[];
};

/** A signature with a seal after GB/T 38540-2020, 7.1. @returns DER */
export function writeSealSignature(input: SealSignatureInput, signer: Sm2Signer): Uint8Array {
  const more = input.extensions ?? [];
  const signed = encodeSequence(
    encodeInteger(VERSION),
    input.seal,
    time(input.signedAt),
    encodeBitString(input.dataHash),
    encodeIa5String(input.propertyInfo),
    ...(more.length > 0 ? [encodeExplicit(0, extensions(more))] : []),
  );
  return encodeSequence(
    signed,
    encodeOctetString(signer.certificate),
    encodeOid(OID.sm2WithSm3),
    encodeBitString(signer.sign(signed)),
  );
}
