import { sign } from "node:crypto";
import { describe, expect, it } from "vitest";
import { OID } from "../asn1/oids";
import { parseDer } from "../asn1/reader";
import { encodeExplicit, encodeNull, encodeOid, encodeSequence } from "../asn1/writer";
import { assembleCertificate } from "./build-certificate";
import { buildPath, type PathFailure, type PathInput } from "./build-path";
import { type Certificate, parseCertificate, verifyCertificateSignature } from "./certificate";
import { encodeBasicConstraints } from "./extensions/basic-constraints";
import { encodeExtension } from "./extensions/extension";
import { encodeDirectoryName } from "./extensions/general-name";
import { encodeKeyUsage } from "./extensions/key-usage";
import { encodeNameConstraints } from "./extensions/name-constraints";
import { encodeName } from "./name";
import { type CertificateProfile, ISSUING_CA, OCSP_RESPONDER, ROOT_CA, SEAL, SIGNER, TIME_STAMPING } from "./profiles";
import { TEST_AT, type TestIdentity, testIdentity, testPki } from "./test-pki";

const pki = testPki();
const { root, issuing, timeStamping, signer, seal, tsa } = pki;

const search = (changes: Partial<PathInput> = {}) =>
  buildPath({
    leaf: signer.certificate,
    intermediates: [issuing.certificate, timeStamping.certificate],
    anchors: [root.certificate],
    at: TEST_AT,
    purpose: "signing",
    ...changes,
  });

const refusal = (changes: Partial<PathInput>): PathFailure | "accepted" => {
  const result = search(changes);
  return result.ok ? "accepted" : result.code;
};

/** The identity's certificate with further or other extensions, signed again by its issuer. */
function withExtensions(
  identity: TestIdentity,
  issuer: TestIdentity,
  ...added: readonly [string, Uint8Array][]
): TestIdentity {
  const parts = parseDer(identity.certificate.tbs).children.map(({ raw }) => raw);
  const changed = new Set(added.map(([oid]) => oid));
  const kept = [...identity.certificate.extensions.values()]
    .filter(({ oid }) => !changed.has(oid))
    .map(({ oid, critical, value }) => encodeExtension(oid, critical, value));
  const list = encodeExplicit(3, encodeSequence(...kept, ...added.map(([, extension]) => extension)));
  const tbs = encodeSequence(...parts.slice(0, -1), list);
  return { ...identity, certificate: parseCertificate(assembleCertificate(tbs, issuer.sign(tbs))) };
}

describe("a good path", () => {
  it("goes from the leaf to the anchor", () => {
    const result = search();
    expect(result).toEqual({ ok: true, chain: [signer.certificate, issuing.certificate, root.certificate] });
    expect(search({ leaf: seal.certificate }).ok).toBe(true);
    expect(search({ leaf: tsa.certificate, purpose: "time-stamping" }).ok).toBe(true);
  });

  it("may have the intermediate as its anchor, or the leaf itself", () => {
    expect(search({ anchors: [issuing.certificate], intermediates: [] })).toMatchObject({ ok: true });
    expect(search({ anchors: [signer.certificate], intermediates: [] })).toEqual({
      ok: true,
      chain: [signer.certificate],
    });
  });

  it("holds from the first second to the whole of the last", () => {
    const { notBefore, notAfter } = signer.certificate;
    expect(refusal({ at: notBefore })).toBe("accepted");
    expect(refusal({ at: new Date(notBefore.getTime() - 1) })).toBe("not-yet-valid");
    expect(refusal({ at: new Date(notAfter.getTime() + 999) })).toBe("accepted");
    expect(refusal({ at: new Date(notAfter.getTime() + 1000) })).toBe("expired");
  });

  it("does not count an authority that certified its own new key", () => {
    // RFC 5280 4.2.1.9: the root allows one authority, and self-issued ones are not counted.
    const subject = { country: "CN", organization: "Vermilion Test", commonName: "Test Root" };
    const renewed = testIdentity({ profile: { ...ROOT_CA, selfSigned: false }, issuer: root, subject });
    const below = testIdentity({ profile: ISSUING_CA, issuer: renewed, subject: { commonName: "Below" } });
    const leaf = testIdentity({ profile: SIGNER, issuer: below });
    const intermediates = [renewed.certificate, below.certificate];
    expect(refusal({ leaf: leaf.certificate, intermediates })).toBe("accepted");
  });

  it("is found among namesakes", () => {
    const namesakes = Array.from(
      { length: 5 },
      () =>
        testIdentity({
          profile: ISSUING_CA,
          issuer: root,
          subject: { country: "CN", organization: "Vermilion Test", commonName: "Test Issuing CA" },
        }).certificate,
    );
    expect(refusal({ intermediates: [...namesakes, issuing.certificate] })).toBe("accepted");
    expect(refusal({ intermediates: namesakes })).toBe("bad-signature");
  });
});

