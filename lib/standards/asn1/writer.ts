import { Asn1Error } from "./asn1-error";
import { encodeObjectIdentifierContent } from "./object-identifier";
import { IA5, PRINTABLE } from "./strings";
import { contextConstructed, TAG } from "./tags";

/** How many octets the identifier and length of an element with `length` content octets take. */
export function headerSize(length: number): number {
  if (length < 0x80) return 2;
  if (length < 0x100) return 3;
  if (length < 0x10000) return 4;
  return length < 0x1000000 ? 5 : 6;
}

/** Writes identifier and minimal length at `at`; returns where the content begins. */
export function writeHeader(target: Uint8Array, at: number, tag: number, length: number): number {
  target[at] = tag;
  const size = headerSize(length);
  if (size === 2) {
    target[at + 1] = length;
    return at + 2;
  }
  target[at + 1] = 0x80 | (size - 2);
  for (let i = size - 1, rest = length; i >= 2; i--) {
    target[at + i] = rest & 0xff;
    rest = Math.floor(rest / 256);
  }
  return at + size;
}

/** One element with the given identifier octet, whose content is the parts one after another. */
export function encode(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const out = new Uint8Array(headerSize(length) + length);
  let at = writeHeader(out, 0, tag, length);
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** A SEQUENCE of encoded elements. */
export function encodeSequence(...parts: readonly Uint8Array[]): Uint8Array {
  return encode(TAG.sequence, ...parts);
}

/** Orders encodings as DER orders the elements of a SET OF (X.690 11.6); does not change its argument. */
export function sortSetOf(elements: readonly Uint8Array[]): Uint8Array[] {
  return [...elements].sort((a, b) => Buffer.compare(a, b));
}

/** A SET OF encoded elements, put in DER order. */
export function encodeSetOf(elements: readonly Uint8Array[]): Uint8Array {
  return encode(TAG.set, ...sortSetOf(elements));
}

/** An EXPLICIT context tag [n] around an encoded element. */
export function encodeExplicit(n: number, element: Uint8Array): Uint8Array {
  return encode(contextConstructed(n), element);
}

/** An encoded element under the IMPLICIT context tag [n]; keeps whether it is constructed. */
export function encodeImplicit(n: number, element: Uint8Array): Uint8Array {
  const out = Uint8Array.from(element);
  out[0] = 0x80 | n | ((element[0] as number) & 0x20);
  return out;
}

/** An INTEGER. */
export function encodeInteger(value: bigint | number): Uint8Array {
  return encode(TAG.integer, integerContent(BigInt(value)));
}

/** An ENUMERATED. */
export function encodeEnumerated(value: number): Uint8Array {
  return encode(TAG.enumerated, integerContent(BigInt(value)));
}

function integerContent(value: bigint): Uint8Array {
  // The shortest two's complement form is one bit longer than the magnitude.
  const magnitude = value < 0n ? -value - 1n : value;
  const octets = Math.floor(magnitude === 0n ? 0 : magnitude.toString(2).length / 8) + 1;
  const hex = BigInt.asUintN(octets * 8, value)
    .toString(16)
    .padStart(octets * 2, "0");
  return Buffer.from(hex, "hex");
}

/** A non-negative INTEGER from its big-endian magnitude, as serial numbers and nonces are held. */
export function encodeUnsigned(magnitude: Uint8Array): Uint8Array {
  let from = 0;
  while (from < magnitude.length - 1 && magnitude[from] === 0) from++;
  const digits = magnitude.subarray(from);
  if (digits.length === 0 || (digits[0] as number) >= 0x80) return encode(TAG.integer, Uint8Array.of(0), digits);
  return encode(TAG.integer, digits);
}

/** A BOOLEAN. */
export function encodeBoolean(value: boolean): Uint8Array {
  return Uint8Array.of(TAG.boolean, 1, value ? 0xff : 0);
}

/** A NULL. */
export function encodeNull(): Uint8Array {
  return Uint8Array.of(TAG.null, 0);
}

const objectIdentifiers = new Map<string, Uint8Array>();

/**
 * An OBJECT IDENTIFIER from its dotted form. The same array is handed out every time: do not write
 * to it. @throws Asn1Error
 */
export function encodeOid(dotted: string): Uint8Array {
  let encoded = objectIdentifiers.get(dotted);
  if (encoded === undefined) {
    encoded = encode(TAG.oid, encodeObjectIdentifierContent(dotted));
    // Bounded: callers pass constants, but a partner's policy may be read from a request.
    if (objectIdentifiers.size < 1000) objectIdentifiers.set(dotted, encoded);
  }
  return encoded;
}

/** An OCTET STRING. */
export function encodeOctetString(octets: Uint8Array): Uint8Array {
  return encode(TAG.octetString, octets);
}

/** A BIT STRING of whole octets. */
export function encodeBitString(octets: Uint8Array): Uint8Array {
  return encode(TAG.bitString, Uint8Array.of(0), octets);
}

/** A BIT STRING with the numbered bits set and trailing zero bits left out (X.690 11.2.2). */
export function encodeNamedBits(bits: readonly number[]): Uint8Array {
  const highest = Math.max(-1, ...bits);
  const octets = new Uint8Array(Math.ceil((highest + 1) / 8));
  for (const bit of bits) octets[bit >> 3] = (octets[bit >> 3] as number) | (0x80 >> (bit & 7));
  return encode(TAG.bitString, Uint8Array.of(octets.length * 8 - highest - 1), octets);
}

/** A UTF8String. @throws Asn1Error when the text holds half a surrogate pair */
export function encodeUtf8String(text: string): Uint8Array {
  if (/[\ud800-\udfff]/u.test(text)) throw new Asn1Error("this text cannot be written as UTF-8", 0);
  return encode(TAG.utf8String, Buffer.from(text, "utf8"));
}

/** A PrintableString. @throws Asn1Error when a character is outside its set (X.680 41.4) */
export function encodePrintableString(text: string): Uint8Array {
  if (!PRINTABLE.test(text)) throw new Asn1Error(`"${text}" is not a PrintableString`, 0);
  return encode(TAG.printableString, Buffer.from(text, "latin1"));
}

/** An IA5String, under another identifier octet where an implicit tag asks for one. @throws Asn1Error when not ASCII */
export function encodeIa5String(text: string, tag: number = TAG.ia5String): Uint8Array {
  if (!IA5.test(text)) throw new Asn1Error(`"${text}" is not an IA5String`, 0);
  return encode(tag, Buffer.from(text, "latin1"));
}
