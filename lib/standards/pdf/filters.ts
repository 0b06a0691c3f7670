import { constants, inflateRawSync, inflateSync } from "node:zlib";
import { PdfError } from "./errors";
import type { Budget } from "./limits";
import { decodeLzw } from "./lzw";
import { type PredictorParams, undoPredictor } from "./predictors";
import { decodeAscii85, decodeAsciiHex, decodeRunLength } from "./text-filters";

/** One entry of /Filter with its /DecodeParms (ISO 32000-1, 7.4). Absent numbers mean the default. */
export interface FilterStep {
  name: string;
  params?: FilterParams;
}

/** The numbers that Flate and LZW take (ISO 32000-1, Table 8). */
export interface FilterParams extends PredictorParams {
  earlyChange?: number;
}

const imageCodecs = new Set(["DCTDecode", "DCT", "JPXDecode", "CCITTFaxDecode", "CCF", "JBIG2Decode"]);

/** True for filters whose output is pixels, not bytes; they are left to a renderer. */
export function isImageCodec(filter: string): boolean {
  return imageCodecs.has(filter);
}

/**
 * Decodes stream data through its filters, in order.
 * Every step's output is counted against the budget, so nested compression ends early.
 * @throws PdfError too-large, broken-stream, unsupported-filter
 */
export function decodeFilters(raw: Uint8Array, steps: readonly FilterStep[], budget: Budget): Uint8Array {
  if (steps.length > budget.limits.maxFilters) throw new PdfError("too-large", "too many filters on one stream");
  let bytes = raw;
  for (const step of steps) {
    bytes = decodeStep(bytes, step, budget.nextStream());
    budget.spendInflated(bytes.length);
  }
  return bytes;
}

function decodeStep(bytes: Uint8Array, step: FilterStep, limit: number): Uint8Array {
  switch (step.name) {
    case "FlateDecode":
    case "Fl":
      return undoPredictor(inflate(bytes, limit), step.params);
    case "LZWDecode":
    case "LZW":
      return undoPredictor(decodeLzw(bytes, step.params?.earlyChange ?? 1, limit), step.params);
    case "ASCIIHexDecode":
    case "AHx":
      return decodeAsciiHex(bytes);
    case "ASCII85Decode":
    case "A85":
      return decodeAscii85(bytes);
    case "RunLengthDecode":
    case "RL":
      return decodeRunLength(bytes, limit);
    case "Crypt": // only /Identity can occur in a file that is not encrypted
      return bytes;
    default:
      throw new PdfError("unsupported-filter", `filter ${step.name.slice(0, 40)} is not decoded here`);
  }
}

/**
 * Zlib data, as forgiving as readers are: a missing end and a wrong Adler-32 are accepted, because producers in the
 * field write both; anything else is broken.
 */
function inflate(bytes: Uint8Array, limit: number): Uint8Array {
  if (limit < 1) throw new PdfError("too-large", "streams decode to more bytes than allowed");
  if (bytes.length === 0) return bytes;
  const options = { maxOutputLength: limit, finishFlush: constants.Z_SYNC_FLUSH, chunkSize: 64 * 1024 };
  try {
    return inflateSync(bytes, options);
  } catch (error) {
    if (isTooLarge(error)) throw new PdfError("too-large", `a stream decodes to more than ${limit} bytes`);
  }
  try {
    return inflateRawSync(bytes.subarray(2), options);
  } catch (error) {
    if (isTooLarge(error)) throw new PdfError("too-large", `a stream decodes to more than ${limit} bytes`);
    throw new PdfError("broken-stream", "compressed data is damaged");
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
}
