import { Asn1Error } from "./asn1-error";
import type { DerNode } from "./reader";
import { TAG, tagName } from "./tags";

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** What PrintableString may hold (X.680 41.4). */
export const PRINTABLE = /^[A-Za-z0-9 '()+,\-./:=?]*$/;
/** What IA5String may hold: ASCII. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the control characters belong to the type.
export const IA5 = /^[\x00-\x7f]*$/;

/** The text of any character string type certificates use. @throws Asn1Error when its octets are not of its type */
export function readText(node: DerNode): string {
  const text = decode(node);
  if (text === undefined) throw new Asn1Error(`text that is not a valid ${tagName(node.tag)}`, node.start);
  return text;
}

function decode(node: DerNode): string | undefined {
  switch (node.tag) {
    case TAG.utf8String:
      return decodeUtf8(node.content);
    case TAG.printableString:
      return accept(latin1(node.content), PRINTABLE);
    case TAG.ia5String:
      return accept(latin1(node.content), IA5);
    case TAG.visibleString:
      return accept(latin1(node.content), /^[\x20-\x7e]*$/);
    case TAG.numericString:
      return accept(latin1(node.content), /^[0-9 ]*$/);
    case TAG.teletexString:
      // T.61 in name only: issuers that still use it write Latin-1.
      return latin1(node.content);
    case TAG.bmpString:
      return decodeBmp(node.content);
    default:
      return undefined;
  }
}

function accept(text: string, pattern: RegExp): string | undefined {
  return pattern.test(text) ? text : undefined;
}

/** The text of octets taken as Latin-1, which ASCII types under an implicit tag need. */
export function latin1(content: Uint8Array): string {
  return Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString("latin1");
}

function decodeUtf8(content: Uint8Array): string | undefined {
  try {
    return utf8.decode(content);
  } catch {
    return undefined;
  }
}

function decodeBmp(content: Uint8Array): string | undefined {
  if (content.length % 2 !== 0) return undefined;
  let text = "";
  for (let i = 0; i < content.length; i += 2) {
    const unit = ((content[i] as number) << 8) | (content[i + 1] as number);
    // The Basic Multilingual Plane has no surrogates.
    if (unit >= 0xd800 && unit <= 0xdfff) return undefined;
    text += String.fromCharCode(unit);
  }
  return text;
}
