import { Asn1Error } from "./asn1-error";

/** The dotted form of an OBJECT IDENTIFIER's content octets (X.690 8.19), already checked for minimal arcs. */
export function decodeObjectIdentifier(content: Uint8Array): string {
  let text = "";
  let small = 0;
  let large = 0n;
  for (const octet of content) {
    // An arc may have any size (2.25.<UUID> has 128 bits), but nearly all fit a double.
    if (small > 0x3fffffffffff || large > 0n) {
      if (large === 0n) large = BigInt(small);
      large = (large << 7n) | BigInt(octet & 0x7f);
    } else small = small * 128 + (octet & 0x7f);
    if (octet >= 0x80) continue;
    if (text === "") {
      const root = large > 0n || small >= 80 ? 2 : small >= 40 ? 1 : 0;
      text = large > 0n ? `2.${large - 80n}` : `${root}.${small - root * 40}`;
    } else text += large > 0n ? `.${large}` : `.${small}`;
    small = 0;
    large = 0n;
  }
  return text;
}

/** The content octets of a dotted OBJECT IDENTIFIER. @throws Asn1Error when the text is not one */
export function encodeObjectIdentifierContent(dotted: string): Uint8Array {
  if (!/^(?:[01]\.(?:[0-9]|[1-3][0-9])|2\.(?:0|[1-9][0-9]*))(?:\.(?:0|[1-9][0-9]*))*$/.test(dotted)) {
    throw new Asn1Error(`"${dotted}" is not an object identifier`, 0);
  }
  const [root, second, ...rest] = dotted.split(".").map(BigInt) as [bigint, bigint, ...bigint[]];
  const octets: number[] = [];
  for (const arc of [root * 40n + second, ...rest]) {
    const groups = [Number(arc & 0x7fn)];
    for (let left = arc >> 7n; left > 0n; left >>= 7n) groups.unshift(Number(left & 0x7fn) | 0x80);
    octets.push(...groups);
  }
  return Uint8Array.from(octets);
}
