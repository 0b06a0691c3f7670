import { createHash } from "node:crypto";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { convertBerToDer } from "../asn1/ber";
import { OID } from "../asn1/oids";
import { parseDer } from "../asn1/reader";
import { encodeTime } from "../asn1/time";
import {
  encode,
  encodeExplicit,
  encodeImplicit,
  encodeInteger,
  encodeOctetString,
  encodeOid,
  encodeSequence,
  encodeSetOf,
} from "../asn1/writer";
import { encodePem } from "../x509/pem";
import { SIGNER } from "../x509/profiles";
import { OpensslBench } from "../x509/test-openssl";
import { testIdentity, testPki } from "../x509/test-pki";
import { encodeAttribute } from "./attribute";
import { encodeEncapsulatedContent, fillSignedData, signedDataTemplate } from "./build-signed-data";
import { signDetached } from "./sign-detached";
import { encodeSigningCertificateV2 } from "./signing-certificate";
import { testCmsSigner } from "./test-signer";
import { type CmsFailure, type VerifySignedDataInput, verifySignedData } from "./verify-signed-data";

const pki = testPki();
const signer = testCmsSigner(pki);
const content = Buffer.from("what was signed");
const digest = createHash("sha256").update(content).digest();
const good = await signDetached({ digest, signer });

const code = (cms: Uint8Array, input: Partial<VerifySignedDataInput> = { content }): CmsFailure | "accepted" => {
  const result = verifySignedData({ cms, ...input });
  return result.ok ? "accepted" : result.code;
};

const contentType = encodeAttribute(OID.contentType, encodeOid(OID.data));
const messageDigest = encodeAttribute(OID.messageDigest, encodeOctetString(digest));
const signingCertificate = encodeAttribute(
  OID.signingCertificateV2,
  encodeSigningCertificateV2(signer.certificate, "sha256"),
);
const sha1Reference = encodeSequence(
  encodeSequence(encodeSequence(encodeOctetString(createHash("sha1").update(signer.certificate).digest()))),
);
const oldSigningCertificate = encodeAttribute(OID.signingCertificate, sha1Reference);

/** A message over any attributes, properly signed by the signer's key. */
function signed(attributes: readonly Uint8Array[], options: { content?: Uint8Array; omitCertificates?: boolean } = {}) {
  const signedAttributes = encodeSetOf(attributes);
  const template = signedDataTemplate({
    signer: signer.identity.certificate,
    chain: signer.chain,
    digestAlgorithm: "sha256",
    ...(options.omitCertificates && { omitCertificates: true }),
  });
  return fillSignedData(template, {
    signedAttributes,
    signature: signer.identity.sign(signedAttributes),
    ...(options.content && { content: options.content }),
  });
}

/** The good message with the fields of its SignedData, or of its SignerInfo, rewritten. */
function rewritten(change: {
  data?: (fields: Uint8Array[]) => Uint8Array[];
  signer?: (fields: Uint8Array[]) => Uint8Array[];
}) {
  const data = parseDer(good).children[1]?.children[0];
  const fields = (data?.children ?? []).map(({ raw }) => raw);
  const info = data?.children.at(-1)?.children[0]?.children.map(({ raw }) => raw) ?? [];
  if (change.signer) fields[fields.length - 1] = encodeSetOf([encodeSequence(...change.signer(info))]);
  const changed = change.data ? change.data(fields) : fields;
  return encodeSequence(encodeOid(OID.signedData), encodeExplicit(0, encodeSequence(...changed)));
}

