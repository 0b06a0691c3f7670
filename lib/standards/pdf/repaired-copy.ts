import { PDFDocument } from "pdf-lib";

/**
 * Writes a damaged PDF anew out of the objects that can still be found in it, in the order in which they stand: the
 * cross-reference is not believed. Whoever asks looks at the result before anybody relies on it: an older version of
 * a page may have come back, and signatures in it are void.
 * @returns null where nothing can be made of it, or it is encrypted
 */
export async function repairedCopy(bytes: Uint8Array): Promise<Uint8Array | null> {
  try {
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: false });
    if (pdf.getPageCount() === 0) return null;
    return await pdf.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
  } catch {
    // What pdf-lib throws on broken files has no common type: what cannot be read has no repaired copy.
    return null;
  }
}
