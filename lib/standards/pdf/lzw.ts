import { ByteWriter } from "./byte-writer";
import { PdfError } from "./errors";

const clear = 256;
const end = 257;

/**
 * LZWDecode (ISO 32000-1, 7.4.4): codes of 9 to 12 bits, most significant bit first.
 * @param earlyChange 1 when code length grows one code early (the default), else 0
 * @param limit most bytes to produce
 * @throws PdfError too-large, broken-stream
 */
export function decodeLzw(bytes: Uint8Array, earlyChange: number, limit: number): Uint8Array {
  const out = new ByteWriter(Math.min(limit, bytes.length * 3));
  const prefix = new Uint16Array(4096);
  const suffix = new Uint8Array(4096);
  const lengths = new Uint16Array(4096);
  for (let i = 0; i < 256; i++) {
    suffix[i] = i;
    lengths[i] = 1;
  }
  const scratch = new Uint8Array(4097);
  let next = 258;
  let width = 9;
  let previous = -1;
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    bits = (bits << 8) | byte;
    held += 8;
    if (held < width) continue;
    held -= width;
    const code = (bits >>> held) & ((1 << width) - 1);
    bits &= (1 << held) - 1;
    if (code === end) break;
    if (code === clear) {
      next = 258;
      width = 9;
      previous = -1;
      continue;
    }
    if (code > next || (code === next && previous < 0)) throw new PdfError("broken-stream", "an LZW code is undefined");
    const known = code < next;
    let length = known ? lengths[code]! : lengths[previous]! + 1;
    const total = length;
    let walk = known ? code : previous;
    if (!known) length--;
    for (let i = length - 1; i >= 0; i--) {
      scratch[i] = suffix[walk]!;
      walk = prefix[walk]!;
    }
    if (!known) scratch[total - 1] = scratch[0]!;
    out.raw(scratch.subarray(0, total));
    if (out.length > limit) throw new PdfError("too-large", `a stream decodes to more than ${limit} bytes`);
    if (previous >= 0 && next < 4096) {
      prefix[next] = previous;
      suffix[next] = scratch[0]!;
      lengths[next] = lengths[previous]! + 1;
      next++;
    }
    if (next + earlyChange >= 1 << width && width < 12) width++;
    previous = code;
  }
  return out.finish();
}
