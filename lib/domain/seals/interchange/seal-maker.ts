import "server-only";
import { sealMakerSigner } from "@/lib/domain/certificates/signing-material";
import { invalid } from "@/lib/platform/errors";
import { makeSeal } from "@/lib/standards/ses/make-seal";
import { SesError } from "@/lib/standards/ses/structures";
import { parseCertificate } from "@/lib/standards/x509/certificate";

/** A seal as it is kept here, to be made into an electronic one. */
export type KeptSeal = {
  sealId: string;
  /** Which of its versions; each is an electronic seal of its own. */
  version: number;
  /** The registered name of its owner, and what seal it is. */
  name: string;
  owner: "organization" | "person";
  picture: { png: Uint8Array; widthMm: number; heightMm: number };
  /** Who may seal with it, in DER: the owner's certificates. */
  certificates: readonly Uint8Array[];
  validFrom: Date;
  /** As long as it is wished; cut off at the end of the maker's certificate, which vouches for it. */
  validUntil: Date;
};

export type MadeSeal = { der: Uint8Array; id: string; validUntil: Date; makerCertificateId: string };

/** The identifier of the electronic seal made from a version of a seal: the same for the same version, always. */
export const electronicSealId = (sealId: string, version: number): string =>
  `${sealId.replaceAll("-", "").toUpperCase()}-${version}`;

/**
 * Makes an electronic seal after GB/T 38540-2020, signed by this installation as its maker. Who may have it made, the
 * caller knows.
 * @throws DomainError invalid `seal_not_exportable` when a part of it cannot stand in one
 */
export async function makeElectronicSeal(seal: KeptSeal, now = new Date()): Promise<MadeSeal> {
  const maker = await sealMakerSigner();
  const { notAfter } = parseCertificate(maker.certificate);
  const id = electronicSealId(seal.sealId, seal.version);
  const validUntil = new Date(Math.min(seal.validUntil.getTime(), notAfter.getTime()));
  const made = {
    id,
    vendor: "VERMILION",
    type: seal.owner === "organization" ? (1 as const) : (2 as const),
    name: seal.name,
    picture: seal.picture,
    certificates: seal.certificates,
    createdAt: now,
    validFrom: seal.validFrom,
    validUntil,
  };
  const der = refusing("seal_not_exportable", () => makeSeal(made, maker));
  return { der, id, validUntil, makerCertificateId: maker.certificateId };
}

function refusing<T>(code: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof SesError) throw invalid(code);
    throw error;
  }
}
