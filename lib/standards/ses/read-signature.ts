import { Asn1Error } from "../asn1/asn1-error";
import { Fields } from "../asn1/fields";
import { type DerNode, parseDer } from "../asn1/reader";
import { readText } from "../asn1/strings";
import { contextConstructed, TAG } from "../asn1/tags";
import { readBitOctets, readOctets, readOid, readSmallInteger } from "../asn1/values";
import { extensionsOf, guarded, MOST_SEAL_BYTES, sealOf, timeOf, timeStampOf } from "./read-seal";
import { type SealSignature, SesError } from "./structures";

/**
 * Reads a signature with an electronic seal (SES_Signature) of GB/T 38540-2020, GM/T 0031-2014 or GM/T 0031-2025.
 * Nothing is verified.
 * @throws SesError
 */
export function readSealSignature(bytes: Uint8Array): SealSignature {
  if (bytes.length > MOST_SEAL_BYTES) throw new SesError("a signature with a seal is smaller than this");
  return guarded(() => {
    const node = parseDer(bytes, { maxElements: 20_000 });
    return node.children.length === 2 ? firstForm(node) : laterForm(node);
  });
}

/** What both forms have in common at the beginning of what is signed. */
function beginningOf(fields: Fields) {
  readSmallInteger(fields.next("version", TAG.integer), "the version");
  const seal = sealOf(fields.next("seal", TAG.sequence));
  const time = fields.next("time");
  const dataHash = readBitOctets(fields.next("digest", TAG.bitString));
  const propertyInfo = readText(fields.next("properties", TAG.ia5String));
  return { seal, signedAt: signingTimeOf(time), timeInfo: time.content, dataHash, propertyInfo };
}

function firstForm(node: DerNode): SealSignature {
  const outer = new Fields(node, "the signature");
  const signed = outer.next("signed part", TAG.sequence);
  const signature = readBitOctets(outer.next("signature", TAG.bitString));
  outer.end();
  const fields = new Fields(signed, "the signed part");
  const beginning = beginningOf(fields);
  const signerCertificate = readOctets(fields.next("certificate", TAG.octetString));
  const algorithm = readOid(fields.next("algorithm", TAG.oid));
  fields.end();
  const rest = { signedBytes: signed.raw, signature, timeStamp: null, extensions: [] };
  return { version: 1, ...beginning, signerCertificate, algorithm, ...rest };
}

function laterForm(node: DerNode): SealSignature {
  const outer = new Fields(node, "the signature");
  const signed = outer.next("signed part", TAG.sequence);
  const signerCertificate = readOctets(outer.next("certificate", TAG.octetString));
  const algorithm = readOid(outer.next("algorithm", TAG.oid));
  const signature = readBitOctets(outer.next("signature", TAG.bitString));
  const stamp = outer.done ? null : outer.next("time stamp");
  outer.end();
  const fields = new Fields(signed, "the signed part");
  const beginning = beginningOf(fields);
  const extensions = fields.optional(contextConstructed(0));
  fields.end();
  return {
    version: beginning.seal.version,
    ...beginning,
    signerCertificate,
    algorithm,
    signedBytes: signed.raw,
    signature,
    timeStamp: stamp && timeStampOf(stamp),
    extensions: extensions ? extensionsOf(extensions) : [],
  };
}

/** A time of the calendar; the first standard also let a time stamp or a number stand here, which is not read. */
function signingTimeOf(node: DerNode): Date | null {
  if (node.tag !== TAG.generalizedTime && node.tag !== TAG.utcTime) return null;
  try {
    return timeOf(node);
  } catch (error) {
    if (error instanceof Asn1Error) return null;
    throw error;
  }
}
