import { SIGNER } from "../x509/profiles";
import { type TestIdentity, type TestKey, type TestPki, testIdentity } from "../x509/test-pki";
import type { CmsSigner } from "./sign-detached";

/** For tests only: a signer under the issuing authority of a test PKI, with a key of the kind wanted. */
export function testCmsSigner(pki: TestPki, key?: TestKey): CmsSigner & { readonly identity: TestIdentity } {
  const identity = testIdentity({
    profile: SIGNER,
    issuer: pki.issuing,
    subject: { country: "CN", commonName: "王羲之", serialNumber: "V-4" },
    ...(key && { key }),
  });
  return {
    identity,
    certificate: identity.certificate.raw,
    chain: [pki.issuing.certificate.raw, pki.root.certificate.raw],
    sign: identity.sign,
  };
}
