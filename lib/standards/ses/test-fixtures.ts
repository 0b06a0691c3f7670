import { OID } from "../asn1/oids";
import { parseDer } from "../asn1/reader";
import { encodeBitString, encodeOctetString, encodeOid, encodeSequence } from "../asn1/writer";
import { sm3 } from "../sm2/sm2";
import { sm2TestPki } from "../x509/test-sm2-pki";
import type { SealVerdict } from "./read-electronic-seal";
import { dotPng, firstFormSeal, firstFormSignature, thirdFormSeal, type WrittenInfo } from "./test-seals";
import { encodeSealInfo, type Sm2Signer, writeSeal, writeSealSignature } from "./write-seal";

/** What is known of the stored files: the verdict on each, and what makes it. */
export type SealVerdicts = {
  /** The time for which seals are asked. */
  at: string;
  /** SM3 of the document that the signatures are about, hexadecimal. */
  document: string;
  seals: { file: string; version: number; verdict: SealVerdict; findings: string[] }[];
  signatures: { file: string; version: number; findings: string[] }[];
};

const name = "杭州明月科技有限公司 合同专用章";
const day = (text: string) => new Date(`${text}T00:00:00Z`);

/** Replaces bytes that stand once in others, by as many. */
function altered(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const [hex, old, young] = [Buffer.from(bytes), Buffer.from(from), Buffer.from(to)].map((one) => one.toString("hex"));
  if (hex!.split(old!).length !== 2 || old!.length !== young!.length)
    throw new Error(`"${from}" does not stand there once`);
  return Uint8Array.from(Buffer.from(hex!.replace(old!, young!), "hex"));
}

