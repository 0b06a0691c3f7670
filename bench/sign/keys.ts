import { generateKeyPairSync, sign } from "node:crypto";
import forge from "node-forge";
import type { CmsSigner } from "@/lib/standards/cms/sign-detached";
import { maximumTokenSize } from "@/lib/standards/tsp/create-token";
import type { Certificate } from "@/lib/standards/x509/certificate";
import { testPki } from "../../tests/support/signing-pki";

/** Everything to sign with, made anew in each measuring process. */
export interface Keys {
  /** P-256, with the chain up to the root. */
  signer: CmsSigner;
  /** A time-stamping authority in the same process: P-256, the same for every tool. */
  timestamp(imprint: Uint8Array): Promise<Uint8Array>;
  timestampSize: number;
  root: Certificate;
  now: Date;
  /** One P-256 signature over SHA-256, the cheapest way node:crypto offers. */
  keyOperation(data: Uint8Array): Uint8Array;
  /** RSA-2048 in PKCS #12, for tools that know nothing else; made when asked for. */
  rsaP12(passphrase: string): Buffer;
}

export function makeKeys(): Keys {
  const pki = testPki("Vermilion Bench");
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return {
    signer: pki.signer("Bench Signer"),
    timestamp: pki.timestamp,
    timestampSize: maximumTokenSize(pki.tsa),
    root: pki.root,
    now: pki.clock.now,
    keyOperation: (data) => sign("sha256", data, privateKey),
    rsaP12: (passphrase) => rsaP12(passphrase, pki.clock.now),
  };
}

function rsaP12(passphrase: string, now: Date): Buffer {
  const pair = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  const key = forge.pki.privateKeyFromPem(pair.privateKey);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(pair.publicKey);
  certificate.serialNumber = "01";
  certificate.validity.notBefore = new Date(now.getTime() - 86_400_000);
  certificate.validity.notAfter = new Date(now.getTime() + 30 * 86_400_000);
  const subject = [{ name: "commonName", value: "Bench Signer" }];
  certificate.setSubject(subject);
  certificate.setIssuer(subject);
  certificate.sign(key, forge.md.sha256.create());
  const p12 = forge.pkcs12.toPkcs12Asn1(key, [certificate], passphrase);
  return Buffer.from(forge.asn1.toDer(p12).getBytes(), "binary");
}
