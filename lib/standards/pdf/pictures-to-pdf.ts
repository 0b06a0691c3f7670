import {
  concatTransformationMatrix,
  drawObject,
  PDFDocument,
  PDFHexString,
  PDFRawStream,
  type PDFRef,
  popGraphicsState,
  pushGraphicsState,
} from "pdf-lib";
import { placing, placingMatrix } from "../images/placing";
import { type PlainPng, plainPng } from "../images/plain-png";
import { bareJpeg } from "../images/strip-jpeg";

/** One page: a picture, and by how many quarters it is turned clockwise beyond what its camera says. */
export type PicturePage = { bytes: Uint8Array; turn: number };

/** `a4`: on A4, upright or across as the picture is. `own`: a sheet of the picture's proportion, as wide as A4. */
export type PicturePaper = "a4" | "own";

/** Points. */
const a4 = { short: (210 / 25.4) * 72, long: (297 / 25.4) * 72 };
/** No side of a page may be longer (ISO 32000-1, Annex C.2), in points. */
const longest = 14_400;
/** A sheet that nearly has A4's proportion fills it: two millimetres of white at one side would be nobody's wish. */
const nearlyA4 = 0.02;

export class PictureNotFit extends Error {
  override readonly name = "PictureNotFit";
}

/**
 * Sets pictures on pages, one each. The coded data of a JPEG, and of a PNG that needs no drawing, stands in the PDF as
 * it came, without what a camera wrote beside it (place, time, device); turning is the page's matter.
 * @param at stands in the file as its time of making
 * @throws PictureNotFit for what is neither a whole JPEG nor a PNG that `plainPng` takes
 */
export async function picturesToPdf(
  pages: Iterable<PicturePage> | AsyncIterable<PicturePage>,
  { paper, at }: { paper: PicturePaper; at: Date },
): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.setCreationDate(at);
  pdf.setModificationDate(at);
  pdf.setProducer("Vermilion");
  for await (const { bytes, turn } of pages) {
    const { ref, width, height, orientation } = await embed(pdf, bytes);
    const placed = placing(orientation, turn);
    const size = placed.quarters % 2 === 0 ? { width, height } : { width: height, height: width };
    const { sheet, box } = onSheet(size, paper);
    const page = pdf.addPage([sheet.width, sheet.height]);
    const name = page.node.newXObject("Picture", ref);
    page.pushOperators(
      pushGraphicsState(),
      concatTransformationMatrix(...placingMatrix(placed, box)),
      drawObject(name),
      popGraphicsState(),
    );
  }
  return Uint8Array.from(await pdf.save({ useObjectStreams: false, addDefaultPage: false }));
}

type Embedded = { ref: PDFRef; width: number; height: number; orientation: number };

async function embed(pdf: PDFDocument, bytes: Uint8Array): Promise<Embedded> {
  const bare = bareJpeg(bytes);
  if (bare) {
    try {
      const { ref, width, height } = await pdf.embedJpg(bare.jpeg);
      return { ref, width, height, orientation: bare.orientation };
    } catch {
      throw new PictureNotFit("a JPEG without a frame that can be read");
    }
  }
  const png = plainPng(bytes);
  if (!png) throw new PictureNotFit("neither a whole JPEG nor a plain PNG");
  return { ref: embedPng(pdf, png), width: png.width, height: png.height, orientation: 1 };
}

function embedPng({ context }: PDFDocument, png: PlainPng): PDFRef {
  const grey = png.colors === 1 ? "DeviceGray" : "DeviceRGB";
  const dict = context.obj({
    Type: "XObject",
    Subtype: "Image",
    Width: png.width,
    Height: png.height,
    BitsPerComponent: png.bitsPerComponent,
    ColorSpace: png.palette ? ["Indexed", "DeviceRGB", Math.floor(png.palette.length / 3) - 1, hex(png.palette)] : grey,
    Filter: "FlateDecode",
    DecodeParms: {
      Predictor: 15,
      Colors: png.colors,
      BitsPerComponent: png.bitsPerComponent,
      Columns: png.width,
    },
  });
  return context.register(PDFRawStream.of(dict, png.data));
}

const hex = (bytes: Uint8Array) =>
  PDFHexString.of(Array.from(bytes, (value) => value.toString(16).padStart(2, "0")).join(""));

/** The sheet, and where on it the picture stands: as large as it can, in the middle. */
function onSheet({ width, height }: { width: number; height: number }, paper: PicturePaper) {
  const ratio = Math.max(width, height) / Math.min(width, height);
  const across = width > height;
  const long = paper === "a4" ? a4.long : Math.min(longest, a4.short * ratio);
  const short = paper === "a4" ? a4.short : long / ratio;
  const sheet = across ? { width: long, height: short } : { width: short, height: long };
  const fills = paper === "own" || Math.abs(ratio / (a4.long / a4.short) - 1) < nearlyA4;
  const scale = Math.min(sheet.width / width, sheet.height / height);
  const size = fills ? sheet : { width: width * scale, height: height * scale };
  return { sheet, box: { x: (sheet.width - size.width) / 2, y: (sheet.height - size.height) / 2, ...size } };
}