describe("a bad path is refused", () => {
  it("without its intermediate, or from another root", () => {
    expect(refusal({ intermediates: [] })).toBe("untrusted");
    expect(refusal({ anchors: [] })).toBe("untrusted");
    expect(refusal({ anchors: [testPki().root.certificate] })).toBe("bad-signature");
    const stranger = testIdentity({ profile: ROOT_CA, subject: { commonName: "Stranger" } });
    expect(refusal({ anchors: [stranger.certificate] })).toBe("untrusted");
    expect(refusal({ leaf: stranger.certificate, purpose: "any" })).toBe("untrusted");
  });

  it("when an authority above was not valid", () => {
    const old = testIdentity({
      profile: ISSUING_CA,
      issuer: root,
      subject: { commonName: "Old" },
      notAfter: new Date("2026-01-01"),
    });
    const leaf = testIdentity({ profile: SIGNER, issuer: old });
    expect(refusal({ leaf: leaf.certificate, intermediates: [old.certificate] })).toBe("expired");
    const early = { at: new Date("2025-06-01") };
    expect(refusal({ leaf: leaf.certificate, intermediates: [old.certificate], ...early })).toBe("accepted");
  });

  it("when the issuer is no authority", () => {
    const leaf = testIdentity({ profile: SIGNER, issuer: seal });
    const intermediates = [seal.certificate, issuing.certificate];
    expect(refusal({ leaf: leaf.certificate, intermediates })).toBe("not-an-authority");
  });

  it("when the issuer's key may not sign certificates", () => {
    const usage = encodeExtension(OID.keyUsage, true, encodeKeyUsage(["cRLSign"]));
    const limited = withExtensions(issuing, root, [OID.keyUsage, usage]);
    expect(refusal({ intermediates: [limited.certificate] })).toBe("key-usage");
  });

  it("when there are more authorities than one of them allows", () => {
    const below = testIdentity({ profile: ISSUING_CA, issuer: issuing, subject: { commonName: "Below" } });
    const leaf = testIdentity({ profile: SIGNER, issuer: below });
    const intermediates = [issuing.certificate, below.certificate];
    expect(refusal({ leaf: leaf.certificate, intermediates })).toBe("path-too-long");
    const unlimited = encodeExtension(OID.basicConstraints, true, encodeBasicConstraints({ ca: true }));
    const freed = withExtensions(issuing, root, [OID.basicConstraints, unlimited]);
    // The root still allows only one authority below it.
    expect(refusal({ leaf: leaf.certificate, intermediates: [freed.certificate, below.certificate] })).toBe(
      "path-too-long",
    );
    const freeRoot = withExtensions(root, root, [OID.basicConstraints, unlimited]);
    expect(
      refusal({
        leaf: leaf.certificate,
        intermediates: [freed.certificate, below.certificate],
        anchors: [freeRoot.certificate],
      }),
    ).toBe("accepted");
  });

  it("when it has a critical extension that is not understood", () => {
    const unknown: [string, Uint8Array] = ["1.2.3.4", encodeExtension("1.2.3.4", true, encodeNull())];
    expect(refusal({ leaf: withExtensions(signer, issuing, unknown).certificate })).toBe("unknown-critical-extension");
    const odd = withExtensions(issuing, root, unknown);
    expect(refusal({ intermediates: [odd.certificate] })).toBe("unknown-critical-extension");
    const harmless: [string, Uint8Array] = ["1.2.3.4", encodeExtension("1.2.3.4", false, encodeNull())];
    expect(refusal({ leaf: withExtensions(signer, issuing, harmless).certificate })).toBe("accepted");
  });

  it("when an extension it depends on is malformed", () => {
    const bad: [string, Uint8Array] = [OID.basicConstraints, encodeExtension(OID.basicConstraints, true, encodeNull())];
    expect(refusal({ intermediates: [withExtensions(issuing, root, bad).certificate] })).toBe("malformed");
  });

  it("when a signature was changed", () => {
    const raw = Uint8Array.from(signer.certificate.raw);
    raw[raw.length - 1] = (raw.at(-1) as number) ^ 1;
    expect(refusal({ leaf: parseCertificate(raw) })).toBe("bad-signature");
  });

  it("when keys or digests are weak", () => {
    const parts = parseDer(signer.certificate.tbs).children.map(({ raw }) => raw);
    const tbs = encodeSequence(...parts.with(2, encodeSequence(encodeOid(OID.ecdsaWithSha1))));
    const sha1 = parseCertificate(assembleCertificate(tbs, sign("sha1", tbs, issuing.privateKey)));
    expect(verifyCertificateSignature(sha1, issuing.certificate)).toBe(true);
    expect(refusal({ leaf: sha1 })).toBe("weak-algorithm");
    const short = testIdentity({ profile: SIGNER, issuer: issuing, key: 2048 });
    expect(refusal({ leaf: short.certificate })).toBe("accepted");
    const tiny = testIdentity({ profile: SIGNER, issuer: issuing, key: 1024 as 2048 });
    expect(refusal({ leaf: tiny.certificate })).toBe("weak-algorithm");
  });
});

