import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import type { CmsSigner } from "@/lib/standards/cms/sign-detached";
import { createTimeStampToken, type TimeStampingUnit } from "@/lib/standards/tsp/create-token";
import {
  assembleCertificate,
  buildTbsCertificate,
  composeSerial,
  type TbsCertificateInput,
} from "@/lib/standards/x509/build-certificate";
import { type Certificate, parseCertificate } from "@/lib/standards/x509/certificate";
import {
  type CertificateProfile,
  ISSUING_CA,
  ROOT_CA,
  SIGNER,
  TIME_STAMPING,
  TIME_STAMPING_CA,
} from "@/lib/standards/x509/profiles";

interface Holder {
  der: Uint8Array;
  certificate: Certificate;
  key: KeyObject;
}

// Poppler without OCSP calls a certificate trusted only if NSS met no missing extension on its way, so the test
// certificates name a (never fetched) CRL.
const CRL_URL = "http://127.0.0.1:9/test.crl";
/** A certification authority for tests that sign documents: root, two authorities, a time-stamping unit. */
export interface TestPki {
  root: Certificate;
  rootPem: string;
  /** The authorities below the root. */
  chainPem: string;
  /** A new person with a key and a certificate of his own. */
  signer(commonName: string): CmsSigner;
  tsa: TimeStampingUnit;
  /** Stamps at `clock.now`. */
  timestamp(imprint: Uint8Array): Promise<Uint8Array>;
  clock: { now: Date };
}

const pem = (der: Uint8Array): string => {
  const lines =
    Buffer.from(der)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
};

const keySign = (key: KeyObject) => (data: Uint8Array) => Uint8Array.from(sign("sha256", data, key));

/** @param name goes into the authorities' names, so that two of them in one test are strangers to each other */
export function testPki(name = "Vermilion Test"): TestPki {
  const now = new Date();
  const day = 86_400_000;
  let count = 0;
  const serial = () => composeSerial(1, createHash("sha256").update(`${name} ${count++}`).digest().subarray(0, 16));

  const issue = (profile: CertificateProfile, subject: TbsCertificateInput["subject"], issuer?: Holder): Holder => {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const tbs = buildTbsCertificate({
      profile,
      serial: serial(),
      subject,
      publicKey: privateKey,
      ...(issuer && { issuer: issuer.certificate }),
      notBefore: new Date(now.getTime() - day),
      notAfter: new Date(now.getTime() + 300 * day),
      ...(issuer && { crlUrls: [CRL_URL] }),
    });
    const der = assembleCertificate(tbs, keySign(issuer?.key ?? privateKey)(tbs));
    return { der, certificate: parseCertificate(der), key: privateKey };
  };

  const root = issue(ROOT_CA, { commonName: `${name} Root` });
  const issuing = issue(ISSUING_CA, { commonName: `${name} Issuing` }, root);
  const stamping = issue(TIME_STAMPING_CA, { commonName: `${name} Time-Stamping` }, root);
  const unit = issue(TIME_STAMPING, { commonName: `${name} TSU` }, stamping);
  const tsa = {
    certificate: unit.der,
    chain: [stamping.der, root.der],
    sign: keySign(unit.key),
    policy: "1.3.6.1.4.1.99999.1",
  };
  const clock = { now };
  return {
    root: root.certificate,
    rootPem: pem(root.der),
    chainPem: pem(issuing.der) + pem(stamping.der),
    signer(commonName) {
      const person = issue(SIGNER, { commonName, serialNumber: `T-${count}` }, issuing);
      return { certificate: person.der, chain: [issuing.der, root.der], sign: keySign(person.key) };
    },
    tsa,
    clock,
    timestamp: (imprint) => createTimeStampToken({ tsa, imprint, serial: serial(), genTime: clock.now }),
  };
}
