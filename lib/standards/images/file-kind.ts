export type FileKind = "image/jpeg" | "image/png" | "application/pdf";

const begins = (bytes: Uint8Array, ...magic: number[]) => magic.every((value, at) => bytes[at] === value);

/**
 * What a file is by its first bytes, whatever its name says: JPEG (ITU-T T.81, B.1.1.3), PNG (ISO/IEC 15948, 5.2) or
 * PDF (ISO 32000-2, 7.5.2). Null for everything else.
 */
export function fileKind(bytes: Uint8Array): FileKind | null {
  if (begins(bytes, 0xff, 0xd8, 0xff)) return "image/jpeg";
  if (begins(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "image/png";
  if (begins(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d)) return "application/pdf";
  return null;
}
