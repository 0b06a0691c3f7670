import { PdfError } from "./errors";
import type { PdfFile } from "./file";
import { isImageCodec } from "./filters";
import { PdfDict, PdfName, type PdfObject, PdfRef, PdfStream } from "./objects";

/** What a file can do beyond showing pages. */
export interface Risks {
  /** JavaScript anywhere, or an action that starts a program. */
  hasJavaScript: boolean;
  hasLaunch: boolean;
  hasAttachments: boolean;
}

const expanding = new Set(["FlateDecode", "Fl", "LZWDecode", "LZW", "RunLengthDecode", "RL"]);

/**
 * Visits every object reachable from the trailer, decodes every stream that is not an image, and notes actions and
 * embedded files wherever they hang.
 * @throws PdfError too-large, too-deep, broken-object, broken-stream
 */
export function findRisks(file: PdfFile): Risks {
  const risks: Risks = { hasJavaScript: false, hasLaunch: false, hasAttachments: false };
  const seen = new Set<number>();
  const waiting: PdfObject[] = [file.trailer];
  while (waiting.length > 0) {
    const object = waiting.pop()!;
    if (object instanceof PdfRef) {
      if (seen.has(object.num)) continue;
      seen.add(object.num);
      waiting.push(file.get(object));
    } else if (Array.isArray(object)) {
      for (const item of object) if (typeof item === "object" && item !== null) waiting.push(item);
    } else if (object instanceof PdfDict) {
      noteActions(file, object, risks);
      for (const [, value] of object.entries()) if (typeof value === "object" && value !== null) waiting.push(value);
    } else if (object instanceof PdfStream) {
      tryDecoding(object);
      waiting.push(object.dict);
    }
  }
  return risks;
}

function noteActions(file: PdfFile, dict: PdfDict, risks: Risks): void {
  const action = dict.get("S") instanceof PdfName ? dict.name("S") : file.asName(dict.get("S"));
  if (action === "JavaScript" || dict.has("JS")) risks.hasJavaScript = true;
  if (action === "Launch") risks.hasLaunch = true;
  if (dict.has("EmbeddedFiles") || dict.has("EF") || dict.name("Type") === "EmbeddedFile") risks.hasAttachments = true;
}

/** Images are left to the renderer, unless they are packed more than once, which no honest producer does. */
function tryDecoding(stream: PdfStream): void {
  const steps = stream.filters();
  const packed = steps.filter((step) => expanding.has(step.name)).length;
  if (packed === 0) return;
  const image = stream.dict.name("Subtype") === "Image" || steps.some((step) => isImageCodec(step.name));
  if (image && packed < 2) return;
  try {
    stream.decode();
  } catch (error) {
    if (error instanceof PdfError && (error.code === "unsupported-filter" || error.code === "broken-stream")) return;
    throw error;
  }
}