describe("a good signature", () => {
  it("is accepted by content, by digest and by a digest taken on demand", () => {
    expect(code(good)).toBe("accepted");
    expect(code(good, { digest })).toBe("accepted");
    expect(code(good, { digest: (algorithm) => createHash(algorithm).update(content).digest() })).toBe("accepted");
    expect(rewritten({})).toEqual(good);
  });

  it("is reported in full", () => {
    const result = verifySignedData({ cms: good, content });
    if (!result.ok) throw new Error(result.message);
    expect(result.signerCertificate.raw).toEqual(signer.certificate);
    expect(result.certificates).toHaveLength(3);
    expect(result).toMatchObject({
      digestAlgorithm: "sha256",
      signatureAlgorithm: { scheme: "ecdsa", digest: "sha256" },
      signingTime: undefined,
      signingCertificateVersion: 2,
      timestampTokens: [],
    });
  });

  it("may say when it was signed, which is reported", () => {
    const time = new Date("2026-02-03T04:05:06Z");
    const signingTime = encodeAttribute(OID.signingTime, encodeTime(time));
    const cms = signed([contentType, messageDigest, signingCertificate, signingTime]);
    expect(verifySignedData({ cms, content })).toMatchObject({ ok: true, signingTime: time });
  });

  it("may name its certificate in the older way, which is reported", () => {
    const cms = signed([contentType, messageDigest, oldSigningCertificate]);
    expect(verifySignedData({ cms, content })).toMatchObject({ ok: true, signingCertificateVersion: 1 });
  });

  it("may come without certificates when they are known otherwise", () => {
    const cms = signed([contentType, messageDigest, signingCertificate], { omitCertificates: true });
    expect(code(cms)).toBe("signer-certificate-missing");
    expect(code(cms, { content, certificates: [signer.identity.certificate] })).toBe("accepted");
  });

  it("may hold its content when that is asked for", () => {
    const inside = encodeEncapsulatedContent(OID.data, content);
    const cms = signed([contentType, messageDigest, signingCertificate], { content: inside });
    expect(code(cms, {})).toBe("accepted");
    expect(code(cms)).toBe("content-unexpected");
    expect(code(good, {})).toBe("content-missing");
  });
});