describe("purposes", () => {
  const profile = (changes: Partial<CertificateProfile>) => ({ ...SIGNER, ...changes });
  const leaf = (changes: Partial<CertificateProfile>, issuer = issuing) =>
    testIdentity({ profile: profile(changes), issuer }).certificate;

  it("of a signer: key usage for signing, and no purpose that excludes it", () => {
    expect(refusal({ leaf: leaf({ keyUsage: ["keyAgreement"] }) })).toBe("key-usage");
    expect(refusal({ leaf: leaf({ keyUsage: ["nonRepudiation"] }) })).toBe("accepted");
    const purposes = (...oids: string[]) => leaf({ extendedKeyUsage: { critical: false, purposes: oids } });
    expect(refusal({ leaf: purposes(OID.emailProtection) })).toBe("accepted");
    expect(refusal({ leaf: purposes(OID.documentSigning) })).toBe("accepted");
    expect(refusal({ leaf: purposes(OID.timeStamping) })).toBe("extended-key-usage");
    expect(refusal({ leaf: purposes(OID.ocspSigning) })).toBe("extended-key-usage");
  });

  it("of a time-stamping unit: one, and critical", () => {
    const unit = (
      critical: boolean,
      purposes: string[],
      keyUsage: CertificateProfile["keyUsage"] = ["digitalSignature"],
    ) =>
      refusal({
        leaf: leaf({ ...TIME_STAMPING, keyUsage, extendedKeyUsage: { critical, purposes } }, timeStamping),
        purpose: "time-stamping",
      });
    expect(unit(true, [OID.timeStamping])).toBe("accepted");
    expect(unit(false, [OID.timeStamping])).toBe("extended-key-usage");
    expect(unit(true, [OID.timeStamping, OID.ocspSigning])).toBe("extended-key-usage");
    expect(unit(true, [OID.emailProtection])).toBe("extended-key-usage");
    expect(unit(true, [OID.timeStamping], ["digitalSignature", "keyAgreement"])).toBe("key-usage");
    expect(refusal({ purpose: "time-stamping" })).toBe("extended-key-usage");
  });

  it("of an OCSP responder", () => {
    const responder = testIdentity({ profile: OCSP_RESPONDER, issuer: timeStamping });
    expect(refusal({ leaf: responder.certificate, purpose: "ocsp" })).toBe("accepted");
    expect(refusal({ purpose: "ocsp" })).toBe("extended-key-usage");
  });

  it("bind the authorities too: the time-stamping authority cannot issue signers", () => {
    const forged = testIdentity({ profile: SEAL, issuer: timeStamping });
    expect(refusal({ leaf: forged.certificate })).toBe("extended-key-usage");
    expect(refusal({ leaf: forged.certificate, purpose: "any" })).toBe("accepted");
  });
});

