import { Asn1Error } from "../asn1/asn1-error";
import { Fields } from "../asn1/fields";
import { type DerNode, parseDer } from "../asn1/reader";
import { readText } from "../asn1/strings";
import { contextConstructed, contextPrimitive, TAG } from "../asn1/tags";
import { readGeneralizedTime, readTime } from "../asn1/time";
import { readBitOctets, readBoolean, readOctets, readOid, readSmallInteger } from "../asn1/values";
import { encodeSequence } from "../asn1/writer";
import { type ElectronicSeal, type SealInfo, SesError, type SesExtension, type SesSigners } from "./structures";

/** A seal's file is small; a picture of many megabytes is none. */
export const MOST_SEAL_BYTES = 4 * 1024 * 1024;

/**
 * Reads an electronic seal (SESeal) of GB/T 38540-2020, GM/T 0031-2014 or GM/T 0031-2025. Nothing is verified.
 * @throws SesError
 */
export function readSeal(bytes: Uint8Array): ElectronicSeal {
  if (bytes.length > MOST_SEAL_BYTES) throw new SesError("an electronic seal is smaller than this");
  return guarded(() => sealOf(parseDer(bytes, { maxElements: 20_000 })));
}

/** Turns what the reader of DER says into an error of this standard. */
export function guarded<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof Asn1Error) throw new SesError(error.message);
    throw error;
  }
}

/** @throws Asn1Error, SesError */
export function sealOf(node: DerNode): ElectronicSeal {
  // By its form: two elements were the first standard, four the second, and the third may have a time stamp behind.
  return node.children.length === 2 ? firstForm(node) : laterForm(node);
}

function firstForm(node: DerNode): ElectronicSeal {
  const fields = new Fields(node, "the seal");
  const infoNode = fields.next("information", TAG.sequence);
  const signInfo = new Fields(fields.next("signature information", TAG.sequence), "the signature information");
  fields.end();
  const certificate = signInfo.next("certificate", TAG.octetString);
  const algorithm = signInfo.next("algorithm", TAG.oid);
  const signature = signInfo.next("signature", TAG.bitString);
  signInfo.end();
  return {
    version: 1,
    info: infoOf(infoNode, 1),
    makerCertificate: readOctets(certificate),
    algorithm: readOid(algorithm),
    // SEQUENCE of information, certificate and algorithm (GM/T 0031-2014, 7.2).
    signedBytes: encodeSequence(infoNode.raw, certificate.raw, algorithm.raw),
    signature: readBitOctets(signature),
    timeStamp: null,
    raw: node.raw,
  };
}

function laterForm(node: DerNode): ElectronicSeal {
  const fields = new Fields(node, "the seal");
  const infoNode = fields.next("information", TAG.sequence);
  const info = infoOf(infoNode, 4);
  const makerCertificate = readOctets(fields.next("maker's certificate", TAG.octetString));
  const algorithm = readOid(fields.next("algorithm", TAG.oid));
  const signature = readBitOctets(fields.next("signature", TAG.bitString));
  const stamp = fields.done ? null : fields.next("time stamp");
  fields.end();
  return {
    version: info.headerVersion >= 5 ? 5 : 4,
    info,
    makerCertificate,
    algorithm,
    signedBytes: infoNode.raw,
    signature,
    timeStamp: stamp && timeStampOf(stamp),
    raw: node.raw,
  };
}

/** A time stamp as a BIT STRING: bare, or under [0] in either way of tagging. */
export function timeStampOf(node: DerNode): Uint8Array {
  if (node.tag === contextPrimitive(0) && node.content[0] === 0) return node.content.subarray(1);
  if (node.tag !== contextConstructed(0)) return readBitOctets(node);
  const [inner] = node.children;
  if (!inner || node.children.length > 1) throw new SesError("the time stamp is not one element");
  return readBitOctets(inner);
}

function infoOf(node: DerNode, form: 1 | 4): SealInfo {
  const fields = new Fields(node, "the seal's information");
  const header = new Fields(fields.next("header", TAG.sequence), "the header");
  if (readText(header.next("identifier", TAG.ia5String)) !== "ES") throw new SesError("this is not an electronic seal");
  const headerVersion = readSmallInteger(header.next("version", TAG.integer), "the version");
  const vendor = readText(header.next("vendor", TAG.ia5String));
  header.end();
  const id = readText(fields.next("seal identifier", TAG.ia5String));
  const property = propertyOf(fields.next("properties", TAG.sequence), form);
  const picture = pictureOf(fields.next("picture", TAG.sequence));
  const extensions = fields.done ? [] : extensionsOf(fields.next("extensions"));
  fields.end();
  return { headerVersion, vendor, id, property, picture, extensions };
}

function propertyOf(node: DerNode, form: 1 | 4): SealInfo["property"] {
  const fields = new Fields(node, "the seal's properties");
  const type = readSmallInteger(fields.next("type", TAG.integer), "the type of seal");
  const name = readText(fields.next("name", TAG.utf8String));
  const listType =
    form === 1 ? 1 : readSmallInteger(fields.next("type of signers", TAG.integer), "the type of signers");
  const signers = signersOf(fields.next("signers", TAG.sequence), listType);
  const [createdAt, validFrom, validUntil] = ["creation", "begin of validity", "end of validity"].map((what) =>
    timeOf(fields.next(what)),
  ) as [Date, Date, Date];
  fields.end();
  return { type, name, signers, createdAt, validFrom, validUntil };
}

/** A time of the first standard (UTCTime) or of the later ones, which may write a fraction of a second. */
export function timeOf(node: DerNode): Date {
  return node.tag === TAG.generalizedTime ? readGeneralizedTime(node) : readTime(node);
}

function signersOf(node: DerNode, type: number): SesSigners {
  if (type === 1) return { type: "certificates", certificates: node.children.map(readOctets) };
  if (type !== 2) throw new SesError("this way of naming the signers is not known");
  const digests = node.children.map((child) => {
    const fields = new Fields(child, "a signer's digest");
    const algorithm = readText(fields.next("algorithm"));
    const value = readOctets(fields.next("value", TAG.octetString));
    fields.end();
    return { algorithm, value };
  });
  return { type: "digests", digests };
}

function pictureOf(node: DerNode): SealInfo["picture"] {
  const fields = new Fields(node, "the picture");
  const picture = {
    type: readText(fields.next("type", TAG.ia5String)),
    data: readOctets(fields.next("data", TAG.octetString)),
    widthMm: readSmallInteger(fields.next("width", TAG.integer), "the width"),
    heightMm: readSmallInteger(fields.next("height", TAG.integer), "the height"),
  };
  fields.end();
  return picture;
}

/** Extensions, bare or under [0]. */
export function extensionsOf(node: DerNode): SesExtension[] {
  const list =
    node.tag === contextConstructed(0) && node.children[0]?.children[0]?.tag !== TAG.oid ? node.children[0] : node;
  return (list?.children ?? []).map((child) => {
    const fields = new Fields(child, "an extension");
    const oid = readOid(fields.next("identifier", TAG.oid));
    const critical = fields.optional(TAG.boolean);
    const value = readOctets(fields.next("value", TAG.octetString));
    fields.end();
    return { oid, critical: critical !== undefined && readBoolean(critical), value };
  });
}
