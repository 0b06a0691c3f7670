import { deflateSync } from "node:zlib";
import { OID } from "../asn1/oids";
import { parseDer } from "../asn1/reader";
import { TAG } from "../asn1/tags";
import { encodeTime } from "../asn1/time";
import {
  encode,
  encodeBitString,
  encodeExplicit,
  encodeIa5String,
  encodeInteger,
  encodeOctetString,
  encodeOid,
  encodeSequence,
  encodeUtf8String,
} from "../asn1/writer";
import type { SealInfo } from "./structures";
import { encodeSealInfo, type Sm2Signer } from "./write-seal";

export type WrittenInfo = Omit<SealInfo, "headerVersion">;

/** For tests only: a PNG of one red dot. */
export function dotPng(): Uint8Array {
  const crcTable = Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c >>> 0;
  });
  const crc = (bytes: Uint8Array) =>
    (bytes.reduce((c, octet) => (crcTable[(c ^ octet) & 0xff] as number) ^ (c >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;
  const chunk = (name: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc(body));
    return Buffer.concat([length, body, check]);
  };
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
  const dot = deflateSync(Buffer.from([0, 0xc8, 0x10, 0x2e]));
  const begin = Buffer.from("89504e470d0a1a0a", "hex");
  const parts = [begin, chunk("IHDR", header), chunk("IDAT", dot), chunk("IEND", Buffer.alloc(0))];
  return Uint8Array.from(Buffer.concat(parts));
}

/** For tests only: a seal as GM/T 0031-2014 has it. Only lists of certificates were known then. */
export function firstFormSeal({ vendor, id, property, picture }: WrittenInfo, maker: Sm2Signer): Uint8Array {
  const certificates = property.signers.type === "certificates" ? property.signers.certificates : [];
  const info = encodeSequence(
    encodeSequence(encodeIa5String("ES"), encodeInteger(1), encodeIa5String(vendor)),
    encodeIa5String(id),
    encodeSequence(
      encodeInteger(property.type),
      encodeUtf8String(property.name),
      encodeSequence(...certificates.map((one) => encodeOctetString(one))),
      encodeTime(property.createdAt),
      encodeTime(property.validFrom),
      encodeTime(property.validUntil),
    ),
    encodeSequence(
      encodeIa5String(picture.type),
      encodeOctetString(picture.data),
      encodeInteger(picture.widthMm),
      encodeInteger(picture.heightMm),
    ),
  );
  const by = [encodeOctetString(maker.certificate), encodeOid(OID.sm2WithSm3)];
  const signature = maker.sign(encodeSequence(info, ...by));
  return encodeSequence(info, encodeSequence(...by, encodeBitString(signature)));
}

/** For tests only: a seal as GM/T 0031-2025 has it, with a time stamp behind where one is given. */
export function thirdFormSeal(written: WrittenInfo, maker: Sm2Signer, stamp?: Uint8Array): Uint8Array {
  const [header, ...rest] = parseDer(encodeSealInfo(written)).children.map((child) => child.raw);
  const [identifier, , vendor] = parseDer(header!).children.map((child) => child.raw);
  const info = encodeSequence(encodeSequence(identifier!, encodeInteger(5), vendor!), ...rest);
  return encodeSequence(
    info,
    encodeOctetString(maker.certificate),
    encodeOid(OID.sm2WithSm3),
    encodeBitString(maker.sign(info)),
    ...(stamp ? [encodeExplicit(0, encodeBitString(stamp))] : []),
  );
}

/** For tests only: a signature as GM/T 0031-2014 has it, where certificate and algorithm are signed as well. */
export function firstFormSignature(
  input: { seal: Uint8Array; signedAt: Date; dataHash: Uint8Array; propertyInfo: string; asBits?: boolean },
  signer: Sm2Signer,
): Uint8Array {
  const time = encodeTime(input.signedAt);
  const signed = encodeSequence(
    encodeInteger(1),
    input.seal,
    input.asBits ? encode(TAG.bitString, Uint8Array.of(0), time) : time,
    encodeBitString(input.dataHash),
    encodeIa5String(input.propertyInfo),
    encodeOctetString(signer.certificate),
    encodeOid(OID.sm2WithSm3),
  );
  return encodeSequence(signed, encodeBitString(signer.sign(signed)));
}