describe("refusals", () => {
  const other = testIdentity({ profile: SIGNER, issuer: pki.issuing }).certificate;
  const namesAnother = encodeAttribute(OID.signingCertificateV2, encodeSigningCertificateV2(other.raw, "sha256"));
  const setSignatureAlgorithm = (algorithm: Uint8Array) => rewritten({ signer: (fields) => fields.with(4, algorithm) });

  it.each<[CmsFailure, string, () => Uint8Array]>([
    ["malformed", "trailing bytes", () => Uint8Array.of(...good, 0)],
    [
      "malformed",
      "another CMS type",
      () => encodeSequence(encodeOid(OID.data), encodeExplicit(0, encodeOctetString(content))),
    ],
    [
      "malformed",
      "signed attributes out of order",
      () =>
        rewritten({ signer: (fields) => fields.with(3, encode(0xa0, messageDigest, contentType, signingCertificate)) }),
    ],
    [
      "malformed",
      "a signed attribute given twice",
      () => signed([contentType, messageDigest, messageDigest, signingCertificate]),
    ],
    [
      "malformed",
      "an attribute with two values",
      () =>
        signed([
          contentType,
          encodeAttribute(OID.messageDigest, encodeOctetString(digest), encodeOctetString(digest)),
          signingCertificate,
        ]),
    ],
    ["signer-count", "no signer", () => rewritten({ data: (fields) => [...fields.slice(0, -1), encodeSetOf([])] })],
    [
      "signer-count",
      "a second signer",
      () =>
        rewritten({
          data: (fields) => {
            const one = parseDer(fields.at(-1) as Uint8Array).children[0]?.raw as Uint8Array;
            return [...fields.slice(0, -1), encodeSetOf([one, one])];
          },
        }),
    ],
    [
      "content-type",
      "content of another type",
      () => rewritten({ data: (fields) => fields.with(2, encodeSequence(encodeOid(OID.tstInfo))) }),
    ],
    [
      "content-type",
      "an attribute that names another type",
      () => signed([encodeAttribute(OID.contentType, encodeOid(OID.tstInfo)), messageDigest, signingCertificate]),
    ],
    ["content-type", "no content-type", () => signed([messageDigest, signingCertificate])],
    [
      "signed-attributes-missing",
      "no signed attributes",
      () => rewritten({ signer: (fields) => fields.toSpliced(3, 1) }),
    ],
    ["message-digest-missing", "no message-digest", () => signed([contentType, signingCertificate])],
    [
      "digest-mismatch",
      "the digest of something else",
      () =>
        signed([
          contentType,
          encodeAttribute(OID.messageDigest, encodeOctetString(new Uint8Array(32))),
          signingCertificate,
        ]),
    ],
    [
      "algorithm-unknown",
      "an unknown digest",
      () => rewritten({ signer: (fields) => fields.with(2, encodeSequence(encodeOid("1.2.3"))) }),
    ],
    ["algorithm-unknown", "an unknown signature", () => setSignatureAlgorithm(encodeSequence(encodeOid("1.2.3")))],
    [
      "algorithm-mismatch",
      "a signature of another digest",
      () => setSignatureAlgorithm(encodeSequence(encodeOid(OID.ecdsaWithSha384))),
    ],
    [
      "weak-digest",
      "SHA-1",
      () =>
        rewritten({
          signer: (fields) =>
            fields.with(2, encodeSequence(encodeOid(OID.sha1))).with(4, encodeSequence(encodeOid(OID.ecdsaWithSha1))),
        }),
    ],
    [
      "signer-certificate-missing",
      "a signer that is not there",
      () =>
        rewritten({
          signer: (fields) => fields.with(1, encodeSequence(signer.identity.certificate.issuer.raw, encodeInteger(1))),
        }),
    ],
    [
      "signer-certificate-missing",
      "a key identifier that is not there",
      () => rewritten({ signer: (fields) => fields.with(1, encodeImplicit(0, encodeOctetString(new Uint8Array(20)))) }),
    ],
    ["signing-certificate-missing", "no signing-certificate", () => signed([contentType, messageDigest])],
    [
      "signing-certificate-ambiguous",
      "both kinds of signing-certificate",
      () => signed([contentType, messageDigest, signingCertificate, oldSigningCertificate]),
    ],
    [
      "signing-certificate-mismatch",
      "the name of another certificate",
      () => signed([contentType, messageDigest, namesAnother]),
    ],
    [
      "signature-mismatch",
      "a signature by another kind of key",
      () => setSignatureAlgorithm(encodeSequence(encodeOid(OID.sha256WithRsa))),
    ],
    [
      "signature-mismatch",
      "a signature over other attributes",
      () =>
        rewritten({
          signer: (fields) =>
            fields.with(
              3,
              encodeImplicit(
                0,
                encodeSetOf([
                  contentType,
                  messageDigest,
                  signingCertificate,
                  encodeAttribute("1.2.3", encodeOctetString(content)),
                ]),
              ),
            ),
        }),
    ],
  ])("%s: %s", (expected, _, build) => {
    expect(code(build())).toBe(expected);
  });

  it("accepts both kinds of signing-certificate where that is allowed, if both match", () => {
    const both = signed([contentType, messageDigest, signingCertificate, oldSigningCertificate]);
    expect(code(both, { content, allowBothReferences: true })).toBe("accepted");
    const disagreeing = signed([contentType, messageDigest, namesAnother, oldSigningCertificate]);
    expect(code(disagreeing, { content, allowBothReferences: true })).toBe("signing-certificate-mismatch");
  });

  it("accepts a key identifier that is the signer's", () => {
    const identifier = signer.identity.certificate.subjectKeyIdentifier ?? new Uint8Array();
    const cms = rewritten({
      signer: (fields) => fields.with(0, encodeInteger(3)).with(1, encodeImplicit(0, encodeOctetString(identifier))),
    });
    expect(code(cms)).toBe("accepted");
  });
});

