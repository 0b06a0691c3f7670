import { findSheet } from "@/lib/standards/images/find-sheet";
import type { Corners } from "@/lib/standards/images/perspective";
import { pictureSize } from "@/lib/standards/images/picture-size";
import { plainPng } from "@/lib/standards/images/plain-png";
import { type Pixels, straighten } from "@/lib/standards/images/straighten";
import { bareJpeg } from "@/lib/standards/images/strip-jpeg";
import { type PicturePage, type PicturePaper, picturesToPdf } from "@/lib/standards/pdf/pictures-to-pdf";

/*
 * What is done with pictures beside the page, in a worker; where a browser has none, in the page. Everything is decoded
 * by the browser; corners are shares of the upright picture's width and height.
 */
export type PictureTasks = {
  /** A small picture to show, the right way up. */
  thumbnail: { ask: { blob: Blob }; answer: { thumbnail: Blob; width: number; height: number } };
  find: { ask: { blob: Blob }; answer: Corners | null };
  /** `longest`: of the sides of what it is taken from, in pixels. */
  straighten: { ask: { blob: Blob; corners: Corners; longest: number }; answer: Blob };
  /** `smaller`: every picture is brought to the resolution of print. */
  pdf: {
    ask: { pages: readonly { blob: Blob; turn: number }[]; paper: PicturePaper; smaller: boolean; at: Date };
    answer: Blob;
  };
};
export type TaskName = keyof PictureTasks;

const thumbnailSide = 420;
const findSide = 500;
/** What is left out of a sheet at its edge, as a share of the way to its middle. */
const edge = 0.008;
/** A4 at 200 dots an inch and a little more: print of 6 points stays readable. */
const printSide = 2500;
/** Canvases of phones have no room for more. */
const mostDrawn = 16_000_000;
/** A picture of more pixels than these is not left as it is: readers of the PDF would have to unpack it. */
const mostKept = 40_000_000;

/** @param tell how many pages are done */
export async function doPictureTask<Name extends TaskName>(
  name: Name,
  ask: PictureTasks[Name]["ask"],
  tell: (done: number) => void,
): Promise<PictureTasks[Name]["answer"]> {
  return (await tasks[name](ask as never, tell)) as PictureTasks[Name]["answer"];
}

const tasks: { [Name in TaskName]: (ask: PictureTasks[Name]["ask"], tell: (done: number) => void) => unknown } = {
  async thumbnail({ blob }) {
    const { canvas, width, height } = await drawn(blob, thumbnailSide);
    return { thumbnail: await jpegOf(canvas, 0.85), width, height };
  },
  async find({ blob }) {
    const { canvas } = await drawn(blob, findSide);
    const corners = findSheet(pixelsOf(canvas));
    return corners && inset(corners.map(({ x, y }) => ({ x: x / canvas.width, y: y / canvas.height })) as Corners);
  },
  async straighten({ blob, corners, longest }) {
    const { canvas } = await drawn(blob, longest);
    const placed = corners.map(({ x, y }) => ({ x: x * canvas.width, y: y * canvas.height })) as Corners;
    const flat = straighten(pixelsOf(canvas), placed);
    const target = newCanvas(flat.width, flat.height);
    contextOf(target).putImageData(new ImageData(flat.data, flat.width, flat.height), 0, 0);
    return jpegOf(target, 0.9);
  },
  async pdf({ pages, paper, smaller, at }, tell) {
    async function* all(): AsyncGenerator<PicturePage> {
      for (const [index, { blob, turn }] of pages.entries()) {
        yield { bytes: await pageBytes(blob, smaller), turn };
        tell(index + 1);
      }
    }
    return new Blob([await picturesToPdf(all(), { paper, at })], { type: "application/pdf" });
  },
};

/** A little within the edge, which would else stand as a dark line around the page. */
function inset(corners: Corners): Corners {
  const middle = corners.reduce((sum, { x, y }) => ({ x: sum.x + x / 4, y: sum.y + y / 4 }), { x: 0, y: 0 });
  const nearer = (from: number, to: number) => from + (to - from) * edge;
  return corners.map(({ x, y }) => ({ x: nearer(x, middle.x), y: nearer(y, middle.y) })) as Corners;
}

/** As it is where a PDF can hold it so. */
async function pageBytes(blob: Blob, smaller: boolean): Promise<Uint8Array> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const size = pictureSize(bytes);
  const pixels = size ? size.width * size.height : 0;
  const small = size && Math.max(size.width, size.height) <= printSide;
  const asItIs = smaller ? small && blob.size < 1_000_000 : pixels <= mostKept;
  if (asItIs && (bareJpeg(bytes) || plainPng(bytes))) return bytes;
  const { canvas } = await drawn(blob, smaller ? printSide : Number.POSITIVE_INFINITY);
  return new Uint8Array(await (await jpegOf(canvas, smaller ? 0.82 : 0.92)).arrayBuffer());
}

type Canvas = OffscreenCanvas | HTMLCanvasElement;
type Context = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;

function newCanvas(width: number, height: number): Canvas {
  if (typeof OffscreenCanvas !== "undefined") return new OffscreenCanvas(width, height);
  return Object.assign(document.createElement("canvas"), { width, height });
}

function contextOf(canvas: Canvas): Context {
  const context = canvas.getContext("2d", { willReadFrequently: true }) as Context | null;
  if (!context) throw new Error("no canvas");
  return context;
}

function pixelsOf(canvas: Canvas): Pixels {
  const { width, height, data } = contextOf(canvas).getImageData(0, 0, canvas.width, canvas.height);
  return { width, height, data: data as Pixels["data"] };
}

/** The picture the right way up, on white, with sides of `longest` pixels at most. @returns its own size, too */
async function drawn(blob: Blob, longest: number) {
  const bitmap = await createImageBitmap(blob, { imageOrientation: "from-image" });
  try {
    const { width, height } = bitmap;
    const scale = Math.min(1, longest / Math.max(width, height), Math.sqrt(mostDrawn / (width * height)));
    const canvas = newCanvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
    const context = contextOf(canvas);
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.imageSmoothingQuality = "high";
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    return { canvas, width, height };
  } finally {
    bitmap.close();
  }
}

function jpegOf(canvas: Canvas, quality: number): Promise<Blob> {
  if (!("toBlob" in canvas)) return canvas.convertToBlob({ type: "image/jpeg", quality });
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/jpeg", quality),
  );
}
