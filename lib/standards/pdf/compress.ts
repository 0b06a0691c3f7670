import { deflateSync } from "node:zlib";
import { name, PdfDict, type PdfObject, PdfStream } from "./objects";

/**
 * A stream whose data is compressed with Flate, unless that makes it longer. `entries` go into its dictionary.
 * @param level of zlib: paths of many numbers become hardly shorter above 6, and take five times as long
 */
export function compressedStream(data: Uint8Array, entries: Record<string, PdfObject> = {}, level = 9): PdfStream {
  const packed = deflateSync(data, { level });
  const dict = PdfDict.of(entries);
  if (packed.length + 20 >= data.length) return new PdfStream(dict, data);
  return new PdfStream(dict.set("Filter", name("FlateDecode")), Uint8Array.from(packed));
}