describe("tampering", () => {
  it("with any octet of the signed part or the signature is refused", () => {
    const data = parseDer(good).children[1]?.children[0];
    const info = data?.children.at(-1)?.children[0]?.children ?? [];
    const [, , , attributes, , signature] = info;
    for (const node of [attributes, signature]) {
      for (let i = node?.start ?? 0; i < (node?.end ?? 0); i++) {
        for (const bit of [0x01, 0x80]) {
          const changed = Uint8Array.from(good);
          changed[i] = (changed[i] as number) ^ bit;
          expect(code(changed), `octet ${i}`).not.toBe("accepted");
        }
      }
    }
  });

  it("with any octet of the signer's certificate is refused", () => {
    const at = Buffer.from(good).indexOf(signer.certificate);
    for (let i = at; i < at + signer.certificate.length; i++) {
      const changed = Uint8Array.from(good);
      changed[i] = (changed[i] as number) ^ 0x01;
      expect(code(changed), `octet ${i}`).not.toBe("accepted");
    }
  });

  it("with the content is refused", () => {
    fc.assert(
      fc.property(fc.nat(content.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = Uint8Array.from(content);
        changed[at] = (changed[at] as number) ^ flip;
        expect(code(good, { content: changed })).toBe("digest-mismatch");
      }),
    );
  });

  it("never ends otherwise than in an answer", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        fc.nat(good.length),
        (changes, length) => {
          const changed = good.slice(0, length % 7 === 0 ? length : good.length);
          for (const [at, value] of changes) if (at < changed.length) changed[at] = value;
          expect(typeof code(changed)).toBe("string");
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe("signatures that openssl made", () => {
  const bench = new OpensslBench();
  afterAll(() => bench.remove());
  const rsa = testCmsSigner(pki, 2048);
  const sign = (who: typeof signer, ...options: string[]) => {
    const key = who.identity.privateKey.export({ format: "pem", type: "pkcs8" });
    bench.file("content", content);
    bench.file("signer.pem", encodePem(who.certificate));
    bench.file("key.pem", String(key));
    const files = ["-in", "content", "-signer", "signer.pem", "-inkey", "key.pem", "-outform", "DER", "-out", "cms"];
    expect(bench.run("cms", "-sign", "-binary", ...files, ...options)).toMatchObject({ code: 0 });
    return bench.read("cms");
  };

  it.each([
    ["ECDSA", signer, ["-md", "sha256"]],
    ["RSA PKCS #1 v1.5", rsa, ["-md", "sha256"]],
    ["RSA-PSS", rsa, ["-md", "sha256", "-keyopt", "rsa_padding_mode:pss", "-keyopt", "rsa_pss_saltlen:32"]],
    ["RSA-PSS with SHA-512", rsa, ["-md", "sha512", "-keyopt", "rsa_padding_mode:pss"]],
    ["ECDSA named by key identifier", signer, ["-md", "sha256", "-keyid"]],
  ])("with %s are accepted", (_, who, options) => {
    const cms = sign(who, "-cades", ...options);
    expect(verifySignedData({ cms, content })).toMatchObject({ ok: true, signingTime: expect.any(Date) });
    expect(code(cms, { content: Buffer.from("something else") })).toBe("digest-mismatch");
  });

  it("in BER are refused as they are, and accepted once written in DER", () => {
    const ber = sign(signer, "-cades", "-md", "sha256", "-nodetach", "-stream");
    expect(code(ber, {})).toBe("malformed");
    const { der, end } = convertBerToDer(ber);
    expect(end).toBe(ber.length);
    expect(code(der, {})).toBe("accepted");
  });

  it("without -cades lack the signing-certificate", () => {
    expect(code(sign(signer, "-md", "sha256"))).toBe("signing-certificate-missing");
  });

  it("with SHA-1 are refused unless old material is asked for", () => {
    const cms = sign(rsa, "-cades", "-md", "sha1");
    expect(code(cms)).toBe("weak-digest");
    expect(verifySignedData({ cms, content, allowWeakDigests: true })).toMatchObject({ ok: true, weakDigest: true });
  });
});
