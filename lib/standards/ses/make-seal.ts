import { Asn1Error } from "../asn1/asn1-error";
import { verifySm2 } from "../sm2/sm2";
import { parseCertificate } from "../x509/certificate";
import { readSeal } from "./read-seal";
import { SesError } from "./structures";
import { type Sm2Signer, writeSeal } from "./write-seal";

/** What an electronic seal is made of. */
export type SealToMake = {
  /** The seal's identifier, 1 to 64 printable ASCII characters; its maker gives each once. */
  id: string;
  /** The maker of the seal system, as short a word. */
  vendor: string;
  /** 1 an organization's, 2 a person's (GB/T 38540-2020 6.1). */
  type: 1 | 2;
  /** As the seal's owner is registered, and which seal it is. */
  name: string;
  /** A PNG, and how large it stands on paper; the standard knows whole millimetres alone. */
  picture: { png: Uint8Array; widthMm: number; heightMm: number };
  /** Who may seal with it: certificates in DER. */
  certificates: readonly Uint8Array[];
  createdAt: Date;
  validFrom: Date;
  validUntil: Date;
};

const mostPictureBytes = 1024 * 1024;
const mostMm = 200;
const mostNameLength = 200;
const mostCertificates = 100;
const pngBegin = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/**
 * Makes an electronic seal after GB/T 38540-2020, 6.1, signed with SM2 and SM3 by its maker.
 * @param maker signs with the key of its certificate, under the usual identity
 * @returns DER
 * @throws SesError when a part cannot stand in a seal, or the maker's key is none of SM2 or another than its certificate's
 */
export function makeSeal(seal: SealToMake, maker: Sm2Signer): Uint8Array {
  check(seal);
  const { id, vendor, type, name, picture, certificates, createdAt, validFrom, validUntil } = seal;
  const made = writeSeal(
    {
      vendor,
      id,
      property: {
        type,
        name,
        signers: { type: "certificates", certificates: [...certificates] },
        createdAt,
        validFrom,
        validUntil,
      },
      picture: {
        type: "PNG",
        data: picture.png,
        widthMm: millimetres(picture.widthMm),
        heightMm: millimetres(picture.heightMm),
      },
      extensions: [],
    },
    maker,
  );
  // Nothing leaves that was not read again and verified as others will.
  const { signedBytes, signature } = readSeal(made);
  const key = certificateOf(maker.certificate, "the maker's certificate").publicKeyInfo;
  if (key.kind !== "sm2" || !verifySm2(signedBytes, signature, key.point)) {
    throw new SesError("the maker's signature does not verify under its certificate");
  }
  return made;
}

function check({ id, vendor, name, picture, certificates, createdAt, validFrom, validUntil }: SealToMake): void {
  refuse(
    !/^[!-~]{1,64}$/.test(id) || !/^[!-~]{1,64}$/.test(vendor),
    "an identifier is not 1 to 64 printable characters",
  );
  refuse(
    name.trim() === "" || [...name].length > mostNameLength || /\p{Cc}/u.test(name),
    "the name is not one of a seal",
  );
  refuse(Buffer.compare(picture.png.subarray(0, 8), pngBegin) !== 0, "the picture is no PNG");
  refuse(picture.png.length > mostPictureBytes, "the picture is too large");
  for (const size of [picture.widthMm, picture.heightMm]) {
    refuse(!(size >= 1 && size <= mostMm), `a seal is 1 to ${mostMm} mm wide and high`);
  }
  refuse(certificates.length === 0 || certificates.length > mostCertificates, "a seal names 1 to 100 certificates");
  for (const der of certificates) certificateOf(der, "a certificate that may use the seal");
  refuse(!(validFrom < validUntil), "the validity ends before it begins");
  refuse(!(createdAt <= validUntil), "the seal is made after its validity");
}

function refuse(wrong: boolean, why: string): void {
  if (wrong) throw new SesError(why);
}

/** 42.3 mm is written as 42, and nothing as 0. */
const millimetres = (size: number) => Math.max(1, Math.round(size));

function certificateOf(der: Uint8Array, what: string) {
  try {
    return parseCertificate(der);
  } catch (error) {
    if (error instanceof Asn1Error) throw new SesError(`${what} cannot be read: ${error.message}`);
    throw error;
  }
}
