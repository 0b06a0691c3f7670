import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { assembleCertificate, buildTbsCertificate, composeSerial, type TbsCertificateInput } from "./build-certificate";
import { type Certificate, parseCertificate } from "./certificate";
import {
  type CertificateProfile,
  ISSUING_CA,
  ROOT_CA,
  SEAL,
  SIGNER,
  TIME_STAMPING,
  TIME_STAMPING_CA,
} from "./profiles";

/** For tests only: a certificate with the key that belongs to it. */
export interface TestIdentity {
  readonly certificate: Certificate;
  readonly privateKey: KeyObject;
  /** Signs with the digest of the key's strength. */
  readonly sign: (data: Uint8Array) => Uint8Array;
}

export type TestKey = "P-256" | "P-384" | "P-521" | 2048 | 3072;

export const TEST_POLICY = "1.3.6.1.4.1.55555.1.1";
export const TEST_NOT_BEFORE = new Date("2025-01-01T00:00:00Z");
export const TEST_AT = new Date("2026-03-01T12:00:00Z");

/** For tests only: a fresh private key. */
export function testKey(kind: TestKey = "P-256"): KeyObject {
  const { privateKey } =
    typeof kind === "number"
      ? generateKeyPairSync("rsa", { modulusLength: kind })
      : generateKeyPairSync("ec", { namedCurve: kind });
  // Read anew: Node 20 locks a key while it tells its details, and waits for that lock forever when the garbage
  // collector frees the job that generated the key in that moment.
  return createPrivateKey({ key: privateKey.export({ format: "der", type: "pkcs8" }), format: "der", type: "pkcs8" });
}

/** For tests only: signs as a certificate's key is expected to. */
export function testSigner(privateKey: KeyObject): (data: Uint8Array) => Uint8Array {
  const curve = privateKey.asymmetricKeyDetails?.namedCurve;
  const digest = curve === "secp384r1" ? "sha384" : curve === "secp521r1" ? "sha512" : "sha256";
  return (data) => sign(digest, data, privateKey);
}

export interface TestIdentityInput extends Partial<Omit<TbsCertificateInput, "issuer" | "profile" | "publicKey">> {
  readonly profile: CertificateProfile;
  readonly issuer?: TestIdentity;
  readonly key?: TestKey;
}

/** For tests only: builds, signs and parses a certificate of a profile with a fresh key. */
export function testIdentity({ profile, issuer, key, ...rest }: TestIdentityInput): TestIdentity {
  const privateKey = testKey(key);
  const ownSign = testSigner(privateKey);
  const tbs = buildTbsCertificate({
    profile,
    serial: composeSerial(1, randomBytes(16)),
    subject: { country: "CN", organization: "Vermilion Test", commonName: `Test ${profile.id}` },
    publicKey: privateKey,
    notBefore: TEST_NOT_BEFORE,
    notAfter: new Date("2028-01-01T00:00:00Z"),
    ...(issuer && { issuer: issuer.certificate }),
    ...rest,
  });
  const certificate = parseCertificate(assembleCertificate(tbs, (issuer?.sign ?? ownSign)(tbs)));
  return { certificate, privateKey, sign: ownSign };
}

export interface TestPki {
  readonly root: TestIdentity;
  readonly issuing: TestIdentity;
  readonly timeStamping: TestIdentity;
  readonly signer: TestIdentity;
  readonly seal: TestIdentity;
  readonly tsa: TestIdentity;
}

/** For tests only: the whole tree of authorities with one signer, one seal and one time-stamping unit. */
export function testPki(): TestPki {
  const far = { notAfter: new Date("2035-01-01T00:00:00Z") };
  const authority = (commonName: string) => ({ country: "CN", organization: "Vermilion Test", commonName });
  const root = testIdentity({ profile: ROOT_CA, subject: authority("Test Root"), ...far });
  const issuing = testIdentity({ profile: ISSUING_CA, issuer: root, subject: authority("Test Issuing CA"), ...far });
  const timeStamping = testIdentity({
    profile: TIME_STAMPING_CA,
    issuer: root,
    subject: authority("Test Time-Stamping CA"),
    ...far,
  });
  const subject = { country: "CN", commonName: "欧阳雪", serialNumber: "V-7F3K9Q2M" };
  return {
    root,
    issuing,
    timeStamping,
    signer: testIdentity({ profile: SIGNER, issuer: issuing, subject }),
    seal: testIdentity({ profile: SEAL, issuer: issuing }),
    tsa: testIdentity({ profile: TIME_STAMPING, issuer: timeStamping, subject: { commonName: "Test TSA" } }),
  };
}
