import { Asn1Error } from "./asn1-error";
import { TAG, tagName } from "./tags";

/**
 * Refuses content octets that DER does not allow for a universal primitive type (X.690 8.2, 8.3,
 * 8.6, 8.8, 8.19, 11.1 and 11.2). Character strings and times are checked when they are read.
 * @throws Asn1Error
 */
export function checkPrimitive(source: Uint8Array, tag: number, from: number, to: number): void {
  const length = to - from;
  switch (tag) {
    case TAG.boolean:
      if (length !== 1 || (source[from] !== 0 && source[from] !== 0xff)) {
        throw new Asn1Error("a BOOLEAN must be 00 or FF", from);
      }
      return;
    case TAG.integer:
    case TAG.enumerated:
      checkInteger(source, tag, from, length);
      return;
    case TAG.bitString:
      checkBitString(source, from, to);
      return;
    case TAG.null:
      if (length !== 0) throw new Asn1Error("a NULL must be empty", from);
      return;
    case TAG.oid:
      checkObjectIdentifier(source, from, to);
      return;
    case 0x10:
    case 0x11:
      throw new Asn1Error(`${tagName(tag | 0x20)} must be constructed`, from);
  }
}

/** The content rules of an INTEGER, which hold under an implicit tag as well. @throws Asn1Error */
export function checkInteger(source: Uint8Array, tag: number, from: number, length: number): void {
  if (length === 0) throw new Asn1Error(`an empty ${tagName(tag)}`, from);
  if (length === 1) return;
  const first = source[from] as number;
  const second = source[from + 1] as number;
  if ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80)) {
    throw new Asn1Error(`${tagName(tag)} is not minimal`, from);
  }
}

/** The content rules of a BIT STRING, which hold under an implicit tag as well. @throws Asn1Error */
export function checkBitString(source: Uint8Array, from: number, to: number): void {
  const unused = source[from];
  if (to === from || unused === undefined) throw new Asn1Error("an empty BIT STRING", from);
  if (unused > 7 || (unused > 0 && to - from === 1)) {
    throw new Asn1Error("a BIT STRING with an impossible number of unused bits", from);
  }
  if (unused > 0 && ((source[to - 1] as number) & ((1 << unused) - 1)) !== 0) {
    throw new Asn1Error("the unused bits of a BIT STRING must be zero", to - 1);
  }
}

function checkObjectIdentifier(source: Uint8Array, from: number, to: number): void {
  if (to === from) throw new Asn1Error("an empty OBJECT IDENTIFIER", from);
  if ((source[to - 1] as number) >= 0x80) throw new Asn1Error("an OBJECT IDENTIFIER is cut off", from);
  for (let i = from; i < to; i++) {
    const startsArc = i === from || (source[i - 1] as number) < 0x80;
    if (startsArc && source[i] === 0x80) throw new Asn1Error("an OBJECT IDENTIFIER is not minimal", i);
  }
}