describe("name constraints", () => {
  const directory = (fields: Parameters<typeof encodeName>[0]) => encodeDirectoryName(encodeName(fields));
  const constrained = (permitted: Uint8Array[], excluded: Uint8Array[]) => {
    const value = encodeExtension(OID.nameConstraints, true, encodeNameConstraints(permitted, excluded));
    return { intermediates: [withExtensions(issuing, root, [OID.nameConstraints, value]).certificate] };
  };

  it("are observed", () => {
    expect(refusal(constrained([directory({ country: "CN" })], []))).toBe("accepted");
    expect(refusal(constrained([directory({ country: "DE" })], []))).toBe("name-constraints");
    expect(refusal(constrained([], [directory({ country: "CN" })]))).toBe("name-constraints");
    expect(refusal(constrained([], [directory({ country: "DE" })]))).toBe("accepted");
  });
});

describe("a search", () => {
  it("ends in circles of authorities that certify one another", () => {
    const unlimited: [string, Uint8Array] = [
      OID.basicConstraints,
      encodeExtension(OID.basicConstraints, true, encodeBasicConstraints({ ca: true })),
    ];
    const a = testIdentity({ profile: ROOT_CA, subject: { commonName: "A" } });
    const b = testIdentity({ profile: ROOT_CA, subject: { commonName: "B" } });
    const cross = (subject: TestIdentity, issuer: TestIdentity) => {
      const parts = parseDer(subject.certificate.tbs).children.map(({ raw }) => raw);
      parts[3] = issuer.certificate.subject.raw;
      const tbs = encodeSequence(...parts);
      const certificate = parseCertificate(assembleCertificate(tbs, issuer.sign(tbs)));
      return withExtensions({ ...subject, certificate }, issuer, unlimited).certificate;
    };
    const leaf = testIdentity({ profile: SIGNER, issuer: a });
    const circle: Certificate[] = [cross(a, b), cross(b, a), a.certificate, b.certificate];
    expect(refusal({ leaf: leaf.certificate, intermediates: circle })).not.toBe("accepted");
    expect(refusal({ leaf: leaf.certificate, intermediates: circle, anchors: [b.certificate] })).toBe("accepted");
  });

  it("gives up on a bush made to cost time", () => {
    const namesakes = Array.from({ length: 150 }, (_, i) => {
      const tbs = Uint8Array.from(issuing.certificate.tbs);
      // Other serial numbers make other certificates of the same key, each validly signed by the root.
      tbs[20] = (tbs[20] as number) ^ (i + 1);
      return tbs;
    }).map((tbs) => parseCertificate(assembleCertificate(tbs, root.sign(tbs))));
    const stranger = testIdentity({ profile: ROOT_CA, subject: { commonName: "Stranger" } });
    expect(refusal({ intermediates: namesakes, anchors: [stranger.certificate] })).toBe("search-limit");
  });
});
