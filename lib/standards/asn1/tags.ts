/**
 * Identifier octets (X.690 8.1.2) of the universal types these formats use, with the constructed
 * bit where the type has it, so that a tag can be compared with the byte in the file.
 */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8String: 0x0c,
  numericString: 0x12,
  printableString: 0x13,
  teletexString: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  visibleString: 0x1a,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;

/** The identifier octet of a constructed context tag [n]: EXPLICIT, or IMPLICIT over SEQUENCE or SET. */
export function contextConstructed(n: number): number {
  return 0xa0 | n;
}

/** The identifier octet of a primitive context tag [n]: IMPLICIT over a string or a number. */
export function contextPrimitive(n: number): number {
  return 0x80 | n;
}

const NAMES: Record<number, string> = {
  [TAG.boolean]: "BOOLEAN",
  [TAG.integer]: "INTEGER",
  [TAG.bitString]: "BIT STRING",
  [TAG.octetString]: "OCTET STRING",
  [TAG.null]: "NULL",
  [TAG.oid]: "OBJECT IDENTIFIER",
  [TAG.enumerated]: "ENUMERATED",
  [TAG.utf8String]: "UTF8String",
  [TAG.numericString]: "NumericString",
  [TAG.printableString]: "PrintableString",
  [TAG.teletexString]: "TeletexString",
  [TAG.ia5String]: "IA5String",
  [TAG.utcTime]: "UTCTime",
  [TAG.generalizedTime]: "GeneralizedTime",
  [TAG.visibleString]: "VisibleString",
  [TAG.bmpString]: "BMPString",
  [TAG.sequence]: "SEQUENCE",
  [TAG.set]: "SET",
};

/** A tag in words, for messages: `SEQUENCE`, `[0]`, `tag 0x1b`. */
export function tagName(tag: number): string {
  if ((tag & 0xc0) === 0x80) return `[${tag & 0x1f}]`;
  return NAMES[tag] ?? `tag 0x${tag.toString(16).padStart(2, "0")}`;
}
