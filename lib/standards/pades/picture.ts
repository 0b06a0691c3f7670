import { fileKind } from "../images/file-kind";
import { jpegFrame } from "../images/jpeg-frame";
import { readPng } from "../images/read-png";
import { stripJpeg } from "../images/strip-jpeg";
import { compressedStream } from "../pdf/compress";
import { Content } from "../pdf/content";
import type { Matrix } from "../pdf/geometry";
import type { Increment } from "../pdf/increment";
import { name, PdfDict, type PdfObject, type PdfRef, PdfStream } from "../pdf/objects";
import type { Appearance } from "./appearance";
import { PadesError } from "./errors";

/** A picture has so many pixels at most: every reader of the contract unpacks all of them. */
export const MOST_PICTURE_PIXELS = 16_000_000;

interface Drawn {
  image: PdfRef;
  /** Pixels, as the picture is shown. */
  width: number;
  height: number;
  /** From the unit square that an image fills to that of the picture as it is shown. */
  turn: Matrix;
}

const LEVEL = 6;

/**
 * What each way of holding a camera means for the unit square (CIPA DC-008, 4.6.4.A): mirrored, turned by half, and,
 * from 5 on, with its sides exchanged.
 */
const TURNS: readonly Matrix[] = [
  [1, 0, 0, 1, 0, 0],
  [-1, 0, 0, 1, 1, 0],
  [-1, 0, 0, -1, 1, 1],
  [1, 0, 0, -1, 0, 1],
  [0, -1, -1, 0, 1, 1],
  [0, -1, 1, 0, 0, 1],
  [0, 1, 1, 0, 0, 0],
  [0, 1, -1, 0, 1, 0],
];

/** Draws pictures into one increment; the same bytes are written once. */
export class PicturePress {
  readonly #increment: Increment;
  readonly #known = new Map<Uint8Array, Drawn>();

  constructor(increment: Increment) {
    this.#increment = increment;
  }

  /**
   * The look of a picture, of its own proportions: `appearanceForm` fits it into its place.
   * @param bytes a JPEG or PNG file
   * @throws PadesError bad-picture, picture-too-large
   */
  look(bytes: Uint8Array): Appearance {
    const drawn = this.#known.get(bytes) ?? this.#draw(bytes);
    this.#known.set(bytes, drawn);
    const { width, height } = drawn;
    const content = new Content().saved((inner) => {
      inner.concat([width, 0, 0, height, 0, 0]).concat(drawn.turn).xObject("P");
    });
    const resources = PdfDict.of({ XObject: PdfDict.of({ P: drawn.image }) });
    return { content: content.bytes(), bbox: [0, 0, width, height], resources };
  }

  #draw(bytes: Uint8Array): Drawn {
    switch (fileKind(bytes)) {
      case "image/jpeg":
        return this.#jpeg(bytes);
      case "image/png":
        return this.#png(bytes);
      default:
        throw new PadesError("bad-picture", "a picture is a JPEG or PNG file");
    }
  }

  /** The coded picture goes in as it is, without what its camera wrote; its turn becomes part of the drawing. */
  #jpeg(bytes: Uint8Array): Drawn {
    const frame = jpegFrame(bytes);
    const data = frame && stripJpeg(bytes, "untold");
    if (!frame || !data)
      throw new PadesError("bad-picture", "the JPEG is not whole, or of a kind that a PDF cannot hold");
    const { width, height, components, orientation, byAdobe } = frame;
    demandSize(width, height);
    const entries = imageEntries(width, height, components);
    if (components === 4 && byAdobe) entries.Decode = [1, 0, 1, 0, 1, 0, 1, 0];
    const image = new PdfStream(PdfDict.of({ ...entries, Filter: name("DCTDecode") }), data);
    const turn = TURNS[orientation - 1] ?? TURNS[0]!;
    const [wide, tall] = orientation > 4 ? [height, width] : [width, height];
    return { image: this.#increment.add(image), width: wide, height: tall, turn };
  }

  #png(bytes: Uint8Array): Drawn {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.length >= 24) demandSize(view.getUint32(16), view.getUint32(20));
    const pixels = readPng(bytes, MOST_PICTURE_PIXELS);
    if (!pixels) throw new PadesError("bad-picture", "the PNG is not whole");
    const { width, height, channels, samples, alpha } = pixels;
    if (alpha) whiten(samples, channels, alpha);
    const entries = imageEntries(width, height, channels);
    if (alpha) entries.SMask = this.#increment.add(compressedStream(alpha, imageEntries(width, height, 1), LEVEL));
    const image = this.#increment.add(compressedStream(samples, entries, LEVEL));
    return { image, width, height, turn: TURNS[0]! };
  }
}

/**
 * Takes the colour from pixels that nobody sees: viewers that scale the colours by themselves would mix it into the
 * edges, and what was erased in a picture should not be found in a contract.
 */
function whiten(samples: Uint8Array, channels: number, alpha: Uint8Array): void {
  for (const [at, opaque] of alpha.entries()) if (opaque === 0) samples.fill(255, at * channels, (at + 1) * channels);
}

/** ISO 32000-2, table 87. */
function imageEntries(width: number, height: number, components: 1 | 3 | 4): Record<string, PdfObject> {
  const space = components === 1 ? "DeviceGray" : components === 3 ? "DeviceRGB" : "DeviceCMYK";
  return {
    Type: name("XObject"),
    Subtype: name("Image"),
    Width: width,
    Height: height,
    ColorSpace: name(space),
    BitsPerComponent: 8,
  };
}

function demandSize(width: number, height: number): void {
  if (width * height <= MOST_PICTURE_PIXELS) return;
  throw new PadesError("picture-too-large", `a picture of ${width} by ${height} pixels is more than a page can show`);
}
