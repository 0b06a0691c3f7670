import { deflateSync } from "node:zlib";
import { name, PdfDict, type PdfObject, PdfStream } from "./objects";

/** A stream whose data is compressed with Flate, unless that makes it longer. `entries` go into its dictionary. */
export function compressedStream(data: Uint8Array, entries: Record<string, PdfObject> = {}): PdfStream {
  const packed = deflateSync(data, { level: 9 });
  const dict = PdfDict.of(entries);
  if (packed.length + 20 >= data.length) return new PdfStream(dict, data);
  return new PdfStream(dict.set("Filter", name("FlateDecode")), Uint8Array.from(packed));
}
