/**
 * Electronic seals and signatures with them: GB/T 38540-2020 (header version 4), GM/T 0031-2014 before it (version 1 here,
 * whatever its header says) and GM/T 0031-2025 after it (version 5).
 */
export type SesVersion = 1 | 4 | 5;

/** An ASN.1 extension as the standard has it: object identifier, criticality, octets. */
export type SesExtension = { oid: string; critical: boolean; value: Uint8Array };

/** Who may sign with a seal: whole certificates (type 1), or their digests with the digest's name (type 2). */
export type SesSigners =
  | { type: "certificates"; certificates: Uint8Array[] }
  | { type: "digests"; digests: { algorithm: string; value: Uint8Array }[] };

export type SealInfo = {
  /** The version that the header names. */
  headerVersion: number;
  /** The maker of the seal system, "Vid". */
  vendor: string;
  /** The seal's identifier, "esID". */
  id: string;
  property: {
    /** 1 an organization's, 2 a person's; other numbers are of other rules. */
    type: number;
    name: string;
    signers: SesSigners;
    createdAt: Date;
    validFrom: Date;
    validUntil: Date;
  };
  picture: {
    /** "PNG", "SVG", "OFD" and so on, as written. */
    type: string;
    data: Uint8Array;
    /** In millimetres. */
    widthMm: number;
    heightMm: number;
  };
  extensions: SesExtension[];
};

/** A seal: its information, signed by its maker. */
export type ElectronicSeal = {
  version: SesVersion;
  info: SealInfo;
  /** The maker's certificate in DER. */
  makerCertificate: Uint8Array;
  algorithm: string;
  /** What the maker's signature is over, octet by octet. */
  signedBytes: Uint8Array;
  signature: Uint8Array;
  /** A time stamp over the signature (version 5). */
  timeStamp: Uint8Array | null;
  raw: Uint8Array;
};

/** A signature with a seal over a document's digest. */
export type SealSignature = {
  version: SesVersion;
  seal: ElectronicSeal;
  /** When it says that it was made. */
  signedAt: Date | null;
  /** The time as written: a number of formats is in use before GB/T 38540. */
  timeInfo: Uint8Array;
  dataHash: Uint8Array;
  /** Where the document's signature information is: a path or a description. */
  propertyInfo: string;
  signerCertificate: Uint8Array;
  algorithm: string;
  signedBytes: Uint8Array;
  signature: Uint8Array;
  timeStamp: Uint8Array | null;
  extensions: SesExtension[];
};

/** The bytes are not such a structure; the message says where it ends being one. */
export class SesError extends Error {
  override name = "SesError";
}
