import { pictureSize } from "@/lib/standards/images/picture-size";

/** The longer side at which a photograph is kept while it is worked on; a crop of it is still sharp enough to trace. */
const LONGEST = 2600;
/** The longer side and the area at which the ink is looked for. */
const WORK_PIXELS = 1_300_000;
/** A photograph larger than this is none of a phone of today. Bytes. */
export const MOST_PICTURE_BYTES = 40 * 1024 * 1024;
/** The same in pixels: a browser unpacks all of them at once, four bytes each. */
const MOST_PICTURE_PIXELS = 120_000_000;

/** What is sent along where the picture itself has to be kept. Bytes. */
const MOST_SENT_BYTES = 5 * 1024 * 1024;
/** How far into a file its size in pixels is looked for: behind what a camera writes first. */
const HEAD_BYTES = 512 * 1024;

export type PictureProblem = "heic" | "unreadable" | "tooSmall" | "tooManyPixels";
export class PictureError extends Error {
  constructor(readonly problem: PictureProblem) {
    super(problem);
  }
}

export type LoadedPicture = {
  /** The right way up, at most `LONGEST` wide or high. */
  canvas: HTMLCanvasElement;
  /** The same for a picture on the page. An object address: to be released. */
  url: string;
};

/** Part of a picture, each side as a share of its width or height. */
export type Crop = { left: number; top: number; right: number; bottom: number };
export const WHOLE: Crop = { left: 0, top: 0, right: 1, bottom: 1 };
export const isWhole = ({ left, top, right, bottom }: Crop) => left <= 0 && top <= 0 && right >= 1 && bottom >= 1;

/** Decodes a photograph, turned as its camera says. Browser only. @throws PictureError */
export async function loadPicture(file: Blob): Promise<LoadedPicture> {
  const size = pictureSize(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()));
  if (size && size.width * size.height > MOST_PICTURE_PIXELS) throw new PictureError("tooManyPixels");
  const bitmap = await decode(file);
  try {
    const { width, height } = bitmap;
    if (Math.min(width, height) < 60) throw new PictureError("tooSmall");
    const scale = Math.min(1, LONGEST / Math.max(width, height));
    const canvas = drawn(bitmap, { x: 0, y: 0, width, height }, scale);
    return { canvas, url: URL.createObjectURL(await jpegOf(canvas)) };
  } finally {
    bitmap.close();
  }
}

/** The pixels of a part of the picture, fewer where it is large. */
export function pixelsOf({ canvas }: LoadedPicture, crop: Crop): ImageData {
  const area = areaOf(canvas, crop);
  const scale = Math.min(1, Math.sqrt(WORK_PIXELS / (area.width * area.height)));
  const part = drawn(canvas, area, scale);
  return contextOf(part).getImageData(0, 0, part.width, part.height);
}

export type SentPicture = { picture: string; mediaType: string };

/** A part of the picture as a file to send: without what the camera wrote into it. Base64. @throws PictureError */
export async function pictureToSend({ canvas }: LoadedPicture, crop: Crop): Promise<SentPicture> {
  const part = isWhole(crop) ? canvas : drawn(canvas, areaOf(canvas, crop), 1);
  const fine = await jpegOf(part);
  const blob = fine.size <= MOST_SENT_BYTES ? fine : await jpegOf(part, 0.6);
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return { picture: btoa(text), mediaType: blob.type };
}

async function decode(file: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    throw new PictureError((await isHeic(file)) ? "heic" : "unreadable");
  }
}

/** ISO/IEC 14496-12: a box "ftyp" with a brand of HEIF (ISO/IEC 23008-12) or AVIF behind it. */
async function isHeic(file: Blob): Promise<boolean> {
  const head = String.fromCharCode(...new Uint8Array(await file.slice(4, 12).arrayBuffer()));
  return /^ftyp(hei|hev|mif1|msf1|avi)/.test(head);
}

type Area = { x: number; y: number; width: number; height: number };

const areaOf = ({ width, height }: HTMLCanvasElement, crop: Crop): Area => ({
  x: Math.round(crop.left * width),
  y: Math.round(crop.top * height),
  width: Math.max(1, Math.round((crop.right - crop.left) * width)),
  height: Math.max(1, Math.round((crop.bottom - crop.top) * height)),
});

function drawn(source: CanvasImageSource, { x, y, width, height }: Area, scale: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = contextOf(canvas);
  // What is transparent lies on white paper.
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = "high";
  context.drawImage(source, x, y, width, height, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new PictureError("unreadable");
  return context;
}

function jpegOf(canvas: HTMLCanvasElement, quality = 0.9): Promise<Blob> {
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new PictureError("unreadable"))), "image/jpeg", quality),
  );
}
