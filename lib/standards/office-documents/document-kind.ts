/** A text document that an office program can set as pages. */
export type OfficeKind = "docx" | "doc" | "odt" | "rtf";

/**
 * Whether a file begins as text documents do: a ZIP archive, a compound file or RTF. What it is, `documentKind` says of
 * the whole file.
 * @param head the first eight bytes, or more
 */
export const mayBeDocument = (head: Uint8Array): boolean => isZip(head) || isCompound(head) || isRtf(head);

/**
 * What kind of text document a file is, by its content, whatever its name says: Office Open XML (ECMA-376), the binary
 * Word format (MS-DOC) in a compound file (MS-CFB), OpenDocument (ISO/IEC 26300) or RTF.
 * @param bytes the whole file
 * @returns "locked" for one that is encrypted under a password (MS-OFFCRYPTO), null for everything else
 */
export function documentKind(bytes: Uint8Array): OfficeKind | "locked" | null {
  if (isRtf(bytes)) return "rtf";
  if (isCompound(bytes)) {
    const names = compoundNames(bytes);
    if (names.has("EncryptedPackage")) return "locked";
    return names.has("WordDocument") ? "doc" : null;
  }
  if (!isZip(bytes)) return null;
  if (isOpenText(bytes)) return "odt";
  const names = zipNames(bytes);
  return names.includes("[Content_Types].xml") && names.some((name) => /^word\/document\d*\.xml$/.test(name))
    ? "docx"
    : null;
}

const begins = (bytes: Uint8Array, ...magic: number[]) => magic.every((value, at) => bytes[at] === value);
const isZip = (bytes: Uint8Array) => begins(bytes, 0x50, 0x4b, 3, 4);
const isCompound = (bytes: Uint8Array) => begins(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
const isRtf = (bytes: Uint8Array) => begins(bytes, 0x7b, 0x5c, 0x72, 0x74, 0x66);
const latin = (bytes: Uint8Array, start: number, length: number) =>
  String.fromCharCode(...bytes.subarray(start, start + length));

/** ISO/IEC 26300-3, 3.3: the first entry is "mimetype", neither compressed nor with an extra field. */
function isOpenText(bytes: Uint8Array): boolean {
  if (latin(bytes, 30, 8) !== "mimetype") return false;
  return /^application\/vnd\.oasis\.opendocument\.text(-template)?(?!-)/.test(latin(bytes, 38, 60));
}

/** Entries beyond these are not looked at: no document has so many. */
const mostEntries = 5_000;

/** The names in an archive's central directory (APPNOTE 4.3.12, 4.3.16). */
function zipNames(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names: string[] = [];
  // A comment of 65,535 bytes at most stands behind the end record.
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 65_535); at--) {
    if (view.getUint32(at) !== 0x504b0506) continue;
    let entry = view.getUint32(at + 16, true);
    while (entry + 46 <= bytes.length && view.getUint32(entry) === 0x504b0102 && names.length < mostEntries) {
      const length = view.getUint16(entry + 28, true);
      names.push(latin(bytes, entry + 46, Math.min(length, 260)));
      entry += 46 + length + view.getUint16(entry + 30, true) + view.getUint16(entry + 32, true);
    }
    break;
  }
  return names;
}

/** The names of a compound file's streams that say what it is: directory entries are 128 bytes, in whole sectors. */
function compoundNames(bytes: Uint8Array): Set<string> {
  const found = new Set<string>();
  for (const name of ["WordDocument", "EncryptedPackage"]) {
    const wide = [...name, "\0"].flatMap((letter) => [letter.charCodeAt(0), 0]);
    for (let at = 512; at + 128 <= bytes.length; at += 128) {
      if (!wide.every((value, index) => bytes[at + index] === value)) continue;
      found.add(name);
      break;
    }
  }
  return found;
}
