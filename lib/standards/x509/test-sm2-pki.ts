import { randomBytes } from "node:crypto";
import { generateSm2Key, signSm2 } from "../sm2/sm2";
import { encodeSm2PublicKey, type Sm2KeyPair } from "../sm2/sm2-key";
import { assembleCertificate, buildTbsCertificate, composeSerial, type TbsCertificateInput } from "./build-certificate";
import { type Certificate, parseCertificate } from "./certificate";
import { SEAL_MAKER, SEAL_ROOT, SEAL_USER } from "./profiles";

/** For tests only: a certificate with the SM2 key that belongs to it. */
export interface Sm2TestIdentity {
  readonly certificate: Certificate;
  readonly pair: Sm2KeyPair;
  readonly sign: (data: Uint8Array) => Uint8Array;
}

export interface Sm2TestIdentityInput extends Partial<Omit<TbsCertificateInput, "issuer">> {
  readonly issuer?: Sm2TestIdentity;
}

/** For tests only: builds, signs and parses a certificate with a fresh SM2 key. */
export function sm2TestIdentity({ issuer, ...rest }: Sm2TestIdentityInput): Sm2TestIdentity {
  const pair = generateSm2Key();
  const sign = (data: Uint8Array) => signSm2(data, pair.privateKey, pair.point);
  const profile = rest.profile ?? SEAL_USER;
  const tbs = buildTbsCertificate({
    profile,
    serial: composeSerial(1, randomBytes(16)),
    subject: { country: "CN", organization: "示例印章科技", commonName: `Test ${profile.id}` },
    publicKey: encodeSm2PublicKey(pair.point),
    notBefore: new Date("2025-01-01T00:00:00Z"),
    notAfter: new Date("2028-01-01T00:00:00Z"),
    ...(issuer && { issuer: issuer.certificate }),
    ...rest,
  });
  const certificate = parseCertificate(assembleCertificate(tbs, (issuer?.sign ?? sign)(tbs)));
  return { certificate, pair, sign };
}

/** For tests only: a root of seals, a maker under it, and an organization that seals. */
export function sm2TestPki(rootName = "Test seal-root") {
  const root = sm2TestIdentity({
    profile: SEAL_ROOT,
    subject: { country: "CN", organization: "示例印章科技", commonName: rootName },
    notAfter: new Date("2040-01-01T00:00:00Z"),
  });
  const maker = sm2TestIdentity({ profile: SEAL_MAKER, issuer: root, notAfter: new Date("2034-01-01T00:00:00Z") });
  const user = sm2TestIdentity({
    issuer: root,
    subject: { country: "CN", organization: "杭州明月科技有限公司", commonName: "杭州明月科技有限公司" },
  });
  return { root, maker, user };
}
