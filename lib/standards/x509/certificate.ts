import { createHash, type KeyObject } from "node:crypto";
import { Asn1Error } from "../asn1/asn1-error";
import { Fields } from "../asn1/fields";
import { OID } from "../asn1/oids";
import { type DerNode, parseDer } from "../asn1/reader";
import { TAG } from "../asn1/tags";
import { readBitOctets } from "../asn1/values";
import { type SignatureAlgorithm, verifySignature } from "./algorithms";
import { type AuthorityInformation, readAuthorityInformation } from "./extensions/authority-information";
import { type BasicConstraints, readBasicConstraints } from "./extensions/basic-constraints";
import { type CertificatePolicy, readCertificatePolicies } from "./extensions/certificate-policies";
import { readDistributionPoints } from "./extensions/distribution-points";
import { readExtendedKeyUsage } from "./extensions/extended-key-usage";
import { type Extension, extensionNode } from "./extensions/extension";
import type { GeneralName } from "./extensions/general-name";
import { readAuthorityKeyIdentifier, readSubjectKeyIdentifier } from "./extensions/key-identifiers";
import { type KeyUsage, readKeyUsage } from "./extensions/key-usage";
import { type NameConstraints, readNameConstraints } from "./extensions/name-constraints";
import { readSubjectAltName } from "./extensions/subject-alt-name";
import { type Name, nameValue } from "./name";
import { importPublicKey, type PublicKeyInfo, readPublicKeyInfo } from "./public-key";
import { readTbsCertificate, type TbsCertificate } from "./tbs-certificate";

/**
 * A parsed certificate. The outer structure is checked when it is made; an extension is decoded
 * when it is first asked for, and its getter throws Asn1Error when the extension is malformed.
 */
export class Certificate {
  private readonly decoded = new Map<string, unknown>();
  private keyInfo: PublicKeyInfo | undefined;
  private key: KeyObject | undefined;
  private digest: string | undefined;

  constructor(
    /** The whole certificate in DER. */
    readonly raw: Uint8Array,
    private readonly fields: TbsCertificate,
    readonly signatureAlgorithm: SignatureAlgorithm | undefined,
    /** The issuer's signature over `tbs`. */
    readonly signature: Uint8Array,
    readonly extensions: ReadonlyMap<string, Extension>,
  ) {}

  /** The TBSCertificate's exact bytes, which the issuer signed. */
  get tbs(): Uint8Array {
    return this.fields.raw;
  }

  /** 1, 2 or 3. */
  get version(): number {
    return this.fields.version;
  }

  get subject(): Name {
    return this.fields.subject;
  }

  get issuer(): Name {
    return this.fields.issuer;
  }

  /** The value of the subject's CN, or an empty string. */
  get commonName(): string {
    return nameValue(this.fields.subject, OID.commonName) ?? "";
  }

  /** The serial number's content octets: two's complement, big-endian. */
  get serial(): Uint8Array {
    return this.fields.serial;
  }

  /** The serial number in lower-case hexadecimal, without the sign octet 00. */
  get serialHex(): string {
    const { serial } = this.fields;
    return Buffer.from(serial.length > 1 && serial[0] === 0 ? serial.subarray(1) : serial).toString("hex");
  }

  get notBefore(): Date {
    return this.fields.notBefore.date;
  }

  get notAfter(): Date {
    return this.fields.notAfter.date;
  }

  /** SubjectPublicKeyInfo in DER. */
  get spki(): Uint8Array {
    return this.fields.spki;
  }

  /** Kind, curve or size of the public key. @throws Asn1Error when malformed */
  get publicKeyInfo(): PublicKeyInfo {
    this.keyInfo ??= readPublicKeyInfo(this.fields.spki);
    return this.keyInfo;
  }

  /** The public key, made once. @throws Asn1Error when node:crypto cannot use it */
  get publicKey(): KeyObject {
    this.key ??= importPublicKey(this.fields.spki, this.publicKeyInfo);
    return this.key;
  }