/** For tests only: seals and signatures with one thing wrong each, whose verdict is known because they were made so. */
export function makeSealFixtures(): { files: Record<string, Uint8Array>; verdicts: SealVerdicts } {
  const [{ root, maker, user }, stranger, impostor] = [sm2TestPki(), sm2TestPki("Another root"), sm2TestPki()];
  const by = (identity: typeof maker): Sm2Signer => ({ certificate: identity.certificate.raw, sign: identity.sign });
  const info: WrittenInfo = {
    vendor: "VERMILION",
    id: "V0000000000000000000000000000001",
    property: {
      type: 1,
      name,
      signers: { type: "certificates", certificates: [user.certificate.raw] },
      createdAt: day("2026-01-01"),
      validFrom: day("2026-01-01"),
      validUntil: day("2027-01-01"),
    },
    picture: { type: "PNG", data: dotPng(), widthMm: 42, heightMm: 42 },
    extensions: [],
  };
  const having = (property: Partial<WrittenInfo["property"]>): WrittenInfo => ({
    ...info,
    property: { ...info.property, ...property },
  });
  const digest = (certificate: Uint8Array) => ({ algorithm: "SM3", value: sm3(certificate) });
  const digestList = having({ signers: { type: "digests", digests: [digest(user.certificate.raw)] } });
  const ended = having({ validUntil: day("2026-03-01") });
  const valid = writeSeal(info, by(maker));
  const oldInput = encodeSealInfo(info);
  const [firstInfo] = parseDer(firstFormSeal(info, by(maker))).children;
  const critical = { ...info, extensions: [{ oid: "1.2.156.99999.1", critical: true, value: Uint8Array.of(5, 0) }] };

  const files: Record<string, Uint8Array> = { "root.der": root.certificate.raw };
  const seals: SealVerdicts["seals"] = [];
  const signatures: SealVerdicts["signatures"] = [];
  const addSeal = (file: string, bytes: Uint8Array, version: number, verdict: SealVerdict, ...findings: string[]) => {
    files[file] = bytes;
    seals.push({ file, version, verdict, findings });
  };
  addSeal("seal.der", valid, 4, "valid");
  addSeal("seal-first-form.der", firstFormSeal(info, by(maker)), 1, "valid");
  addSeal("seal-third-form.der", thirdFormSeal(info, by(maker), Uint8Array.of(5, 0)), 5, "valid");
  addSeal("seal-digest-list.der", writeSeal(digestList, by(maker)), 4, "valid");
  addSeal("seal-altered-picture.der", altered(valid, "IDAT", "IDAX"), 4, "invalid", "bad-signature");
  addSeal("seal-altered-name.der", altered(valid, "专用章", "专用童"), 4, "invalid", "bad-signature");
  addSeal("seal-wrong-key.der", writeSeal(info, { ...by(maker), sign: user.sign }), 4, "invalid", "bad-signature");
  addSeal("seal-unknown-maker.der", writeSeal(info, by(stranger.maker)), 4, "unknown_maker", "certificate");
  // An authority of the trusted one's name, with another key.
  addSeal("seal-impostor.der", writeSeal(info, by(impostor.maker)), 4, "invalid", "certificate");
  addSeal("seal-made-by-authority.der", writeSeal(info, by(root)), 4, "invalid", "certificate");
  addSeal("seal-expired.der", writeSeal(ended, by(maker)), 4, "not_in_force", "seal-expired");
  const later = having({ validFrom: day("2026-09-01") });
  addSeal("seal-not-yet-valid.der", writeSeal(later, by(maker)), 4, "not_in_force", "seal-not-yet-valid");
  addSeal("seal-critical.der", writeSeal(critical, by(maker)), 4, "invalid", "unknown-critical-extension");
  // The first standard's signature also covers certificate and algorithm; over the information alone it is none.
  const firstWrong = encodeSequence(
    firstInfo!.raw,
    encodeSequence(
      encodeOctetString(maker.certificate.raw),
      encodeOid(OID.sm2WithSm3),
      encodeBitString(maker.sign(firstInfo!.raw)),
    ),
  );
  addSeal("seal-first-form-wrong-input.der", firstWrong, 1, "invalid", "bad-signature");
  // And that of the later ones is over the information alone.
  const laterParts = [encodeOctetString(maker.certificate.raw), encodeOid(OID.sm2WithSm3)];
  const laterWrong = maker.sign(encodeSequence(oldInput, ...laterParts));
  const laterSeal = encodeSequence(oldInput, ...laterParts, encodeBitString(laterWrong));
  addSeal("seal-wrong-input.der", laterSeal, 4, "invalid", "bad-signature");

  const document = sm3(Buffer.from("一份合同", "utf8"));
  const input = {
    seal: valid,
    signedAt: day("2026-05-01"),
    dataHash: document,
    propertyInfo: "/Doc_0/Signs/Sign_0/Signature.xml",
  };
  const addSignature = (file: string, bytes: Uint8Array, version: number, ...findings: string[]) => {
    files[file] = bytes;
    signatures.push({ file, version, findings });
  };
  const signed = writeSealSignature(input, by(user));
  addSignature("signature.der", signed, 4);
  addSignature(
    "signature-digest-list.der",
    writeSealSignature({ ...input, seal: files["seal-digest-list.der"]! }, by(user)),
    4,
  );
  addSignature(
    "signature-first-form.der",
    firstFormSignature({ ...input, seal: files["seal-first-form.der"]! }, by(user)),
    1,
  );
  addSignature("signature-not-listed.der", writeSealSignature(input, by(maker)), 4, "not-a-signer-of-the-seal");
  const other = writeSealSignature({ ...input, dataHash: sm3(Buffer.from("另一份合同", "utf8")) }, by(user));
  addSignature("signature-other-document.der", other, 4, "digest-differs");
  addSignature("signature-altered-time.der", altered(signed, "20260501000000Z", "20260502000000Z"), 4, "bad-signature");
  const expired = writeSealSignature({ ...input, seal: files["seal-expired.der"]! }, by(user));
  addSignature("signature-expired-seal.der", expired, 4, "seal-expired");
  const forged = writeSealSignature({ ...input, seal: files["seal-altered-name.der"]! }, by(user));
  addSignature("signature-altered-seal.der", forged, 4, "bad-signature");
  return {
    files,
    verdicts: { at: "2026-06-01T00:00:00Z", document: Buffer.from(document).toString("hex"), seals, signatures },
  };
}
