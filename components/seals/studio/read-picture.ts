import type { Outline } from "@/lib/standards/seal-drawing/outline";
import { cropInk, inkExtent, withoutSpecks } from "@/lib/standards/seal-drawing/paper/clean-ink";
import { findInk, type InkKind } from "@/lib/standards/seal-drawing/paper/find-ink";
import type { Pixels } from "@/lib/standards/seal-drawing/paper/raster";
import { traceInk } from "@/lib/standards/seal-drawing/paper/trace-ink";

/** The longer side that a picture is read at: an edge of a tenth of a millimetre is three pixels of it. */
const longest = 1200;

/** The pixels of a picture file, on white paper, scaled down where it is larger than is needed. Browser only. */
export async function pixelsOf(file: Blob): Promise<Pixels> {
  const address = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    // A drawing without a size of its own is as large as is looked at.
    const [width, height] = [image.naturalWidth || longest, image.naturalHeight || longest];
    const drawing = file.type === "image/svg+xml";
    const scale = drawing ? longest / Math.max(width, height) : Math.min(1, longest / Math.max(width, height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    const context = canvas.getContext("2d", { willReadFrequently: true });
    if (!context) throw new Error("the browser gives no canvas");
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return context.getImageData(0, 0, canvas.width, canvas.height);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/**
 * The ink of a picture as an outline whose longer side has a length. Pure.
 * @returns null where there is no ink
 */
export function traceOf(pixels: Pixels, ink: InkKind, longerMm: number, color: string): Outline | null {
  const speck = Math.max(4, Math.round((pixels.width * pixels.height) / 60_000));
  const cropped = cropInk(withoutSpecks(findInk(pixels, ink), speck), 1);
  if (!inkExtent(cropped)) return null;
  const mmPerPixel = longerMm / Math.max(cropped.width, cropped.height);
  const outline = traceInk(cropped, { mmPerPixel, color });
  return outline.paths.length > 0 ? outline : null;
}