  /** SHA-256 of the whole certificate, in lower-case hexadecimal. */
  get fingerprint(): string {
    this.digest ??= createHash("sha256").update(this.raw).digest("hex");
    return this.digest;
  }

  get basicConstraints(): BasicConstraints | undefined {
    return this.decode(OID.basicConstraints, readBasicConstraints);
  }

  /** Nothing when the certificate does not restrict its key. */
  get keyUsage(): readonly KeyUsage[] | undefined {
    return this.decode(OID.keyUsage, readKeyUsage);
  }

  /** Object identifiers of the purposes; nothing when the certificate does not restrict them. */
  get extendedKeyUsage(): readonly string[] | undefined {
    return this.decode(OID.extendedKeyUsage, readExtendedKeyUsage);
  }

  get subjectKeyIdentifier(): Uint8Array | undefined {
    return this.decode(OID.subjectKeyIdentifier, readSubjectKeyIdentifier);
  }

  get authorityKeyIdentifier(): Uint8Array | undefined {
    return this.decode(OID.authorityKeyIdentifier, readAuthorityKeyIdentifier);
  }

  get policies(): readonly CertificatePolicy[] {
    return this.decode(OID.certificatePolicies, readCertificatePolicies) ?? [];
  }

  get crlUrls(): readonly string[] {
    return this.decode(OID.crlDistributionPoints, readDistributionPoints) ?? [];
  }

  get authorityInformation(): AuthorityInformation {
    return this.decode(OID.authorityInformationAccess, readAuthorityInformation) ?? { ocsp: [], caIssuers: [] };
  }

  get nameConstraints(): NameConstraints | undefined {
    return this.decode(OID.nameConstraints, readNameConstraints);
  }

  get subjectAltNames(): readonly GeneralName[] {
    return this.decode(OID.subjectAltName, readSubjectAltName) ?? [];
  }

  /** Whether subject and issuer are the same name. Says nothing about the signature. */
  get isSelfIssued(): boolean {
    return Buffer.compare(this.fields.subject.raw, this.fields.issuer.raw) === 0;
  }

  private decode<T>(oid: string, read: (node: DerNode) => T): T | undefined {
    const extension = this.extensions.get(oid);
    if (extension === undefined) return undefined;
    if (!this.decoded.has(oid)) this.decoded.set(oid, read(extensionNode(extension)));
    return this.decoded.get(oid) as T;
  }
}

/**
 * Parses a certificate (RFC 5280 4.1) in strict DER. The bytes are copied, so the result holds on
 * to nothing larger and cannot change.
 * @throws Asn1Error also when the two signature algorithms differ or an extension is given twice
 */
export function parseCertificate(der: Uint8Array): Certificate {
  const node = parseDer(new Uint8Array(der));
  const fields = new Fields(node, "Certificate");
  const tbs = readTbsCertificate(fields.next("tbsCertificate"));
  const algorithm = fields.next("signatureAlgorithm", TAG.sequence);
  const signature = readBitOctets(fields.next("signatureValue"));
  fields.end();
  if (Buffer.compare(algorithm.raw, tbs.signatureRaw) !== 0) {
    throw new Asn1Error("the certificate names two different signature algorithms", algorithm.start);
  }
  if (tbs.extensions.length > 0 && tbs.version !== 3) {
    throw new Asn1Error("only a version 3 certificate may have extensions", node.start);
  }
  const extensions = new Map(tbs.extensions.map((extension) => [extension.oid, extension]));
  if (extensions.size !== tbs.extensions.length) {
    throw new Asn1Error("the certificate has the same extension twice", node.start);
  }
  return new Certificate(node.raw, tbs, tbs.signature, signature, extensions);
}

/** Whether `certificate` was signed by the key in `issuer`. Looks at the signature alone; see buildPath for trust. */
export function verifyCertificateSignature(certificate: Certificate, issuer: Certificate): boolean {
  const algorithm = certificate.signatureAlgorithm;
  if (algorithm === undefined) return false;
  try {
    return verifySignature(algorithm, issuer, certificate.tbs, certificate.signature);
  } catch (error) {
    if (error instanceof Asn1Error) return false;
    throw error;
  }
}
